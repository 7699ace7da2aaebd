// @ts-check
/** What is changed and not known to be on disk; each change is entered in the journal at once. */

import { joinChanges } from "../pure/apply.js";
import { newest } from "../pure/clock.js";
import { typed } from "./journal.js";

/** @typedef {import("../pure/types.js").Change} Change */

/** @type {Map<string, Change>} waiting to be written */
const waiting = new Map();
/** @type {Change[]} what a transaction is writing now */
let writing = [];
/** @param {Change} change with its clock */
export function addPending(change) {
  const joined = joinChanges(waiting.get(change.id), change);
  // Moved to the end: they are written in the order of their clocks.
  waiting.delete(change.id);
  waiting.set(change.id, joined);
  note();
}

/** @returns {Change[]} what is to be written now */
export function takePending() {
  writing = Array.from(waiting.values());
  waiting.clear();
  return writing;
}

/** What was taken is on disk. */
export function endPending() {
  writing = [];
  note();
}

/** What was taken is not on disk: it goes before later changes. */
export function returnPending() {
  const newer = Array.from(waiting.values());
  waiting.clear();
  for (const change of [...writing, ...newer]) waiting.set(change.id, joinChanges(waiting.get(change.id), change));
  writing = [];
}

/** For a page that returns and finds that another one took over its changes. */
export function dropPending() {
  waiting.clear();
  writing = [];
}

/** @returns {boolean} */
export function hasWaiting() {
  return waiting.size > 0;
}

/**
 * @param {string} id of a record
 * @returns {Change | undefined}
 */
export function pendingChange(id) {
  const earlier = writing.find((change) => change.id === id);
  const later = waiting.get(id);
  return later ? joinChanges(earlier, later) : earlier;
}

/** @returns {string[]} the records that are not fully known to be on disk */
export function pendingIds() {
  return [...writing.map(({ id }) => id), ...waiting.keys()];
}

/** For the next page: one change of each record. */
function note() {
  const changes = [...new Set(pendingIds())].flatMap((id) => pendingChange(id) ?? []);
  typed.keep(changes, newest(changes.map((change) => change.clock)));
}
