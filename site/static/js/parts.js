// @ts-check
/** The parts of a page that come when it can be used. A bad connection drops one at times; it is asked for again. */

import { onRetry, reportPart } from "./trouble.js";

const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

export const later = () => insist("later", () => import("./later.js"));
export const extraPart = () => insist("extra", () => import("./extra-part.js"));
export const schoolPart = () => insist("school", () => import("./school-part.js"));

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} load
 * @param {number} [pause]
 * @returns {Promise<T>}
 */
async function insist(name, load, pause = FIRST_MS) {
  try {
    const part = await load();
    reportPart(name, true);
    return part;
  } catch (error) {
    console.warn("bpv-map: a part of the page did not come", error);
    // Once is not worth a word.
    if (pause > FIRST_MS) reportPart(name, false);
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
      addEventListener("online", resolve, { once: true });
      onRetry(() => resolve(undefined));
    });
    return insist(name, load, Math.min(2 * pause, LONGEST_MS));
  }
}
