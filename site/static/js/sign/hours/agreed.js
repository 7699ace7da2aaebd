// @ts-check
/**
 * What is wrong with another number of hours than the written one, where there are no rules to ask.
 * `bpv_logic.words.akkoord` decides; tests/cases/agreed.json holds both to it.
 */

import { asClock, workOf } from "./worked.js";

/**
 * @typedef {import("../../pure/types.js").JsonObject} JsonObject
 * @typedef {{datum: string, dag: string, uren: string}} Day
 * @typedef {{uren: string, dagen: Day[], fouten: Fault[]}} Asked
 * @typedef {{veld: string, tekst?: string, wat?: string, minuten?: number}} Fault in the words of the rules, or by its
 *   kind and with what is written, for the words of the page
 * @typedef {(antwoord?: JsonObject) => Promise<Asked | undefined>} Ask the rules; nothing where they do not answer
 */

/** No number that anybody writes is longer. */
const LONGEST = 40;
const HOUR = 60;
const UNSEEN = /\u034f|[\ufe00-\ufe0f]|[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const DASH = /[\u2010-\u2015\u2043\u2212\u02d7\ufe58\ufe63\uff0d]/gu;
const DIGIT = /^\p{Nd}$/u;
/** @type {Record<string, string>} */
const SAME = { "\u2019": "'", "\uff0b": "+", "\uff0e": ".", "\uff1a": ":" };
const CLOCK = /^(\d{1,4}) ?(?:uur|u|h|:) ?([0-5]?\d) ?(?:uur|u|minuten|min|m)?\.?$/;
const UNIT = /(?<=[\d½¼¾]) ?(?:u|uur|uren|h|hrs)\.?$/;
const NUMBER =
  /^(?<sign>[+-]?) ?(?<whole>\d{1,3}(?:(?<between>[. '])\d{3})(?:\k<between>\d{3})*|\d{1,15})?(?:[.,](?<part>\d{1,9}))?(?: ?(?<some>[½¼¾]))?$/;
/** @type {Record<string, number>} */
const SOME = { "½": 30, "¼": 15, "¾": 45 };

/**
 * Asks nobody: counts the lines that are signed.
 * @param {{velden: JsonObject}[]} regels
 * @param {string} veld with the date of a line
 * @returns {Ask}
 */
export function countedHere(regels, veld) {
  const days = minutesPerDay(regels, veld);
  const dagen = Object.entries(days).map(([datum, minuten]) => ({ datum, dag: "", uren: asClock(minuten) }));
  const total = sumOf(Object.values(days));
  return async (antwoord) => ({
    uren: total ? asClock(total) : "",
    dagen,
    fouten: antwoord ? faultsIn(days, antwoord) : [],
  });
}

/**
 * @param {{velden: JsonObject}[]} regels
 * @param {string} veld
 */
function minutesPerDay(regels, veld) {
  /** @type {Record<string, number>} */
  const days = {};
  for (const { velden } of regels) {
    const { minuten } = workOf(velden);
    const day = String(velden[veld] ?? "");
    if (minuten) days[day] = (days[day] ?? 0) + minuten;
  }
  return Object.fromEntries(Object.entries(days).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * @param {Record<string, number>} days the written minutes of each date
 * @param {JsonObject} answer
 * @returns {Fault[]}
 */
function faultsIn(days, { uren, dagen, reden }) {
  const given = /** @type {Record<string, string> | undefined} */ (dagen);
  const hours = given ? faultsPerDay(days, given) : faultsInAll(sumOf(Object.values(days)), String(uren ?? ""));
  return [...(given || uren !== undefined ? hours : []), ...(reden ? [] : [fault("reden", "")])];
}

/** @param {string} veld @param {string} wat @param {number} [minuten] that are written @returns {Fault} */
const fault = (veld, wat, minuten = 0) => ({ veld, wat, minuten });
/** @param {number[]} numbers */
const sumOf = (numbers) => numbers.reduce((sum, part) => sum + part, 0);

/** @param {number} written @param {string} typed */
function faultsInAll(written, typed) {
  const agreed = agreedIn(typed);
  if (agreed === undefined) return [fault("uren", "none")];
  if (agreed === 0) return [fault("uren", "zero")];
  if (agreed > written) return [fault("uren", "more", written)];
  return agreed === written ? [fault("uren", "all")] : [];
}

/** @param {Record<string, number>} days @param {Record<string, string>} typed */
function faultsPerDay(days, typed) {
  const read = Object.entries(typed).map(([day, text]) => ({ day, agreed: agreedIn(text), written: days[day] ?? 0 }));
  if (read.length === 0) return [fault("dagen", "")];
  const faults = read.flatMap(({ day, agreed, written }) => {
    if (agreed === undefined) return [fault(day, "none")];
    return agreed > written ? [fault(day, "more", written)] : [];
  });
  if (faults.length > 0) return faults;
  const less = sumOf(read.map(({ agreed = 0, written }) => written - agreed));
  const left = sumOf(Object.values(days)) - less;
  return less > 0 && left > 0 ? [] : [fault("dagen", left > 0 ? "all" : "zero")];
}

/**
 * @param {string} typed
 * @returns {number | undefined} the minutes in "32", "31,5", "7:30" or "7 uur 30"; undefined when it is no such number
 */
function agreedIn(typed) {
  if (typed.length > LONGEST) return undefined;
  const words = plain(typed).toLowerCase();
  const [, hours, minutes] = CLOCK.exec(words) ?? [];
  const read = hours === undefined ? sixtieths(words.replace(UNIT, "")) : Number(hours) * HOUR + Number(minutes);
  return read === undefined || read < 0 ? undefined : read;
}

/**
 * @param {string} words
 * @returns {number | undefined} sixty times the number in it
 */
function sixtieths(words) {
  const { sign, whole, part = "", some } = NUMBER.exec(words)?.groups ?? {};
  if (!whole && !part && !some) return undefined;
  const scale = 10 ** part.length;
  const figures = Number(`${(whole ?? "0").replace(/\D/g, "")}${part}`);
  const amount = Math.floor((figures * HOUR + Math.floor(scale / 2)) / scale) + (SOME[some ?? ""] ?? 0);
  return sign === "-" && amount > 0 ? -amount : amount;
}

/**
 * As a Dutch keyboard would write it (`bpv_logic.basis.typed.plain`).
 * @param {string} text
 */
function plain(text) {
  const seen = text.replace(UNSEEN, "").replace(DASH, "-");
  return [...seen]
    .map((letter) => SAME[letter] ?? (DIGIT.test(letter) ? figureOf(letter) : letter))
    .join("")
    .trim()
    .replace(/\s+/gu, " ");
}

/** The digits of a script follow each other from 0. @param {string} digit */
function figureOf(digit) {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
