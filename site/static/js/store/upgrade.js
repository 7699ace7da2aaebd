// @ts-check
/** From the layout of an older app to this one, within the transaction in which the browser allows it. */

import { dayOf } from "../page/document.js";
import { keepCopy, putCopy, SLOT } from "./backup-row.js";
import { STORES } from "./layout.js";

/**
 * @typedef {import("./database.js").Database} Database
 * @typedef {import("./database.js").Transaction} Transaction
 */

/**
 * Upgrades an older layout to this one, with a copy of the map first; a failure leaves everything as it was.
 * @param {Database} db
 * @param {number} old its version, 0 for a new phone
 * @param {Transaction} tx
 */
export async function upgrade(db, old, tx) {
  if (old < 1) {
    db.createObjectStore(STORES.records, { keyPath: "id" });
    db.createObjectStore(STORES.attachments, { keyPath: "sha256" });
    db.createObjectStore(STORES.verdicts);
    db.createObjectStore(STORES.meta);
  }
  if (old < 2) db.createObjectStore(STORES.copies);
  if (old > 0) await keepCopy(tx, SLOT.update);
  if (old === 1) await moveBackup(tx);
}

/** The copy from before the last import was kept among the small facts. @param {Transaction} tx */
async function moveBackup(tx) {
  const meta = tx.objectStore(STORES.meta);
  const backup = await meta.get("backup");
  if (!backup) return;
  const { moment, records } = backup;
  await putCopy(tx, { slot: SLOT.merge, day: dayOf(new Date(moment)), moment, revision: -1, records });
  await meta.delete("backup");
}
