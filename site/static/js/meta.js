// @ts-check
/** Small facts about this phone that are no part of the map: they are not exported. */

import { STORES, readOnly, transact } from "./store.js";

/**
 * @param {string} key
 * @returns {Promise<any>}
 */
export function readMeta(key) {
  return transact("readonly", [STORES.meta], (tx) => tx.objectStore(STORES.meta).get(key));
}

/**
 * @param {string} key
 * @param {unknown} value
 */
export async function writeMeta(key, value) {
  if (readOnly) return;
  await transact("readwrite", [STORES.meta], (tx) => {
    void tx.objectStore(STORES.meta).put(value, key);
  });
}
