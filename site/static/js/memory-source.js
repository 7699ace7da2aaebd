// @ts-check
/** A map that a school opened: in memory only, gone when the page is left. */

import { applyChange } from "./apply.js";
import { newest, tick } from "./clock.js";
import { clockOf, isLive } from "./record.js";

/**
 * @typedef {import("./types.js").Rec} Rec
 * @typedef {import("./types.js").Source} Source
 * @typedef {import("./types.js").Verdict} Verdict
 * @typedef {import("./types.js").Attachment} Attachment
 */

/** @type {WeakMap<Source, Set<string>>} */
const changed = new WeakMap();

/**
 * @param {Rec[]} records
 * @param {Attachment[]} attachments
 * @param {Verdict | undefined} verdict
 * @returns {Source}
 */
export function memorySource(records, attachments, verdict) {
  const byId = new Map(records.map((record) => [record.id, record]));
  const files = new Map(attachments.map((attachment) => [attachment.sha256, attachment]));
  /** @type {Set<(ids: Set<string>) => void>} */
  const listeners = new Set();
  let last = newest(records.map(clockOf));
  const live = () => Array.from(byId.values()).filter(isLive);
  /** @type {Source} */
  const source = {
    readOnly: false,
    all: () => Array.from(byId.values()),
    of: (soort) => live().filter((record) => record.soort === soort),
    get: (id) => live().find((record) => record.id === id),
    change: (change) => {
      const before = byId.get(change.id);
      const after = applyChange(before, change, (clock) => (last = tick(newest([last, clock]), Date.now())));
      if (!after || after === before) return;
      byId.set(change.id, after);
      changed.get(source)?.add(change.id);
      for (const listener of listeners) listener(new Set([change.id]));
    },
    flush: async () => true,
    subscribe: (listener) => listeners.add(listener),
    verdict: () => verdict,
    attachment: async (sha256) => files.get(sha256),
    addAttachment: async (attachment) => void files.set(attachment.sha256, attachment),
    dropAttachment: async (sha256) => void files.delete(sha256),
  };
  changed.set(source, new Set());
  return source;
}

/**
 * What was added or changed since the map was opened.
 * @param {Source} source
 * @returns {Rec[]}
 */
export function changedRecords(source) {
  const ids = changed.get(source) ?? new Set();
  return source.all().filter((record) => ids.has(record.id));
}
