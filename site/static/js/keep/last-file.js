// @ts-check
/** What the last file brought into the map, so that it can be taken out while everything typed since stays. */

import { applyChange } from "../pure/apply.js";
import { newest, tick } from "../pure/clock.js";
import { clockOf, isLive, SIGNATURE } from "../pure/record.js";
import { COPY_STORES, dropOrphans, keepCopy, SLOT } from "../store/backup-row.js";
import { transact } from "../store/database.js";
import { STORES } from "../store/layout.js";
import { keepState, readState } from "../store/map-on-disk.js";
import { tellTabs, withWriteLock } from "../store/tabs.js";
import { same } from "../text/canonical.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../store/database.js").Transaction} Transaction
 *
 * `revision` is of the copy made before the file; `clocks` has the clock of each record as the file left it, by id.
 * @typedef {{revision: number, moment: string, clocks: Record<string, string>}} Came
 */

const KEY = "came";

/**
 * @param {Transaction} tx in which the records are taken in
 * @param {number} revision of the map before
 * @param {Map<string, Rec>} old
 * @param {Rec[]} changed
 */
export async function keepCame(tx, revision, old, changed) {
  if (changed.length === 0) return;
  const clocks = Object.fromEntries(changed.map((record) => [record.id, clockOf(record)]));
  /** @type {Came} */
  const came = { revision: old.size > 0 ? revision : -1, moment: new Date().toISOString(), clocks };
  await tx.objectStore(STORES.meta).put(came, KEY);
}

/** @returns {Promise<Came | undefined>} what can be taken out again */
export const whatCame = () => transact("readonly", COPY_STORES, readCame);

/**
 * A file from before this was recorded is known by the copy made then: what that lacks, and is older than it.
 * @param {Transaction} tx
 * @returns {Promise<Came | undefined>}
 */
async function readCame(tx) {
  const came = await tx.objectStore(STORES.meta).get(KEY);
  /** @type {import("../store/backup-row.js").Copy | undefined} */
  const copy = await tx.objectStore(STORES.copies).get(SLOT.merge);
  if (came !== undefined || !copy) return came || undefined;
  const old = new Set(copy.records.map(({ id }) => id));
  /** @type {Rec[]} */
  const records = await tx.objectStore(STORES.records).getAll();
  const added = records.filter((record) => !old.has(record.id) && clockOf(record) < copy.moment);
  const clocks = Object.fromEntries(added.map((record) => [record.id, clockOf(record)]));
  return added.length > 0 ? { revision: copy.revision, moment: copy.moment, clocks } : undefined;
}

/**
 * Takes out what the last file brought: a record that was not on this phone before is gone as if it never came, even a
 * handtekening; a changed answer is restored. What was edited since stays as it is. Works without the rules, which the
 * file may have stalled.
 * @returns {Promise<number>} the number of records
 */
export async function takeAway() {
  const count = await withWriteLock(() =>
    transact("readwrite", COPY_STORES, async (tx) => {
      const came = await readCame(tx);
      const old = came && (await before(tx, came));
      if (!came || !old) return 0;
      const replaced = await keepCopy(tx, SLOT.restore);
      const done = await putAll(tx, came, old);
      // The entry stays, but holds nothing any more.
      await tx.objectStore(STORES.meta).put(null, KEY);
      await dropOrphans(tx, replaced);
      return done;
    }),
  );
  tellTabs();
  return count;
}

/**
 * @param {Transaction} tx
 * @param {Came} came
 * @returns {Promise<Map<string, Rec> | undefined>} the map as it was; undefined when that copy is gone
 */
async function before(tx, came) {
  if (came.revision < 0) return new Map();
  /** @type {import("../store/backup-row.js").Copy | undefined} */
  const copy = await tx.objectStore(STORES.copies).get(SLOT.merge);
  if (copy?.revision !== came.revision) return undefined;
  return new Map(copy.records.map((record) => [record.id, record]));
}

/**
 * @param {Transaction} tx
 * @param {Came} came
 * @param {Map<string, Rec>} old
 */
async function putAll(tx, came, old) {
  const state = await readState(tx);
  const store = tx.objectStore(STORES.records);
  let count = 0;
  for (const [id, clock] of Object.entries(came.clocks)) {
    /** @type {Rec | undefined} */
    const now = await store.get(id);
    const was = old.get(id);
    if (!now) continue;
    if (!was && clockOf(now) !== clock) continue;
    if (was) {
      const after = asItWas(now, was, clock, (last) => (state.clock = tick(newest([state.clock, last]), Date.now())));
      if (after === now) continue;
      await store.put(after);
    } else {
      await store.delete(id);
    }
    count += 1;
    state.revision += 1;
  }
  await keepState(tx, state);
  return count;
}

/**
 * @param {Rec} now
 * @param {Rec} was before the file came
 * @param {string} clock of the record just after the file came
 * @param {(last: string) => string} tick
 * @returns {Rec}
 */
function asItWas(now, was, clock, tick) {
  // A signed record is never edited: the file replaced it with its own.
  if (was.soort === SIGNATURE) return was;
  const isBack = !isLive(was) && isLive(now) && clockOf(now) === clock;
  if (isBack) return applyChange(now, { id: now.id, soort: now.soort, remove: true }, tick) ?? now;
  const names = Object.keys(now.velden).filter((name) => {
    const isSince = (now.tijden[name] ?? "") > clock;
    return !isSince && !same(now.velden[name] ?? null, was.velden[name] ?? null);
  });
  const isGone = isLive(was) && !isLive(now) && (now.verwijderd ?? "") <= clock;
  const wanted = isGone ? Object.keys(was.velden) : names;
  const velden = Object.fromEntries(wanted.map((name) => [name, was.velden[name] ?? null]));
  return applyChange(now, { id: now.id, soort: was.soort, velden, touch: isGone }, tick) ?? now;
}
