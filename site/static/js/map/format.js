// @ts-check
/** How a stored value is written for people: dates in words, codes by their label. */

import { base, dayOf, root, timeZone, today } from "../page/document.js";
import { checkCode, isEmpty } from "../text/canonical.js";
import { apart, seen } from "../text/plain.js";
import { instead } from "./given-pakket.js";

/**
 * @typedef {import("../pure/types.js").Json} Json
 * @typedef {{label: string, kind: string, keuzes?: Record<string, string>, regels?: string[], kop?: string, lijsten?: import("./opleiding.js").Lijst[], lookup?: (value: string) => string}} FieldInfo
 * @typedef {{label: string, page?: string, velden: Record<string, FieldInfo>}} FormInfo
 */

/** @type {Promise<Record<string, FormInfo>> | undefined} */
let loading;

/** @returns {Promise<Record<string, FormInfo>>} the labels of every form; none at all when they cannot be loaded */
export function formInfo() {
  loading ??= fetch(`${base}data/forms.json`)
    .then((answer) => answer.json())
    .then((forms) => instead.words(forms))
    .catch(() => {
      loading = undefined;
      return {};
    });
  return /** @type {Promise<Record<string, FormInfo>>} */ (loading);
}

/** A phone takes longer to make one than to write fifty dates with it. @type {Record<string, Intl.DateTimeFormat>} */
const made = {};

/**
 * @param {string} value a date, or a moment of which the day counts
 * @param {Intl.DateTimeFormatOptions} options
 * @returns {string}
 */
function day(value, options) {
  const date = new Date(value.includes("T") ? value : `${value}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return value;
  const zone = value.includes("T") ? timeZone : "UTC";
  const asked = { ...options, timeZone: zone };
  const key = root.lang + JSON.stringify(asked);
  made[key] ??= new Intl.DateTimeFormat(root.lang, asked);
  return made[key].format(date);
}

/** The year is shown only when it is not this year. @param {string} value */
function year(value) {
  const moment = new Date(value.includes("T") ? value : NaN);
  const written = Number.isNaN(moment.getTime()) ? value : dayOf(moment);
  return written.slice(0, 4) === today().slice(0, 4) ? {} : /** @type {const} */ ({ year: "numeric" });
}

/** @type {Record<string, (value: string) => string>} */
const DATES = {
  date: (value) => day(value, { day: "numeric", month: "long", ...year(value) }),
  "full-date": (value) => day(value, { day: "numeric", month: "long", year: "numeric" }),
  weekday: (value) => day(value, { weekday: "long" }),
  "short-day": (value) => day(value, { weekday: "short", day: "numeric", month: "short" }),
  "long-date": (value) => day(value, { weekday: "long", day: "numeric", month: "long", ...year(value) }),
  datetime: (value) =>
    day(value, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", ...year(value) }),
};

/**
 * @param {Json | undefined} value
 * @param {string} format
 * @param {FieldInfo} [field]
 * @returns {string}
 */
export function formatValue(value, format, field) {
  if (isEmpty(value)) return "";
  if (format === "count") return String(Array.isArray(value) ? value.length : 1);
  if (format === "code") return checkCode(String(value));
  const write = DATES[format];
  if (write) return write(String(value));
  const items = Array.isArray(value) ? value : [value];
  const texts = items.map((item) => field?.keuzes?.[String(item)] ?? field?.lookup?.(String(item)) ?? nameOf(item));
  // Topics are sentences.
  return seen((texts.length > 1 ? texts.map(apart) : texts).join(field?.kind === "punten" ? "\n" : ", "));
}

/** @param {Json | undefined} item */
function nameOf(item) {
  if (item !== null && typeof item === "object" && !Array.isArray(item)) return String(item["naam"] ?? "");
  return String(item ?? "");
}

/**
 * The default format of a kind of question.
 * @param {FieldInfo | undefined} field
 * @returns {string}
 */
export function formatOf(field) {
  return field?.kind === "date" ? "long-date" : "label";
}
