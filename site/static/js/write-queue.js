// @ts-check
/** From the last key to the disk: collects changes for a moment, writes them, and keeps what failed. */

import { joinChanges } from "./apply.js";
import { keepJournal } from "./journal.js";
import { commitChanges } from "./map-store.js";
import { mark, root } from "./page.js";
import { tellTabs, withWriteLock } from "./tabs.js";
import { currentTrouble, reportTrouble } from "./trouble.js";

/**
 * @typedef {import("./types.js").Rec} Rec
 * @typedef {import("./types.js").Change} Change
 * @typedef {import("./map-store.js").State} State
 */

/** Counted from the first key that is not written yet, so typing on does not put it off. */
const DELAY_MS = 250;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 15_000;

/** @type {Map<string, Change>} */
const pending = new Map();
/** @type {Change[]} what a transaction is writing now */
let writing = [];
/** @type {Promise<unknown>} */
let last = Promise.resolve();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let retryMs = FIRST_RETRY_MS;
/** The newest clock of what is in the queue. */
let clock = "";
/** @type {(records: Rec[], state: State) => void} */
let written = () => undefined;

/** @param {(records: Rec[], state: State) => void} listener */
export function onWritten(listener) {
  written = listener;
}

/**
 * @param {Change} change
 * @param {string} now the clock of this change, should it have to be told later
 */
export function enqueue(change, now) {
  pending.set(change.id, joinChanges(pending.get(change.id), change));
  clock = now;
  note();
  if (root.dataset["saved"] !== "failed") root.dataset["saved"] = "busy";
  timer ??= setTimeout(flush, DELAY_MS);
}

/**
 * What of a record is not known to be on disk.
 * @param {string} id
 * @returns {Change | undefined}
 */
export function pendingChange(id) {
  const earlier = writing.find((change) => change.id === id);
  const later = pending.get(id);
  return later ? joinChanges(earlier, later) : earlier;
}

/** @returns {string[]} the records of which not everything is known to be on disk */
export function pendingIds() {
  return [...writing.map(({ id }) => id), ...pending.keys()];
}

/** @returns {Promise<boolean>} whether everything is on disk */
export async function flush() {
  clearTimeout(timer);
  timer = undefined;
  last = last.then(writeAll);
  await last;
  return pending.size === 0;
}

async function writeAll() {
  let succeeds = true;
  while (succeeds && pending.size > 0) succeeds = await writeOnce();
}

/** @returns {Promise<boolean>} */
async function writeOnce() {
  writing = Array.from(pending.values());
  pending.clear();
  try {
    const { records, state } = await withWriteLock(() => commitChanges(writing));
    writing = [];
    retryMs = FIRST_RETRY_MS;
    written(records, state);
    tellTabs(records.map((record) => record.id));
    settled();
    return true;
  } catch (error) {
    failed(error);
    return false;
  }
}

function settled() {
  note();
  mark("saved");
  if (pending.size === 0) root.dataset["saved"] = "yes";
  if (["write", "full"].includes(currentTrouble())) reportTrouble("");
}

/** @param {unknown} error */
function failed(error) {
  putBack();
  root.dataset["saved"] = "failed";
  const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
  if (currentTrouble() !== "newer") reportTrouble(isFull ? "full" : "write");
  console.error("bpv-map: a write failed", error);
  timer ??= setTimeout(flush, retryMs);
  retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
}

/** What failed goes before what was typed since. */
function putBack() {
  const newer = Array.from(pending.values());
  pending.clear();
  for (const change of [...writing, ...newer]) pending.set(change.id, joinChanges(pending.get(change.id), change));
  writing = [];
}

/** Writes down what is not in the database; who comes after this page finds it. */
function note() {
  keepJournal([...writing, ...pending.values()], clock);
}

/** For a page that came back and finds that another one took over what it had. */
export function dropPending() {
  pending.clear();
  writing = [];
}
