// @ts-check
/** The schoolpakket that this phone was given by file or link, if any. What pages show of it: `pakket/view.js`. */

import { readMeta, writeMeta } from "../store/phone-facts.js";
import { part } from "../tell/parts.js";

/**
 * @typedef {import("../pure/types.js").Pakket} Pakket
 * @typedef {{tekst: string, toon: Pakket}} Kept
 */

const KEY = "schoolpakket";

/** @type {Kept | undefined} */
let kept;

/** What stands in for the words and the opleidingen that the page came with; `pakket/view.js` fills it in. */
export const instead = {
  /** @param {Record<string, any>} forms */
  words: (forms) => forms,
  /** @param {any[]} list */
  opleidingen: (list) => list,
};

/** Reads it and shows it; without one, or without a store, the page is as it was made. */
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

/** @param {Kept | undefined} given none to go back to that of the site */
export function keepPakket(given) {
  return writeMeta(KEY, given);
}
