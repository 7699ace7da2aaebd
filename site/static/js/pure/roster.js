// @ts-check
/**
 * Which days a student is to work, for a page without rules: as `bpv_logic.bpv.uren.rooster` says it, which also gives the
 * names (`Roster`). Both answer the same list, tests/cases/rooster.json.
 */

/**
 * @typedef {import("./types.js").JsonObject} JsonObject
 *
 * `veld` holds the kind of roster, `waar` by that kind the answers with the days of odd and of even weeks, `dagen` the
 * days of the week as they are stored, `gespreid` those (by number, Monday is 0) over which hours without days are spread.
 * @typedef {object} Roster
 * @property {string} veld
 * @property {string[]} dagen
 * @property {Record<string, string[]>} waar
 * @property {string} wisselend
 * @property {number[]} gespreid
 * @property {string} begin
 * @property {string} eind
 *
 * What was asked: days from `first` to `last`, not after `until` ("" for no such day), without those that are taken.
 * @typedef {{first: string, last: string, until: string, isTaken: (day: string) => boolean}} Asked
 *
 * `fault` names what is wrong with it, and then nothing is filled in.
 * @typedef {{fault: string, days: string[], left: string[]}} Span
 */

const DAY_MS = 86_400_000;
const WEEK = 7;
const THURSDAY = 3;
/** Longer is a year that was typed wrong. */
const LONGEST = 366;
/** No training is longer: whatever dates a file holds, a page does not count for ever. */
const MOST = 3660;

/** @param {string} day */
const numberOf = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
/** @param {number} number */
const dayOf = (number) => new Date(number * DAY_MS).toISOString().slice(0, "2026-11-30".length);
/** Monday is 0. @param {number} number */
const weekdayOf = (number) => (number + THURSDAY) % WEEK;

/** Whether the week of a day has an odd number in the calendar. @param {number} number */
function isOddWeek(number) {
  const thursday = number - weekdayOf(number) + THURSDAY;
  const newYear = numberOf(`${dayOf(thursday).slice(0, 4)}-01-01`);
  return Math.floor((thursday - newYear) / WEEK) % 2 === 0;
}

/**
 * @param {Roster} roster
 * @param {JsonObject} period its answers
 * @returns {boolean} whether it has no fixed days
 */
const isChanging = (roster, period) => period[roster.veld] === roster.wisselend;

/**
 * @param {Roster} roster
 * @param {JsonObject} period
 * @param {number} number of the day
 */
function counts(roster, period, number) {
  if (isChanging(roster, period)) return roster.gespreid.includes(weekdayOf(number));
  const kind = String(period[roster.veld] ?? "");
  const names = roster.waar[Object.hasOwn(roster.waar, kind) ? kind : ""] ?? [];
  const days = period[names[isOddWeek(number) ? 0 : 1] ?? ""];
  return Array.isArray(days) && days.includes(roster.dagen[weekdayOf(number)] ?? "");
}

/**
 * The days on which a student is to work, from one to another.
 * @param {Roster} roster
 * @param {JsonObject} period
 * @param {string} first
 * @param {string} last
 * @returns {string[]}
 */
function workdays(roster, period, first, last) {
  const [start, length] = [numberOf(first), numberOf(last) - numberOf(first) + 1];
  const numbers = Array.from({ length: Math.min(MOST, Math.max(0, length) || 0) }, (_, index) => start + index);
  return numbers.filter((number) => counts(roster, period, number)).map(dayOf);
}

/**
 * What to fill in between two days: all of it, or nothing and why.
 * @param {Roster} roster
 * @param {JsonObject | undefined} period
 * @param {Asked} asked
 * @returns {Span}
 */
export function spanOf(roster, period, { first, last, until, isTaken }) {
  const nothing = (/** @type {string} */ fault) => ({ fault, days: [], left: [] });
  if (!first || !last) return nothing(first ? "no-last" : "no-first");
  if (!period) return nothing("nowhere");
  if (last < first) return nothing("backwards");
  const [begin, eind] = [String(period[roster.begin] ?? ""), String(period[roster.eind] ?? "")];
  if ((begin && first < begin) || (eind && last > eind)) return nothing("outside");
  if (until && last > until) return nothing("ahead");
  if (numberOf(last) - numberOf(first) >= LONGEST) return nothing("long");
  const found = workdays(roster, period, first, last);
  if (found.length === 0)
    return nothing(
      workdays(roster, period, first, dayOf(numberOf(first) + 2 * WEEK)).length > 0 ? "none" : "no-roster",
    );
  const days = found.filter((day) => !isTaken(day));
  return days.length > 0 ? { fault: "", days, left: found.filter(isTaken) } : nothing("full");
}

/**
 * The next working day without a line, after a day or else from the start.
 * @param {Roster} roster
 * @param {JsonObject} period
 * @param {{day: string, last: string, isTaken: (day: string) => boolean}} from
 * @returns {string | undefined}
 */
export function nextEmpty(roster, period, { day, last, isTaken }) {
  if (isChanging(roster, period)) return undefined;
  const [begin, eind] = [String(period[roster.begin] ?? "") || day, String(period[roster.eind] ?? "") || last];
  const days = workdays(roster, period, begin, eind).filter((other) => other <= last && other !== day);
  const empty = days.filter((other) => !isTaken(other));
  return empty.find((other) => other > day) ?? empty[0];
}
