// @ts-check
/**
 * How long a line of hours lasted, where there are no rules to ask: on the phone of somebody who only signs.
 * `bpv_logic.bpv.uren.dag` decides; tests/cases/worked.json holds both to it.
 */

/** @typedef {import("../../pure/types.js").JsonObject} JsonObject */

const [HOUR, DAY] = [60, 1440];
/** A night without a question is at most this long (`bpv_logic.bpv.uren.dag`). */
const LONGEST_NIGHT = 13 * HOUR;
const TIME = /^([01]?\d|2[0-3]|24(?=:00)):([0-5]\d)$/;
const [MARCH, OCTOBER] = [2, 9];

/**
 * @param {JsonObject} velden of a day, or of a part of one
 * @returns {{van: string, tot: string, minuten: number}} from when to when, and what counts for the bpv; 0 for a time
 *   that cannot be
 */
export function workOf({ datum, soort, begin, eind, pauze, nacht, van, tot }) {
  if (soort !== "gewerkt") return { van: textOf(van), tot: textOf(tot), minuten: 0 };
  const times = { van: textOf(begin), tot: textOf(eind) };
  const [from, till] = [minutesOf(times.van), minutesOf(times.tot)];
  if (from === undefined || till === undefined || !isDay(textOf(datum))) return { ...times, minuten: 0 };
  const end = till <= from && isNextDay(from, till, textOf(nacht)) ? till + DAY : till;
  const rest = typeof pauze === "number" ? pauze : 0;
  const passed = end - from + clockShift(textOf(datum), from, end);
  const isPossible = end - from <= DAY && rest >= 0 && rest < passed;
  return { ...times, minuten: isPossible ? passed - rest : 0 };
}

/**
 * @param {number} minutes
 * @returns {string} as a clock writes it
 */
export const asClock = (minutes) => `${Math.floor(minutes / HOUR)}:${String(minutes % HOUR).padStart(2, "0")}`;

/** @param {unknown} value */
const textOf = (value) => (typeof value === "string" ? value : "");

/** @param {string} day */
function isDay(day) {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** @param {string} time */
function minutesOf(time) {
  const [, hours, minutes] = TIME.exec(time) ?? [];
  return hours === undefined ? undefined : Number(hours) * HOUR + Number(minutes);
}

/**
 * @param {number} begin
 * @param {number} end
 * @param {string} night what was answered
 */
function isNextDay(begin, end, night) {
  return night === "ja" || (night === "" && end < begin && end + DAY - begin <= LONGEST_NIGHT);
}

/**
 * @param {string} day
 * @param {number} begin
 * @param {number} end
 * @returns {number} the minutes that the clock gave or took in between
 */
function clockShift(day, begin, end) {
  return aheadOfUtc(day, begin) - aheadOfUtc(day, end);
}

/**
 * @param {string} day
 * @param {number} minutes on the clock of that day
 */
function aheadOfUtc(day, minutes) {
  const wall = Date.parse(`${day}T00:00:00Z`) / 60_000 + minutes;
  const year = Number(day.slice(0, 4));
  const isSummer = wall >= lastSunday(year, MARCH) + 3 * HOUR && wall < lastSunday(year, OCTOBER) + 3 * HOUR;
  return isSummer ? 2 * HOUR : HOUR;
}

/**
 * @param {number} year
 * @param {number} month
 * @returns {number} its begin, in minutes
 */
function lastSunday(year, month) {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay()) / 60_000;
}
