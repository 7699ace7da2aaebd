// @ts-check
/** The few names of the record model that no data attribute can give; everything else is in the page. */

import { readMeta, writeMeta } from "./meta.js";
import { today } from "./page.js";
import { clockOf, text } from "./record.js";

/**
 * @typedef {import("./types.js").Rec} Rec
 * @typedef {import("./types.js").Source} Source
 */

/** The field by which a record belongs to one period, and what a period is. */
export const PERIOD = { field: "periode", soort: "periode", from: "begin", to: "eind" };

const CHOICE = "current-period";

/** The period that the student said to work in; "" lets the calendar say it. */
let chosen = "";

/** Reads the student's choice of period; without one the map works as well. */
export async function loadChoice() {
  chosen = (await readMeta(CHOICE).catch(() => "")) ?? "";
}

/** @param {string} id */
export async function choosePeriod(id) {
  chosen = id;
  await writeMeta(CHOICE, id);
}

/**
 * The period chosen, else the one that today falls in, else the last one begun, else the first one to come.
 * @param {Source} source
 * @returns {Rec | undefined}
 */
export function currentPeriod(source) {
  const choice = source.get(chosen);
  if (choice) return choice;
  const day = today();
  const periods = source.of(PERIOD.soort).sort((a, b) => (text(a, PERIOD.from) < text(b, PERIOD.from) ? -1 : 1));
  const begun = periods.filter((period) => text(period, PERIOD.from) <= day);
  const running = begun.filter((period) => !text(period, PERIOD.to) || text(period, PERIOD.to) >= day);
  return running.at(-1) ?? begun.at(-1) ?? periods[0];
}

/**
 * The one record of a kind that a page means without naming it; of doubles, the one last written to.
 * @param {Source} source
 * @param {string} soort
 * @returns {Rec | undefined}
 */
export function theOne(source, soort) {
  return soort === PERIOD.soort ? currentPeriod(source) : newestOf(source.of(soort));
}

/**
 * Only records of the current period, and those from before there was one.
 * @param {Source} source
 * @param {Rec[]} records
 * @returns {Rec[]}
 */
export function inCurrentPeriod(source, records) {
  const current = currentPeriod(source)?.id;
  return records.filter((record) => !current || (record.velden[PERIOD.field] ?? current) === current);
}

/**
 * The period that a new record belongs to. Hours may be typed before the period is: they then share an id
 * that the period's own record takes as soon as it is made.
 * @param {Source} source
 * @returns {string}
 */
export function periodId(source) {
  return currentPeriod(source)?.id ?? awaited(source) ?? crypto.randomUUID();
}

/**
 * @param {Source} source
 * @param {string} soort
 * @returns {string}
 */
export function newId(source, soort) {
  const first = soort === PERIOD.soort && source.of(soort).length === 0;
  return (first && awaited(source)) || crypto.randomUUID();
}

/**
 * @param {Source} source
 * @returns {string | undefined}
 */
function awaited(source) {
  for (const record of source.all()) {
    const id = record.velden[PERIOD.field];
    if (typeof id === "string" && id && !source.get(id)) return id;
  }
  return undefined;
}

/**
 * @param {Rec[]} records
 * @returns {Rec | undefined}
 */
function newestOf(records) {
  return records.sort((a, b) => (clockOf(a) < clockOf(b) ? 1 : -1))[0];
}
