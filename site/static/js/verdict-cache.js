// @ts-check
/** The last verdict on disk, with what it is about: it is shown again as long as nothing of that changed. */

import { root, today } from "./page.js";
import { diskState, map } from "./records.js";
import { STORES, transact } from "./store.js";

/**
 * @typedef {import("./types.js").Verdict} Verdict
 * @typedef {{revision: number, rules: string, today: string}} About
 * @typedef {About & {verdict: Verdict}} Cached
 */

const KEY = "state";

/** @returns {About} the map, the rules and the day of now */
export function aboutNow() {
  return { revision: diskState().revision, rules: root.dataset["rules"] ?? "", today: today() };
}

/**
 * @param {Cached | undefined} cached
 * @returns {boolean}
 */
export function stillHolds(cached) {
  const now = aboutNow();
  return cached?.revision === now.revision && cached.rules === now.rules && cached.today === now.today;
}

/** @param {Cached} cached */
export async function keepVerdict(cached) {
  if (map.readOnly) return;
  await transact("readwrite", [STORES.verdicts], (tx) => {
    void tx.objectStore(STORES.verdicts).put(cached, KEY);
  });
}
