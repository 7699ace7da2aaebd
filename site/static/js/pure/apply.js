// @ts-check
/** Applies a change to a record. Pure: no store, no device time. */

import { same } from "../text/canonical.js";
import { newest } from "./clock.js";
import { clockOf, isLive } from "./record.js";

/**
 * @typedef {import("./types.js").Rec} Rec
 * @typedef {import("./types.js").Change} Change
 * @typedef {import("./types.js").JsonObject} JsonObject
 */

/**
 * Returns the record after a change, and the very same object when nothing changed. Only fields whose value
 * differs get a new clock, so what another tab or phone did to the other fields stays theirs.
 * @param {Rec | undefined} record
 * @param {Change} change
 * @param {(last: string) => string} tick returns a clock later than `last`
 * @returns {Rec | undefined}
 */
export function applyChange(record, change, tick) {
  if (change.remove) return removed(record, tick);
  const values = Object.entries(change.velden ?? {});
  const differs = values.filter(([name, value]) => change.touch || !same(record?.velden[name] ?? null, value));
  if (differs.length === 0) return record;
  const clock = tick(clockOf(record));
  const changed = differs.map(([name]) => [name, clock]);
  return {
    id: change.id,
    soort: record?.soort ?? change.soort,
    velden: { ...record?.velden, ...Object.fromEntries(differs) },
    tijden: { ...record?.tijden, ...Object.fromEntries(changed) },
    verwijderd: record?.verwijderd ?? null,
  };
}

/**
 * @param {Rec | undefined} record
 * @param {(last: string) => string} tick
 * @returns {Rec | undefined}
 */
function removed(record, tick) {
  if (!record || !isLive(record)) return record;
  return { ...record, verwijderd: tick(clockOf(record)) };
}

/**
 * Two changes of one record as one: the later value of each field, and a removal ends what came before it.
 * @param {Change | undefined} earlier
 * @param {Change} later
 * @returns {Change}
 */
export function joinChanges(earlier, later) {
  if (!earlier || later.remove) return later;
  const velden = { ...earlier.velden, ...later.velden };
  const touch = Boolean(earlier.remove || earlier.touch || later.touch);
  return { ...later, velden, touch, clock: newest([earlier.clock, later.clock]) };
}

/**
 * The part of a change noted earlier that is still news: fields that nobody has written to since.
 * @param {Rec | undefined} record
 * @param {Change} change
 * @param {string} clock when it was noted
 * @returns {Change}
 */
export function stillNews(record, change, clock) {
  if (change.remove) return clockOf(record) < clock ? { ...change, clock } : { id: change.id, soort: change.soort };
  const fresh = Object.entries(change.velden ?? {}).filter(([name]) => (record?.tijden[name] ?? "") < clock);
  return { ...change, velden: Object.fromEntries(fresh), clock };
}
