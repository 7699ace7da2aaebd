// @ts-check
/** The map as this page knows it: what is on disk, overlaid with what is typed here. */

import { edgeNow } from "../page/clock-edge.js";
import { applyChange } from "../pure/apply.js";
import { clockFrom, isClock, newest, tick } from "../pure/clock.js";
import { isLive } from "../pure/record.js";
import { leaveAttachment, readAttachment, writeAttachments } from "./attachments.js";
import { loadBpv, meantHere } from "./bpv-choice.js";
import * as store from "./database.js";
import { typed } from "./journal.js";
import { readMap, readRecords } from "./map-on-disk.js";
import { pendingChange, pendingIds } from "./pending.js";
import { enqueue, flush } from "./write-queue.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Change} Change
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../pure/types.js").Verdict} Verdict
 * @typedef {import("./map-on-disk.js").State} State
 * @typedef {(ids: Set<string>) => void} Listener
 */

/** @type {Map<string, Rec>} */
const byId = new Map();
/** @type {State} */
let state = { revision: 0, clock: "", savedAt: "" };
/** The newest clock that this page issued. */
let given = "";
/** @type {Verdict | undefined} */
let verdict;
/** @type {Map<Listener, Element | undefined>} */
const listeners = new Map();

/** @type {Source} */
export const map = {
  get readOnly() {
    return store.readOnly;
  },
  all: () => Array.from(byId.values()),
  of: (soort) => Array.from(byId.values()).filter((record) => record.soort === soort && isLive(record)),
  get: (id) => {
    const record = byId.get(id);
    return record && isLive(record) ? record : undefined;
  },
  change: (change) => {
    if (store.readOnly) return;
    const stamped = { ...change, clock: change.clock || nextClock() };
    const before = byId.get(change.id);
    const after = changed(before, stamped);
    if (!after || after === before) return;
    byId.set(change.id, after);
    enqueue(stamped);
    tell(new Set([change.id]));
  },
  flush,
  subscribe: (listener, element) => listeners.set(listener, element),
  verdict: () => verdict,
  bpv: meantHere,
  attachment: readAttachment,
  addAttachment: (attachment) => writeAttachments([attachment]),
  dropAttachment: leaveAttachment,
};

/** @returns {State} of the disk, as far as this page knows */
export const diskState = () => state;

/** @param {Verdict | undefined} judged */
export function setVerdict(judged) {
  verdict = judged;
}

/**
 * Reads the whole map. A read that fails throws: an unreadable map is never shown as an empty one.
 * @returns {Promise<unknown>} the cached verdict, if there is one
 */
export async function loadMap() {
  const found = await readMap();
  state = found.state;
  byId.clear();
  for (const record of found.records) keep(record.id, record);
  // Created on this page, and not on disk yet.
  for (const id of pendingIds()) if (!byId.has(id)) keep(id, undefined);
  return found.cached;
}

/** @returns {boolean} whether every clock, on disk and waiting to be written, is possible */
export function isSound() {
  const edge = edgeNow();
  const clocks = typed.leftBehind().flatMap(({ entry }) => entry.changes.map((change) => change.clock || entry.clock));
  for (const { tijden, verwijderd } of byId.values())
    clocks.push(...Object.values(tijden), ...(verwijderd === null ? [] : [verwijderd]));
  return store.readOnly || clocks.concat(state.clock || []).every((clock) => isClock(clock) && clock <= edge);
}

/** Reads what is left of a map that cannot be read whole: it can be exported. */
export async function salvage() {
  for (const record of await readRecords()) byId.set(record.id, record);
}

/** Shows what is on disk after something changed the whole map. */
export async function rereadAll() {
  const before = Array.from(byId.keys());
  await Promise.all([loadMap(), loadBpv()]);
  tell(new Set([...before, ...byId.keys()]));
}

/**
 * @param {Rec[]} records as this page wrote them
 * @param {State} now
 */
export function keepWritten(records, now) {
  state = now;
  for (const record of records) keep(record.id, record);
  tell(new Set(records.map(({ id }) => id)));
}

/**
 * Keeps a record as it is on disk, overlaid with what is still to be written.
 * @param {string} id
 * @param {Rec | undefined} record
 */
function keep(id, record) {
  const change = pendingChange(id);
  const shown = change ? changed(record, change) : record;
  if (shown) byId.set(id, shown);
}

/**
 * @param {Rec | undefined} record
 * @param {Change} change with its clock, which it gets on disk too
 */
function changed(record, change) {
  return applyChange(record, change, (last) => clockFrom(change.clock ?? "", last));
}

/** @returns {string} later than every clock that this page has seen or issued */
function nextClock() {
  // A clock issued while the phone's date was wrong no longer counts once the disk was repaired.
  given = tick(given > edgeNow() ? state.clock : newest([given, state.clock]), Date.now());
  return given;
}

/** @param {Set<string>} ids */
function tell(ids) {
  for (const [listener, element] of listeners) {
    try {
      if (element && !element.isConnected) listeners.delete(listener);
      else listener(ids);
    } catch (error) {
      // One part of the page that fails must not stop the others, or the saving.
      console.error("bpv-map: a part of the page could not follow a change", error);
    }
  }
}
