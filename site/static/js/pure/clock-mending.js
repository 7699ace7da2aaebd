// @ts-check
/**
 * Replaces impossible clocks by what they should have been. Pure: repair and latest possible clock are parameters.
 *
 * They are from a phone whose date was wrong for a while, or from an app that knew no better. They become the given
 * moment, in their existing order: `bpv_logic.basis.clock.mend_plan` does the same to files that are opened.
 */

import { isClock, newest, tick } from "./clock.js";

/**
 * @typedef {import("./types.js").Rec} Rec
 * @typedef {(clock: unknown) => string} Plan returns what a clock becomes; itself when nothing is wrong with it
 */

/** What is not a clock at all, and sorts before all that were, stays before them. */
const FIRST = "1970-01-01T00:00:00.000Z/0000";
/** Year 10000 sorts before all others, but comes after them. */
const LONG_YEAR = /^\+\d{6}-/;

/**
 * @param {unknown[]} clocks all that there are
 * @param {string} edge the latest possible one
 * @returns {boolean}
 */
export const areClocks = (clocks, edge) => clocks.every((clock) => isClock(clock) && clock <= edge);

/**
 * @param {unknown[]} clocks all that must keep their order
 * @param {string} top the moment that later clocks become
 * @param {string} edge the latest possible clock
 * @returns {Plan | undefined} undefined when every clock is possible
 */
export function mendPlan(clocks, top, edge) {
  if (areClocks(clocks, edge)) return undefined;
  const most = `${top}/ffff`;
  const isMoved = (/** @type {string} */ key) => key > most;
  const keys = [...new Set(clocks.map(keyOf))];
  let last = newest(keys.filter((key) => isClock(key) && !isMoved(key)));
  /** @type {Map<string, string>} */
  const plan = new Map();
  for (const key of keys.filter(isMoved).sort()) {
    last = tick(last, Date.parse(top));
    plan.set(key, last);
  }
  return (clock) => plan.get(keyOf(clock)) ?? (isClock(clock) ? clock : FIRST);
}

/** @param {unknown} clock */
function keyOf(clock) {
  const text = typeof clock === "string" ? clock : "";
  return LONG_YEAR.test(text) ? `~${text}` : text;
}

/** @param {Rec} record @returns {unknown[]} */
export function clocksOf({ tijden, verwijderd }) {
  return [...Object.values(tijden ?? {}), ...(verwijderd === null ? [] : [verwijderd])];
}

/**
 * The record with other clocks. Answers and signed content are not touched.
 * @param {Rec} record
 * @param {Plan} plan
 * @returns {Rec} the very same object when nothing was wrong
 */
export function mendRecord(record, plan) {
  const tijden = Object.fromEntries(Object.entries(record.tijden ?? {}).map(([name, clock]) => [name, plan(clock)]));
  const verwijderd = record.verwijderd === null ? null : plan(record.verwijderd);
  const isSame =
    verwijderd === record.verwijderd && Object.keys(tijden).every((name) => tijden[name] === record.tijden[name]);
  return isSame ? record : { ...record, tijden, verwijderd };
}

/**
 * @param {Rec[]} records
 * @param {string} top
 * @param {string} edge
 * @returns {Rec[]} the very same object when nothing was wrong
 */
export function mendRecords(records, top, edge) {
  const plan = mendPlan(records.flatMap(clocksOf), top, edge);
  return plan ? records.map((record) => mendRecord(record, plan)) : records;
}
