// @ts-check
/** Small facts about this phone that are not part of the map: they are not exported. */

import { readOnly, STORES, transact } from "./database.js";

/**
 * @param {string} key
 * @returns {Promise<any>}
 */
export function readMeta(key) {
  return transact("readonly", [STORES.meta], (tx) => tx.objectStore(STORES.meta).get(key));
}

/**
 * Never fails: no such fact is worth interrupting the user.
 * @param {string} key
 * @param {unknown} value
 * @returns {Promise<boolean>} whether it is on disk
 */
export async function writeMeta(key, value) {
  if (readOnly) return false;
  try {
    await transact("readwrite", [STORES.meta], (tx) => {
      void tx.objectStore(STORES.meta).put(value, key);
    });
    return true;
  } catch (error) {
    console.warn("bpv-map: a small fact was not kept", error);
    return false;
  }
}
