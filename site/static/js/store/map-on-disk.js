// @ts-check
/** The map on disk: reading it whole, and writing only changed fields, in one transaction. */

import { edgeNow } from "../page/clock-edge.js";
import { applyChange } from "../pure/apply.js";
import { clockFrom, momentOf, newest, tick } from "../pure/clock.js";
import { clockOf } from "../pure/record.js";
import { STORES, transact } from "./database.js";
import { STATE_KEY } from "./layout.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Change} Change
 * @typedef {import("./database.js").Transaction} Transaction
 *
 * `revision` counts the changes of records; `clock` is the newest clock given out.
 * @typedef {{revision: number, clock: string, savedAt: string}} State
 */

/** @returns {Promise<{records: Rec[], state: State, cached: unknown}>} */
export function readMap() {
  const stores = [STORES.records, STORES.meta, STORES.verdicts];
  return transact("readonly", stores, async (tx) => {
    const [records, state, cached] = await Promise.all([
      tx.objectStore(STORES.records).getAll(),
      readState(tx),
      tx.objectStore(STORES.verdicts).get(STATE_KEY),
    ]);
    return { records, state, cached };
  });
}

/** @returns {Promise<Rec[]>} what can be read even of a database that lost other stores */
export const readRecords = () =>
  transact("readonly", [STORES.records], (tx) => tx.objectStore(STORES.records).getAll());

/**
 * Writes changes; reads each record first, so that only changed fields are written. Returns the records as they are
 * now on disk, read back: only what was found there is reported as saved.
 * @param {Change[]} changes
 * @returns {Promise<{records: Rec[], state: State}>}
 */
export async function commitChanges(changes) {
  const written = await putChanges(changes);
  await transact("readonly", [STORES.records], async (tx) => {
    for (const record of written.records) {
      // Another tab may have written a later version already.
      const found = await tx.objectStore(STORES.records).get(record.id);
      if (clockOf(found) < clockOf(record)) throw new DOMException("", "DataError");
    }
  });
  return written;
}

/** @param {Change[]} changes */
function putChanges(changes) {
  return transact("readwrite", [STORES.records, STORES.meta], async (tx) => {
    const state = await readState(tx);
    const store = tx.objectStore(STORES.records);
    const written = [];
    for (const change of changes) {
      const before = await store.get(change.id);
      const after = applyChange(before, change, (last) => clockFor(change, state, last));
      if (!after) continue;
      if (after !== before) await store.put(after);
      written.push(after);
      state.revision += after === before ? 0 : 1;
    }
    await keepState(tx, state);
    return { records: written, state };
  });
}

/**
 * @param {Change} change
 * @param {State} state
 * @param {string} last of the record itself
 * @returns {string}
 */
function clockFor(change, state, last) {
  const edge = edgeNow();
  // Typed while the phone's date was wrong, and written now that it is right.
  const clock = change.clock && change.clock > edge && state.clock <= edge ? tick("", Date.now()) : change.clock;
  // Later than everything on disk: exports are identified by the newest clock that they hold.
  state.clock = clockFrom(clock ?? "", newest([state.clock, last]));
  return state.clock;
}

/** @param {Transaction} tx @returns {Promise<State>} */
export async function readState(tx) {
  return (await tx.objectStore(STORES.meta).get(STATE_KEY)) ?? { revision: 0, clock: "", savedAt: "" };
}

/** @param {Transaction} tx @param {State} state */
export async function keepState(tx, state) {
  state.savedAt = momentOf();
  await tx.objectStore(STORES.meta).put(state, STATE_KEY);
}
