// @ts-check
/** The schoolpakket that this phone received by file or link, if any. What pages show of it: `pakket/view.js`. */

import { readMeta, writeMeta } from "../store/phone-facts.js";
import { part } from "../tell/parts.js";

/**
 * @typedef {import("../pure/types.js").Pakket} Pakket
 * @typedef {{tekst: string, toon: Pakket}} Kept
 */

const KEY = "schoolpakket";

/** @type {Kept | undefined} */
let kept;

/** Replaces the labels and opleidingen of the page; `pakket/view.js` fills it in. */
export const instead = {
  /** @param {Record<string, any>} forms */
  words: (forms) => forms,
  /** @param {any[]} list */
  opleidingen: (list) => list,
};

/** Reads and shows it; without one, or without a store, the page is as it was built. */
export async function loadPakket() {
  try {
    kept = await readMeta(KEY);
    if (kept) (await part("later")).showPakket(kept.toon);
  } catch (error) {
    console.warn("bpv-map: the schoolpakket could not be shown", error);
  }
}

/** @returns {Kept | undefined} */
export const givenPakket = () => kept;

/** @param {Kept | undefined} given undefined to return to the site's own */
export function keepPakket(given) {
  return writeMeta(KEY, given);
}
