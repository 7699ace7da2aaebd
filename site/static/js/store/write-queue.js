// @ts-check
/** From the last key to the disk: waits for a moment, writes, and retries if that fails. */

import { isAsleep } from "../page/asleep.js";
import { mark, root } from "../page/document.js";
import { caseOf, currentTrouble, isOfVersion, reportTrouble } from "../tell/trouble.js";
import { commitChanges } from "./map-on-disk.js";
import { addPending, dropPending, endPending, hasWaiting, returnPending, takePending } from "./pending.js";
import { tellTabs, withWriteLock } from "./tabs.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Change} Change
 * @typedef {import("./map-on-disk.js").State} State
 */

/** Counted from the first unwritten key, so typing on does not postpone it. */
const DELAY_MS = 250;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 15_000;

/** @type {Promise<unknown>} */
let last = Promise.resolve();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let retryMs = FIRST_RETRY_MS;
/** @type {(records: Rec[], state: State) => void} */
let written = () => undefined;

/** @param {(records: Rec[], state: State) => void} listener */
export function onWritten(listener) {
  written = listener;
}

/** @param {Change} change with its clock */
export function enqueue(change) {
  addPending(change);
  if (root.dataset["saved"] !== "failed") root.dataset["saved"] = "busy";
  timer ??= setTimeout(flush, DELAY_MS);
}

/** Another page took over, and wrote, what waited here. */
export function leaveToOthers() {
  dropPending();
  root.dataset["saved"] = "yes";
}

/** @returns {Promise<boolean>} whether everything is on disk */
export async function flush() {
  clearTimeout(timer);
  timer = undefined;
  last = last.then(writeAll);
  await last;
  return !hasWaiting();
}

async function writeAll() {
  let succeeds = true;
  while (succeeds && hasWaiting()) succeeds = await writeOnce();
}

/** @returns {Promise<boolean>} */
async function writeOnce() {
  const changes = takePending();
  try {
    const { records, state } = await withWriteLock(() => commitChanges(changes));
    settled(records, state);
    return true;
  } catch (error) {
    failed(error);
    return false;
  }
}

/**
 * @param {Rec[]} records
 * @param {State} state
 */
function settled(records, state) {
  endPending();
  mark("saved");
  retryMs = FIRST_RETRY_MS;
  if (!hasWaiting()) root.dataset["saved"] = "yes";
  if (currentTrouble() && !isOfVersion()) reportTrouble("");
  tellTabs();
  // Showing it is separate: a failure there must not look like a failed write.
  queueMicrotask(() => written(records, state));
}

/** @param {unknown} error */
function failed(error) {
  returnPending();
  // It is in the journal, for the next page or for this one when it wakes.
  if (isAsleep()) return;
  root.dataset["saved"] = "failed";
  if (!isOfVersion()) reportTrouble(caseOf(error, "write"));
  console.error("bpv-map: a write failed", error);
  timer ??= setTimeout(flush, retryMs);
  retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
}
