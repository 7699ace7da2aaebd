// @ts-check
/** Writes a record into markup: `[data-veld]` with a `[data-format]`, and what depends on it. */

import { all, setText, show } from "../page/dom.js";
import { isEmpty } from "../text/canonical.js";
import { apart } from "../text/plain.js";
import { applyConditions } from "./conditions.js";
import { formatOf, formatValue, formInfo } from "./format.js";
import { opleidingNames, titles } from "./opleiding.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Json} Json
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("./format.js").FieldInfo} FieldInfo
 * @typedef {Record<string, FieldInfo>} Words the fields of one form
 */

/** Kinds whose choices are in the opleiding, not in the form. */
const BY_TITLE = ["werkproces", "werkprocessen"];
const NAME_PARTS = 2;

/**
 * The labels of a form, with the titles of the student's own werkprocessen and the names of other records
 * filled in.
 * @param {string} soort
 * @param {Source} source
 * @returns {Promise<Words>}
 */
export async function wordsOf(soort, source) {
  const [info, keuzes, names] = await Promise.all([formInfo(), titles(source), opleidingNames()]);
  /** @type {Record<string, (value: string) => string>} */
  const lookups = {
    reference: (id) => nameOf(source.get(id), info),
    // A topic of another school: show its key as text.
    punten: (key) => key.replaceAll("-", " "),
  };
  const words = (/** @type {FieldInfo} */ field) => {
    if (BY_TITLE.includes(field.kind)) return { ...field, keuzes: { ...field.keuzes, ...keuzes } };
    if (field.kind === "opleiding") return { ...field, keuzes: names };
    const lookup = lookups[field.kind];
    return lookup ? { ...field, lookup } : field;
  };
  const fields = Object.entries(info[soort]?.velden ?? {});
  return Object.fromEntries(fields.map(([name, field]) => [name, words(field)]));
}

/**
 * The form of a record and its first answers, "" when there is no such record.
 * @param {Rec | undefined} record
 * @returns {Promise<string>}
 */
export async function recordName(record) {
  const info = await formInfo();
  return [info[record?.soort ?? ""]?.label, nameOf(record, info)].filter(Boolean).map(apart).join(", ");
}

/**
 * A readable name for a record: its first answers.
 * @param {Rec | undefined} record
 * @param {Record<string, import("./format.js").FormInfo>} info
 * @returns {string}
 */
function nameOf(record, info) {
  const fields = Object.entries(info[record?.soort ?? ""]?.velden ?? {});
  // The id of another record is not a name.
  const answers = fields
    .filter(([, field]) => field.kind !== "reference")
    .map(([name, field]) => formatValue(record?.velden[name], formatOf(field), field));
  return answers.filter(Boolean).slice(0, NAME_PARTS).join(" ");
}

/**
 * @param {HTMLElement} element
 * @param {Rec} record
 * @param {Words} words
 * @param {Source} source
 */
export function fillRow(element, record, words, source) {
  const value = (/** @type {string | undefined} */ name) => record.velden[name ?? ""];
  for (const place of all(element, "[data-veld]")) {
    const name = place.dataset["veld"] ?? "";
    const text = formatValue(value(name), place.dataset["format"] ?? "text", words[name]);
    setText(place, text);
    show(place, text !== "");
  }
  for (const place of all(element, "[data-filled]")) show(place, !isEmpty(value(place.dataset["filled"])));
  applyConditions(element, value, source);
}

/**
 * Fills in a text such as "{code} {titel}"; a name without a value leaves nothing.
 * @param {string} pattern
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export function fillPattern(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => apart(values[name])).trim();
}
