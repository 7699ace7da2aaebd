// @ts-check
/** The map on disk: reading it whole, and changing only the fields that change, in one transaction. */

import { applyChange, replayChange } from "./apply.js";
import { newest, tick } from "./clock.js";
import { STORES, transact } from "./store.js";

/**
 * @typedef {import("./types.js").Rec} Rec
 * @typedef {import("./types.js").Change} Change
 * @typedef {import("./types.js").Attachment} Attachment
 * @typedef {import("./store.js").Transaction} Transaction
 *
 * `revision` counts the transactions that changed a record; `clock` is the newest clock given out.
 * @typedef {{revision: number, clock: string, savedAt: string}} State
 * @typedef {{clock: string, changes: Change[]}} JournalEntry
 */

const STATE_KEY = "state";
const JOURNAL = "journal:";
/** One per page visit: another tab's entry is never overwritten. */
const journalKey = JOURNAL + crypto.randomUUID();

/** @returns {Promise<{records: Rec[], state: State, cached: unknown}>} */
export async function readMap() {
  const stores = [STORES.records, STORES.meta, STORES.verdicts];
  const found = await transact("readonly", stores, async (tx) => {
    const [records, state, cached, journal] = await Promise.all([
      tx.objectStore(STORES.records).getAll(),
      readState(tx),
      tx.objectStore(STORES.verdicts).get(STATE_KEY),
      tx.objectStore(STORES.meta).getAllKeys(journalRange()),
    ]);
    return { records, state, cached, journal };
  });
  if (found.journal.length === 0) return found;
  await commitChanges([]);
  return readMap();
}

/**
 * Writes changes and what earlier pages left in their journals. Gives the records as they now are on disk.
 * @param {Change[]} changes
 * @returns {Promise<{records: Rec[], state: State}>}
 */
export function commitChanges(changes) {
  return transact("readwrite", [STORES.records, STORES.meta], async (tx) => {
    const state = await readState(tx);
    const { writing, edit } = editor(tx, state);
    await replayJournals(tx, edit);
    for (const change of changes) {
      const now = (/** @type {string} */ last) => (state.clock = tick(newest([state.clock, last]), Date.now()));
      await edit(change.id, (record) => applyChange(record, change, now));
    }
    if (writing.size > 0) state.revision += 1;
    await keepState(tx, state);
    return { records: Array.from(writing.values()), state };
  });
}

/**
 * @param {Transaction} tx
 * @param {State} state
 */
function editor(tx, state) {
  const store = tx.objectStore(STORES.records);
  /** @type {Map<string, Rec>} */
  const writing = new Map();
  /**
   * @param {string} id
   * @param {(record: Rec | undefined) => Rec | undefined} change
   */
  const edit = async (id, change) => {
    const before = writing.get(id) ?? (await store.get(id));
    const after = change(before);
    if (!after || after === before) return;
    state.clock = newest([state.clock, ...Object.values(after.tijden), after.verwijderd]);
    writing.set(id, after);
    await store.put(after);
  };
  return { writing, edit };
}

/**
 * @param {Transaction} tx
 * @param {(id: string, change: (record: Rec | undefined) => Rec | undefined) => Promise<void>} edit
 */
async function replayJournals(tx, edit) {
  const meta = tx.objectStore(STORES.meta);
  for (const key of await meta.getAllKeys(journalRange())) {
    /** @type {JournalEntry} */
    const entry = await meta.get(key);
    for (const change of entry.changes) await edit(change.id, (rec) => replayChange(rec, change, entry.clock));
    await meta.delete(key);
  }
}

/**
 * Writes changes down in one request, for a page that is being left: there may be no time to read first.
 * @param {Change[]} changes
 * @param {string} clock
 * @returns {Promise<unknown>}
 */
export function writeJournal(changes, clock) {
  return transact("readwrite", [STORES.meta], (tx) => {
    void tx.objectStore(STORES.meta).put({ clock, changes }, journalKey);
  });
}

/** @param {Transaction} tx @returns {Promise<State>} */
export async function readState(tx) {
  return (await tx.objectStore(STORES.meta).get(STATE_KEY)) ?? { revision: 0, clock: "", savedAt: "" };
}

/** @param {Transaction} tx @param {State} state */
export async function keepState(tx, state) {
  state.savedAt = new Date().toISOString();
  await tx.objectStore(STORES.meta).put(state, STATE_KEY);
}

function journalRange() {
  return IDBKeyRange.bound(JOURNAL, `${JOURNAL}\uffff`);
}
