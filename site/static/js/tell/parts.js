// @ts-check
/** The parts of a page that load once it can be used. A bad connection may drop one; it is then requested again. */

import { onRetry, reportPart } from "./trouble.js";

const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/**
 * Every part, by the name of its entry. No script imports an entry: a part needs what the page already holds, so that
 * would be a circular import.
 * @typedef {{
 *   later: typeof import("../later.js"),
 *   "extra-part": typeof import("../extra-part.js"),
 *   "school-part": typeof import("../school-part.js"),
 *   "qr-part": typeof import("../qr-part.js"),
 *   "password-part": typeof import("../password-part.js"),
 *   "gids-part": typeof import("../gids-part.js"),
 * }} Parts
 */

/** @type {(name: string) => Promise<any>} */
let load = (name) => Promise.reject(new Error(`nobody said where ${name} lies`));

/** @param {(name: string) => Promise<any>} loader of the page's own entry, which is in the same folder as the parts */
export const loadPartsWith = (loader) => (load = loader);

/**
 * Requests a part, once.
 * @template {keyof Parts} K
 * @param {K} name
 * @returns {Promise<Parts[K]>}
 */
export const part = (name) => load(name);

/** @type {(part: Promise<Parts["later"]>) => void} */
let tell = () => undefined;
/** @type {Promise<Parts["later"]>} */
const asked = new Promise((resolve) => (tell = resolve));
/** As `later`, but requests nothing itself: at a first visit nothing is fetched before the page can be used. */
export const onceLater = () => asked;
export const later = () => {
  const found = insist("later");
  tell(found);
  return found;
};
export const extraPart = () => insist("extra-part");
export const schoolPart = () => insist("school-part");

/**
 * @template {keyof Parts} K
 * @param {K} name
 * @param {number} [pause]
 * @returns {Promise<Parts[K]>}
 */
async function insist(name, pause = FIRST_MS) {
  try {
    const found = await part(name);
    reportPart(name, true);
    return found;
  } catch (error) {
    console.warn("bpv-map: a part of the page did not come", error);
    // One failure is not worth a message.
    if (pause > FIRST_MS) reportPart(name, false);
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
      addEventListener("online", resolve, { once: true });
      onRetry(() => resolve(undefined));
    });
    return insist(name, Math.min(2 * pause, LONGEST_MS));
  }
}
