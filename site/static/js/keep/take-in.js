// @ts-check
/** Takes merged records into the map in one transaction: all of it or nothing, with a copy of the old map. */

import { newest } from "../pure/clock.js";
import { clockOf } from "../pure/record.js";
import { dropOrphans, keepCopy, SLOT } from "../store/backup-row.js";
import { STORES, transact } from "../store/database.js";
import { keepState, readState } from "../store/map-on-disk.js";
import { tellTabs, withWriteLock } from "../store/tabs.js";
import { same } from "../text/canonical.js";
import { keepBrought } from "./elsewhere.js";
import { keepCame } from "./last-file.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Attachment} Attachment
 */

/**
 * @param {Rec[]} records the whole map, merged
 * @param {Attachment[]} attachments
 * @param {number} revision of the map that was merged with
 * @returns {Promise<boolean>} false when the map changed meanwhile: merge again
 */
export function takeIn(records, attachments, revision) {
  return withWriteLock(async () => {
    const isTaken = await transact("readwrite", Object.values(STORES), async (tx) => {
      const state = await readState(tx);
      if (state.revision !== revision) return false;
      const replaced = await keepCopy(tx, SLOT.merge);
      const store = tx.objectStore(STORES.records);
      /** @type {Rec[]} */
      const before = await store.getAll();
      const old = new Map(before.map((record) => [record.id, record]));
      const changed = records.filter((record) => !same(old.get(record.id), record));
      for (const record of changed) await store.put(record);
      await keepCame(tx, state.revision, old, changed);
      await keepBrought(tx, old, changed);
      for (const attachment of attachments) await tx.objectStore(STORES.attachments).put(attachment);
      await dropOrphans(tx, replaced);
      // What comes from a phone whose clock is ahead must not win from what is typed here next.
      const clock = newest([state.clock, ...changed.map(clockOf)]);
      await keepState(tx, { ...state, clock, revision: revision + 1 });
      return true;
    });
    if (isTaken) tellTabs();
    return isTaken;
  });
}

/** Deletes everything that this phone keeps of the map. */
export function wipeMap() {
  return withWriteLock(async () => {
    await transact("readwrite", Object.values(STORES), async (tx) => {
      for (const name of Object.values(STORES)) await tx.objectStore(name).clear();
    });
    tellTabs();
  });
}
