// @ts-check
/** One copy of the map as it was, beside the map. Every function works within a transaction of its caller. */

import { today } from "../page/document.js";
import { momentOf } from "../pure/clock.js";
import { STATE_KEY, STORES } from "./layout.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("./database.js").Transaction} Transaction
 * @typedef {{slot: string, day: string, moment: string, revision: number, records: Rec[]}} Copy
 *
 * What is known of a copy without reading it.
 * @typedef {{day: string, revision: number}} Label
 */

/** There is one copy of each kind; a newer one takes its place. */
export const SLOT = {
  day: "dag",
  week: "week",
  lastWeek: "vorige_week",
  update: "bijwerken",
  merge: "samenvoegen",
  restore: "terugzetten",
  clock: "datum",
};
/** The stores that a copy takes part in. */
export const COPY_STORES = [STORES.records, STORES.meta, STORES.copies, STORES.attachments];
export const LABELS_KEY = "copies";

/**
 * Keeps the map as it is on disk now; an empty map is not worth the place of a full one.
 * @param {Transaction} tx
 * @param {string} slot
 * @returns {Promise<Rec[]>} the records of the copy whose place it took
 */
export async function keepCopy(tx, slot) {
  const records = await tx.objectStore(STORES.records).getAll();
  if (records.length === 0) return [];
  const state = await tx.objectStore(STORES.meta).get(STATE_KEY);
  const revision = state?.revision ?? 0;
  return putCopy(tx, { slot, day: today(), moment: momentOf(), revision, records });
}

/**
 * @param {Transaction} tx
 * @param {Copy} copy
 * @returns {Promise<Rec[]>} the records of the copy whose place it took
 */
export async function putCopy(tx, copy) {
  const store = tx.objectStore(STORES.copies);
  const meta = tx.objectStore(STORES.meta);
  /** @type {Copy | undefined} */
  const replaced = await store.get(copy.slot);
  await store.put(copy, copy.slot);
  const label = { day: copy.day, revision: copy.revision };
  await meta.put({ ...(await meta.get(LABELS_KEY)), [copy.slot]: label }, LABELS_KEY);
  return replaced?.records ?? [];
}

/**
 * Throws away photos and scans that were removed, or of a copy that is gone, unless the map or another copy shows them.
 * @param {Transaction} tx
 * @param {Rec[] | string[]} gone what names them
 */
export async function dropOrphans(tx, gone) {
  const candidates = new Set(JSON.stringify(gone).match(/[0-9a-f]{64}/g));
  if (candidates.size === 0) return;
  const kept = JSON.stringify([
    await tx.objectStore(STORES.records).getAll(),
    await tx.objectStore(STORES.copies).getAll(),
  ]);
  for (const sha256 of candidates) {
    if (!kept.includes(sha256)) await tx.objectStore(STORES.attachments).delete(sha256);
  }
}
