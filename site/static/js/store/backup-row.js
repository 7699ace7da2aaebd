// @ts-check
/** One copy of the map as it was, stored with the map. Every function works within a transaction of its caller. */

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

/** There is one copy of each kind; a newer one replaces it. */
export const SLOT = {
  day: "dag",
  week: "week",
  lastWeek: "vorige_week",
  update: "bijwerken",
  merge: "samenvoegen",
  restore: "terugzetten",
  clock: "datum",
};
/** The stores involved in making a copy. */
export const COPY_STORES = [STORES.records, STORES.meta, STORES.copies, STORES.attachments];
export const LABELS_KEY = "copies";

/**
 * Keeps the map as it is on disk now; an empty map does not replace the copy of a full one.
 * @param {Transaction} tx
 * @param {string} slot
 * @returns {Promise<Rec[]>} the records of the copy that it replaced
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
 * @returns {Promise<Rec[]>} the records of the copy that it replaced
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
 * Deletes photos and scans that were removed, or of a deleted copy, unless the map or another copy still shows them.
 * @param {Transaction} tx
 * @param {Rec[] | string[]} gone the records that named them
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
