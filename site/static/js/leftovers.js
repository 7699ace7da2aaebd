// @ts-check
/** The bytes of photos and scans that were removed: thrown away when nobody is offered to put them back any more. */

import { COPY_STORES, dropOrphans } from "./copy.js";
import { GONE, STORES } from "./layout.js";
import { transact } from "./store.js";

/** Longer than that is offered (`removed.js`). */
const KEPT_MS = 600_000;

export async function sweepLeftovers() {
  const found = await transact("readonly", [STORES.meta], leftIn);
  if (found.length === 0) return;
  await transact("readwrite", COPY_STORES, async (tx) => {
    // Meanwhile one may have been put back.
    const left = await leftIn(tx);
    await dropOrphans(tx, left);
    for (const key of left) await tx.objectStore(STORES.meta).delete(key);
  });
}

/** @param {import("./store.js").Transaction} tx */
async function leftIn(tx) {
  const meta = tx.objectStore(STORES.meta);
  const keys = (await meta.getAllKeys()).map(String).filter((key) => key.startsWith(GONE));
  const times = await Promise.all(keys.map((key) => meta.get(key)));
  return keys.filter((_, index) => times[index] < Date.now() - KEPT_MS);
}
