// @ts-check
/** What a new form starts with. None of it is stored before the user types or says "ready". */

import { inPeriod, theOne } from "../../map/periode.js";
import { jsonOf, query, today, words } from "../../page/document.js";
import { clockOf } from "../../pure/record.js";
import { fitsIn } from "../../show/for-address.js";
import { isEmpty } from "../../text/canonical.js";
import { nameOfTurn } from "../../turn/name.js";
import { turnRole } from "../../turn/whose.js";
import { readField } from "../question/controls.js";
import { fieldOf, fieldsOf, kindOf, nameOf } from "../question/field.js";

/**
 * @typedef {import("../../pure/types.js").Json} Json
 * @typedef {import("../../pure/types.js").JsonObject} JsonObject
 * @typedef {import("../../pure/types.js").Rec} Rec
 * @typedef {import("../../pure/types.js").Source} Source
 * @typedef {import("../../map/periode.js").About} About
 */

/** Sources of a first value that depend on whose turn it is. */
export const TURN = { role: "beurt.rol", name: "beurt.naam" };

/**
 * The answers that the form itself fixes; "@soort" stands for the id of the one record of that kind.
 * @param {HTMLElement} form
 * @param {Source} source
 * @returns {JsonObject}
 */
export function fixedValues(form, source) {
  const fixed = Object.entries(jsonOf(form, "fixed", /** @type {Record<string, string>} */ ({})));
  return Object.fromEntries(
    fixed.map(([name, value]) => [name, value.startsWith("@") ? (theOne(source, value.slice(1))?.id ?? "") : value]),
  );
}

/**
 * First values of the questions: from the address, else from the source that the question names. The address has
 * already set whose turn it is, if that still applied.
 * @param {HTMLElement} form
 * @param {Source} source
 * @param {JsonObject} [given] answers that are already chosen: they take precedence over every other first value
 * @returns {JsonObject}
 */
export function startValues(form, source, given = {}) {
  /** @type {JsonObject} */
  const values = {};
  const asked = query();
  let role = "";
  // Values from other records last: the day of this one decides which records those are.
  const ofOthers = (/** @type {HTMLElement} */ field) => Number(/^[^=]*\./.test(field.dataset["prefill"] ?? ""));
  for (const field of fieldsOf(form).sort((a, b) => ofOthers(a) - ofOthers(b))) {
    const name = nameOf(field);
    const from = field.dataset["prefill"] ?? "";
    if (from === TURN.role) role = String(given[name] ?? turnRole());
    const about = { soort: form.dataset["soort"] ?? "", velden: { ...values, ...given } };
    const value = (from === TURN.role && role) || (asked.get(name) ?? firstValue(from, form, source, about, role));
    if (!isEmpty(value)) values[name] = value ?? null;
  }
  return { ...values, ...fixedValues(form, source), ...given };
}

/**
 * @param {string} from
 * @param {HTMLElement} form
 * @param {Source} source
 * @param {About} about the record that it would be
 * @param {string} role of the person whose turn it is
 * @returns {Json | undefined}
 */
function firstValue(from, form, source, about, role) {
  if (from === "today") return today();
  if (from === TURN.name) return nameOfTurn(form, role);
  if (from.startsWith("=")) return from.slice(1);
  const [soort = "", name = ""] = from.split(".");
  if (!name) return undefined;
  const record = soort === "vorige" ? newestOf(form, source, "", undefined, about) : theOne(source, soort, about);
  return record?.velden[name];
}

/**
 * The newest record that this form could show, other than the one it shows now.
 * @param {HTMLElement} form
 * @param {Source} source
 * @param {string} [before] a day; the record's own must be before it
 * @param {(record: Rec) => boolean} [fitting]
 * @param {About} [about]
 * @returns {Rec | undefined}
 */
export function newestOf(form, source, before = "", fitting = () => true, about = shownIn(form, source)) {
  const dated = dateNameOf(form);
  const age = (/** @type {Rec} */ record) => String(record.velden[dated] ?? clockOf(record));
  /** @type {Rec | undefined} */
  let newest;
  for (const record of recordsFor(form, source, about)) {
    if (record.id === form.dataset["record"] || (before && age(record) >= before)) continue;
    if ((!newest || age(record) > age(newest)) && fitting(record)) newest = record;
  }
  return newest;
}

/**
 * What the form shows now: its record, or the day that is filled in.
 * @param {HTMLElement} form
 * @param {Source} source
 * @returns {About}
 */
function shownIn(form, source) {
  const record = source.get(form.dataset["record"] ?? "");
  const dates = fieldsOf(form).filter((field) => kindOf(field) === "date");
  return (
    record ?? {
      soort: form.dataset["soort"] ?? "",
      velden: Object.fromEntries(dates.map((field) => [nameOf(field), readField(field) ?? null])),
    }
  );
}

/**
 * The other records that this form could show: those of the same bpv.
 * @param {HTMLElement} form
 * @param {Source} source
 * @param {About} about
 * @returns {Rec[]}
 */
export function recordsFor(form, source, about) {
  const fitting = source.of(form.dataset["soort"] ?? "").filter(fitsIn(form));
  return form.dataset["inPeriode"] === "yes" ? inPeriod(source, fitting, about) : fitting;
}

/**
 * The question of a form that holds the day of its record, "" when none does.
 * @param {HTMLElement} form
 * @returns {string}
 */
export function dateNameOf(form) {
  return words(form.dataset["dayIn"]).find((name) => fieldOf(form, name)) ?? "";
}
