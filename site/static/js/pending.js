// @ts-check
/** What is changed and not known to be on disk; each change of it goes into the journal at once. */

import { joinChanges } from "./apply.js";
import { typed } from "./journal.js";

/** @typedef {import("./types.js").Change} Change */

/** @type {Map<string, Change>} waiting to be written */
const waiting = new Map();
/** @type {Change[]} what a transaction is writing now */
let writing = [];
/** The newest clock among them. */
let clock = "";

/**
 * @param {Change} change
 * @param {string} now its clock, should somebody else have to write it later
 */
export function addPending(change, now) {
  waiting.set(change.id, joinChanges(waiting.get(change.id), change));
  clock = now;
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

/** What was taken is not on disk: it goes before what was changed since. */
export function returnPending() {
  const newer = Array.from(waiting.values());
  waiting.clear();
  for (const change of [...writing, ...newer]) waiting.set(change.id, joinChanges(waiting.get(change.id), change));
  writing = [];
}

/** For a page that came back and finds that another one took over what it had. */
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

/** @returns {string[]} the records of which not everything is known to be on disk */
export function pendingIds() {
  return [...writing.map(({ id }) => id), ...waiting.keys()];
}

/** Who comes after this page finds it. */
function note() {
  typed.keep([...writing, ...waiting.values()], clock);
}
