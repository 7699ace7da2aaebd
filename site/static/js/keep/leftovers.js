// @ts-check
/** The bytes of removed photos and scans: deleted once putting them back is no longer offered. */

import { COPY_STORES, dropOrphans } from "../store/backup-row.js";
import { transact } from "../store/database.js";
import { GONE, STORES } from "../store/layout.js";

/** Longer than the offer stands (`show/removed.js`). */
const KEPT_MS = 600_000;

export async function sweepLeftovers() {
  await transact("readwrite", COPY_STORES, async (tx) => {
    const meta = tx.objectStore(STORES.meta);
    const left = [];
    for (const key of await meta.getAllKeys()) {
      if (String(key).startsWith(GONE) && (await meta.get(key)) < Date.now() - KEPT_MS) left.push(String(key));
    }
    await dropOrphans(tx, left);
    for (const key of left) await meta.delete(key);
  });
}
