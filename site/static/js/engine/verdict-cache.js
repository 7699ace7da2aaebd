// @ts-check
/** The last verdict on disk, with its inputs: it is shown again as long as none of those changed. */

import { givenPakket } from "../map/given-pakket.js";
import { root, today } from "../page/document.js";
import { chosenBpv } from "../store/bpv-choice.js";
import { STORES, transact } from "../store/database.js";
import { readState } from "../store/map-on-disk.js";
import { diskState, map } from "../store/map-on-page.js";

/**
 * @typedef {import("../pure/types.js").Verdict} Verdict
 * @typedef {{revision: number, rules: string, pakket: string, today: string, bpv: string}} About
 * @typedef {About & {verdict: Verdict}} Cached
 */

const KEY = "state";

/** @returns {About} the current map, rules, schoolpakket, day and chosen bpv */
export function aboutNow() {
  const pakket = givenPakket()?.toon.code ?? "";
  const bpv = chosenBpv()?.periode ?? "";
  return { revision: diskState().revision, rules: root.dataset["rules"] ?? "", pakket, today: today(), bpv };
}

/**
 * @param {Cached | undefined} cached
 * @returns {boolean}
 */
export function stillHolds(cached) {
  const now = aboutNow();
  return Object.entries(now).every(([name, value]) => cached?.[/** @type {keyof About} */ (name)] === value);
}

/**
 * Whether it is about today, by these rules: only the map may have changed since.
 * @param {Cached} cached
 */
export function isOfNow(cached) {
  return stillHolds({ ...cached, revision: aboutNow().revision });
}

/**
 * Keeps a verdict, if it is about the map as it is on disk: another tab may have changed or wiped that meanwhile.
 * @param {Cached} cached
 */
export async function keepVerdict(cached) {
  if (map.readOnly) return;
  await transact("readwrite", [STORES.verdicts, STORES.meta], async (tx) => {
    const { revision } = await readState(tx);
    if (revision === cached.revision) await tx.objectStore(STORES.verdicts).put(cached, KEY);
  });
}
