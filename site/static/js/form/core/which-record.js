// @ts-check
/** Which record a form is about: the only one, the current one, the one in the address, or none yet. */

import { newestOf, PERIOD, theOne } from "../../map/periode.js";
import { query, words } from "../../page/document.js";
import { fitsIn } from "../../show/for-address.js";
import { partsOf } from "./key-parts.js";

/**
 * @typedef {import("../../pure/types.js").JsonObject} JsonObject
 * @typedef {import("../../pure/types.js").Rec} Rec
 * @typedef {import("../../pure/types.js").Source} Source
 */

/**
 * @param {HTMLElement} form
 * @param {Source} source
 * @param {JsonObject} start what a new record would start with
 * @returns {Rec | undefined}
 */
export function chooseRecord(form, source, start) {
  // The page names the record itself, or none for a new one.
  if (form.dataset["pick"] === "given") return source.get(form.dataset["given"] ?? "");
  const soort = form.dataset["soort"] ?? "";
  const named = source.get(query().get("id") ?? "");
  if (asksForNew(form)) return undefined;
  if (form.dataset["pick"] !== "query") {
    // If there are several and the rules never ran, any is better than an empty form that would create one more.
    return named?.soort === soort ? named : (theOne(source, soort) ?? newestOf(source.of(soort)));
  }
  return named && fitsIn(form)(named) ? named : recordWithKey(form, source, start);
}

/**
 * Whether the address asks for a new record of this kind: any parameter with the kind as its value.
 * @param {HTMLElement} form
 * @returns {boolean}
 */
export function asksForNew(form) {
  return Array.from(query().values()).includes(form.dataset["soort"] ?? "");
}

/**
 * The fields that make a record the only one of its kind, apart from its period.
 * @param {HTMLElement} form
 * @returns {string[]}
 */
export function keysOf(form) {
  return words(form.dataset["key"]).filter((name) => name !== PERIOD.field);
}

/**
 * @param {HTMLElement} form
 * @param {Source} source
 * @param {JsonObject} values
 * @returns {Rec | undefined} the first, when it has several parts
 */
export function recordWithKey(form, source, values) {
  return partsOf(form, source, keysOf(form), values)[0];
}
