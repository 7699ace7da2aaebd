// @ts-check
/** A map that a school opened: in memory only, gone when the page is left. */

import { applyChange } from "../pure/apply.js";
import { newest, tick } from "../pure/clock.js";
import { clockOf, isLive } from "../pure/record.js";
import { canonical } from "../text/canonical.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../pure/types.js").Verdict} Verdict
 * @typedef {import("../pure/types.js").Attachment} Attachment
 */

/** The records as they were opened, to detect later changes. @type {WeakMap<Source, Map<string, Rec>>} */
const opened = new WeakMap();
/** @type {WeakMap<Source, (verdict: Verdict) => void>} */
const judged = new WeakMap();

/**
 * @param {Rec[]} records
 * @param {Attachment[]} attachments
 * @param {Verdict | undefined} verdict
 * @param {Rec[]} [additions] what was added to this map earlier, as `changedRecords` returned it
 * @returns {Source}
 */
export function memorySource(records, attachments, verdict, additions = []) {
  const before = new Map(records.map((record) => [record.id, record]));
  const byId = new Map(joinRecords(records, additions).map((record) => [record.id, record]));
  const files = new Map(attachments.map((attachment) => [attachment.sha256, attachment]));
  /** @type {Map<(ids: Set<string>) => void, Element | undefined>} */
  const listeners = new Map();
  let last = newest(Array.from(byId.values(), clockOf));
  const live = () => Array.from(byId.values()).filter(isLive);
  /** @param {Set<string>} ids */
  const tell = (ids) => {
    for (const [listener, element] of Array.from(listeners)) {
      if (element && !element.isConnected) listeners.delete(listener);
      else listener(ids);
    }
  };
  /** @type {Source} */
  const source = {
    readOnly: false,
    all: () => Array.from(byId.values()),
    of: (soort) => live().filter((record) => record.soort === soort),
    get: (id) => live().find((record) => record.id === id),
    change: (change) => {
      const old = byId.get(change.id);
      const after = applyChange(old, change, (clock) => (last = tick(newest([last, clock]), Date.now())));
      if (!after || after === old) return;
      byId.set(change.id, after);
      tell(new Set([change.id]));
    },
    flush: async () => true,
    subscribe: (listener, element) => listeners.set(listener, element),
    verdict: () => verdict,
    bpv: () => verdict?.bpv,
    attachment: async (sha256) => files.get(sha256),
    addAttachment: async (attachment) => void files.set(attachment.sha256, attachment),
    dropAttachment: async (sha256) => void files.delete(sha256),
  };
  opened.set(source, before);
  judged.set(source, (latest) => (verdict = latest));
  return source;
}

/**
 * What the rules say of the map as it is now.
 * @param {Source} source
 * @param {Verdict} verdict
 */
export function setVerdict(source, verdict) {
  judged.get(source)?.(verdict);
}

/**
 * What was added or changed since the map was opened: of an existing record, only the newer answers.
 * @param {Source} source
 * @returns {Rec[]}
 */
export function changedRecords(source) {
  const before = opened.get(source) ?? new Map();
  return source.all().flatMap((record) => newerPart(before.get(record.id), record));
}

/**
 * @param {Rec | undefined} before
 * @param {Rec} record
 * @returns {Rec[]}
 */
function newerPart(before, record) {
  if (!before) return [record];
  const names = Object.keys(record.tijden).filter((name) => record.tijden[name] !== before.tijden[name]);
  const isRemoved = record.verwijderd !== before.verwijderd;
  if (names.length === 0 && !isRemoved) return [];
  const velden = Object.fromEntries(names.map((name) => [name, record.velden[name] ?? null]));
  const tijden = Object.fromEntries(names.map((name) => [name, record.tijden[name] ?? ""]));
  return [{ ...record, velden, tijden, verwijderd: isRemoved ? record.verwijderd : null }];
}

/**
 * @param {Rec[]} records
 * @param {Rec[]} additions
 * @returns {Rec[]} of both, each record once
 */
export function joinRecords(records, additions) {
  const byId = new Map(records.map((record) => [record.id, record]));
  for (const added of additions) byId.set(added.id, joined(byId.get(added.id), added));
  return Array.from(byId.values());
}

/**
 * The newest of each answer, as `bpv_logic.map.merge` has it: the same tests check both.
 * @param {Rec | undefined} record
 * @param {Rec} added
 * @returns {Rec}
 */
function joined(record, added) {
  if (!record) return added;
  const names = Object.keys(added.tijden).filter((name) => isLater(added, record, name));
  const velden = Object.fromEntries(names.map((name) => [name, added.velden[name] ?? null]));
  const tijden = Object.fromEntries(names.map((name) => [name, added.tijden[name] ?? ""]));
  const verwijderd = newest([record.verwijderd, added.verwijderd]) || null;
  return { ...record, velden: { ...record.velden, ...velden }, tijden: { ...record.tijden, ...tijden }, verwijderd };
}

/**
 * Of two answers with the same clock every device chooses the same one, whichever it saw first.
 * @param {Rec} added
 * @param {Rec} record
 * @param {string} name
 */
function isLater(added, record, name) {
  const [mine, theirs] = [record.tijden[name] ?? "", added.tijden[name] ?? ""];
  if (mine !== theirs) return mine < theirs;
  return canonical(record.velden[name] ?? null) < canonical(added.velden[name] ?? null);
}
