// @ts-check
/** The map as this page knows it: what is on disk, with what is typed here laid over it. */

import { applyChange } from "./apply.js";
import { deleteAttachment, readAttachment, writeAttachments } from "./attachments.js";
import { newest, tick } from "./clock.js";
import { isLive } from "./record.js";
import { readMap } from "./map-store.js";
import * as store from "./store.js";
import { onOtherTab } from "./tabs.js";
import { enqueue, flush, leave, onWritten, pendingChange } from "./write-queue.js";

/**
 * @typedef {import("./types.js").Rec} Rec
 * @typedef {import("./types.js").Source} Source
 * @typedef {import("./types.js").Verdict} Verdict
 * @typedef {import("./map-store.js").State} State
 * @typedef {(ids: Set<string>) => void} Listener
 */

/** @type {Map<string, Rec>} */
const byId = new Map();
/** @type {State} */
let state = { revision: 0, clock: "", savedAt: "" };
/** @type {Verdict | undefined} */
let verdict;
/** @type {Set<Listener>} */
const listeners = new Set();
/** @type {Set<string> | undefined} written by another tab while nobody looked at this one */
let unread;

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
    const before = byId.get(change.id);
    const after = applyChange(before, change, provisional);
    if (!after || after === before) return;
    byId.set(change.id, after);
    enqueue(change);
    tell(new Set([change.id]));
  },
  flush,
  subscribe: (listener) => listeners.add(listener),
  verdict: () => verdict,
  attachment: readAttachment,
  addAttachment: (attachment) => writeAttachments([attachment]),
  dropAttachment: deleteAttachment,
};

/** @returns {State} of the disk, as far as this page has heard */
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
  for (const record of found.records) keep(record);
  return found.cached;
}

/** Follows this page's own writes and those of other tabs, and writes all when the page is left. */
export function followStore() {
  onWritten((records, now) => {
    state = now;
    records.forEach(keep);
    tell(new Set(records.map((record) => record.id)));
  });
  onOtherTab((ids) => {
    unread = new Set([...(unread ?? []), ...ids]);
    if (!document.hidden) void reread();
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? leaving() : void reread()));
  addEventListener("pagehide", leaving);
  // Leaving a field or the window: nothing waits for the pause in typing any more.
  document.addEventListener("focusout", () => void flush());
  addEventListener("blur", () => void flush());
  addEventListener("pageshow", (event) => event.persisted && void reread(new Set(byId.keys())));
}

/** Shows what is on disk after something changed the whole map. */
export async function rereadAll() {
  const before = Array.from(byId.keys());
  await loadMap();
  tell(new Set([...before, ...byId.keys()]));
}

/** @param {Set<string> | undefined} ids */
async function reread(ids = unread) {
  if (!ids) return;
  unread = undefined;
  try {
    await loadMap();
    tell(ids);
  } catch (error) {
    // What is shown is still what was read; the next write says whether the store is really gone.
    console.error("bpv-map: a re-read failed", error);
  }
}

/** @param {Rec} record as it is on disk */
function keep(record) {
  const change = pendingChange(record.id);
  byId.set(record.id, (change && applyChange(record, change, provisional)) ?? record);
}

/** @param {string} last */
function provisional(last) {
  state = { ...state, clock: tick(newest([state.clock, last]), Date.now()) };
  return state.clock;
}

const leaving = () => leave(provisional(""));

/** @param {Set<string>} ids */
function tell(ids) {
  for (const listener of listeners) listener(ids);
}
