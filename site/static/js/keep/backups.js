// @ts-check
/** The copies of the map on this phone: made automatically, listed, and put back without losing later changes. */

import { edgeNow } from "../page/clock-edge.js";
import { shiftDate, today } from "../page/document.js";
import { applyChange } from "../pure/apply.js";
import { momentOf, newest, tick } from "../pure/clock.js";
import { mendRecords } from "../pure/clock-mending.js";
import { clockOf, filled, isLive, SIGNATURE } from "../pure/record.js";
import { COPY_STORES, dropOrphans, keepCopy, LABELS_KEY, putCopy, SLOT } from "../store/backup-row.js";
import { transact } from "../store/database.js";
import { STORES } from "../store/layout.js";
import { keepState, readState } from "../store/map-on-disk.js";
import { readMeta } from "../store/phone-facts.js";
import { tellTabs, withWriteLock } from "../store/tabs.js";
import { same } from "../text/canonical.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Change} Change
 * @typedef {import("../store/backup-row.js").Copy} Copy
 * @typedef {import("../store/backup-row.js").Label} Label
 * @typedef {{nieuw: number, anders: number, weg: number}} Difference
 */

/**
 * Makes the copies that are due: one a day, and one a week of which the previous one stays too, so there is
 * always one from before a mistake that was only noticed after some days.
 * @param {number} revision of the map now
 * @param {number} weekDays how long a week copy stays the newest
 */
export async function rollCopies(revision, weekDays) {
  if ((await due(revision, weekDays)).length === 0) return;
  await withWriteLock(() =>
    transact("readwrite", COPY_STORES, async (tx) => {
      const labels = await tx.objectStore(STORES.meta).get(LABELS_KEY);
      // Another tab may have made them meanwhile.
      for (const slot of dueOf(labels, revision, weekDays)) {
        const gone = slot === SLOT.week ? await moveWeek(tx) : [];
        await dropOrphans(tx, [...gone, ...(await keepCopy(tx, slot))]);
      }
    }),
  );
}

/**
 * @param {number} revision
 * @param {number} weekDays
 */
async function due(revision, weekDays) {
  return dueOf(await readMeta(LABELS_KEY), revision, weekDays);
}

/**
 * @param {Record<string, Label> | undefined} labels
 * @param {number} revision
 * @param {number} weekDays
 * @returns {string[]}
 */
function dueOf(labels, revision, weekDays) {
  const day = labels?.[SLOT.day];
  const week = labels?.[SLOT.week];
  const found = [];
  // A copy dated in the future was made while the phone's date was wrong.
  const isOld = week && (shiftDate(week.day, weekDays) <= today() || week.day > today());
  if (!week || (isOld && week.revision !== revision)) found.push(SLOT.week);
  if (!day || (day.day !== today() && day.revision !== revision)) found.push(SLOT.day);
  return found;
}

/** @param {import("../store/database.js").Transaction} tx */
async function moveWeek(tx) {
  /** @type {Copy | undefined} */
  const week = await tx.objectStore(STORES.copies).get(SLOT.week);
  return week ? putCopy(tx, { ...week, slot: SLOT.lastWeek }) : [];
}

/** @returns {Promise<Copy[]>} newest first; of equal ones, the one that was made last */
export async function listCopies() {
  /** @type {Copy[]} */
  const copies = await transact("readonly", [STORES.copies], (tx) => tx.objectStore(STORES.copies).getAll());
  copies.sort((a, b) => (a.moment < b.moment ? 1 : -1));
  return copies.filter((copy, index) => copies.findIndex(({ revision }) => revision === copy.revision) === index);
}

/**
 * What happened since a copy was made, in records.
 * @param {Rec[]} before
 * @param {Rec[]} now
 * @returns {Difference}
 */
export function difference(before, now) {
  const old = new Map(before.filter(isLive).map((record) => [record.id, record]));
  const live = now.filter(isLive);
  const known = live.filter(({ id }) => old.has(id));
  return {
    nieuw: live.length - known.length,
    anders: known.filter((record) => !isSame(record, old.get(record.id) ?? record)).length,
    weg: old.size - known.length,
  };
}

/**
 * @param {Rec} one
 * @param {Rec} other
 */
const isSame = (one, other) => one.soort === other.soort && same(filled(one), filled(other));

/**
 * Puts back what a copy holds, as if it were typed again now: what was changed or removed since is restored, what
 * was added since stays. The current map is copied first. All of it or nothing.
 * @param {string} slot
 * @returns {Promise<Change[]>} the changes that undo it; one for each record that changed
 */
export async function putBack(slot) {
  const undo = await withWriteLock(() =>
    transact("readwrite", COPY_STORES, async (tx) => {
      /** @type {Copy} */
      const copy = await tx.objectStore(STORES.copies).get(slot);
      const replaced = await keepCopy(tx, SLOT.restore);
      const undone = await putRecords(tx, copy.records);
      await dropOrphans(tx, replaced);
      return undone;
    }),
  );
  tellTabs();
  return undo;
}

/**
 * @param {import("../store/database.js").Transaction} tx
 * @param {Rec[]} records
 */
async function putRecords(tx, records) {
  const state = await readState(tx);
  const store = tx.objectStore(STORES.records);
  const undo = [];
  for (const old of mendRecords(records, momentOf(), edgeNow()).filter(isLive)) {
    const now = await store.get(old.id);
    const after = restored(old, now, (last) => (state.clock = tick(newest([state.clock, last]), Date.now())));
    if (!after || after === now) continue;
    await store.put(after);
    state.clock = newest([state.clock, clockOf(after)]);
    state.revision += 1;
    undo.push(inverse(now, after));
  }
  await keepState(tx, state);
  return undo;
}

/**
 * @param {Rec} old
 * @param {Rec | undefined} now
 * @param {(last: string) => string} clock
 * @returns {Rec | undefined}
 */
function restored(old, now, clock) {
  // A signed record is never changed: it is there, or it comes back whole.
  if (old.soort === SIGNATURE) return now?.soort === SIGNATURE ? now : old;
  const touch = !now || !isLive(now);
  // A file once turned it into another kind of form: only its clocks still count.
  if (now && now.soort !== old.soort) {
    const time = clock(clockOf(now));
    const velden = filled(old);
    return {
      ...old,
      velden,
      tijden: Object.fromEntries(Object.keys(velden).map((name) => [name, time])),
      verwijderd: null,
    };
  }
  return applyChange(now, { id: old.id, soort: old.soort, velden: filled(old), touch }, clock);
}

/**
 * @param {Rec | undefined} before
 * @param {Rec} after
 * @returns {Change}
 */
function inverse(before, after) {
  const { id, soort } = after;
  if (!before || !isLive(before)) return { id, soort, remove: true };
  // There is no earlier state for what it was turned into.
  if (before.soort !== soort) return { id, soort };
  const changed = Object.keys(after.velden).filter((name) => !same(before.velden[name] ?? null, after.velden[name]));
  return { id, soort, velden: Object.fromEntries(changed.map((name) => [name, before.velden[name] ?? null])) };
}
