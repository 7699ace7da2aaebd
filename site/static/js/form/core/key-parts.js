// @ts-check
/** The parts of what a key names, such as the parts of a day: in order of time, and what a next one starts with. */

import { isAskedFor } from "../../map/conditions.js";
import { words } from "../../page/document.js";
import { isEmpty } from "../../text/canonical.js";
import { fieldOf, fieldsOf, nameOf } from "../question/field.js";
import { recordsFor } from "./prefill.js";

/**
 * @typedef {import("../../pure/types.js").JsonObject} JsonObject
 * @typedef {import("../../pure/types.js").Rec} Rec
 * @typedef {import("../../pure/types.js").Source} Source
 */

/** After every time. */
const NO_TIME = "~";

/**
 * @param {HTMLElement} form
 * @param {Source} source
 * @param {string[]} keys the names of its key
 * @param {JsonObject} values
 * @returns {Rec[]} the records with this key, in order of time as far as the form has parts
 */
export function partsOf(form, source, keys, values) {
  if (keys.length === 0 || keys.some((name) => isEmpty(values[name]))) return [];
  const about = { soort: form.dataset["soort"] ?? "", velden: values };
  const isSame = (/** @type {Rec} */ { velden }) => keys.every((name) => velden[name] === values[name]);
  const begin = (/** @type {Rec} */ record) => timesIn(form, source, record)[0] || NO_TIME;
  const found = recordsFor(form, source, about).filter(isSame);
  return found.sort((a, b) => (begin(a) < begin(b) ? -1 : Number(begin(a) > begin(b))));
}

/**
 * What a bpv proposes is for the first part only; a next one begins where the last ended.
 * @param {HTMLElement} form
 * @param {Source} source
 * @param {Rec[]} parts
 * @param {JsonObject} start what a first part would start with
 * @returns {JsonObject}
 */
export function startOfNext(form, source, parts, start) {
  if (parts.length === 0) return start;
  const proposed = fieldsOf(form).filter((field) => field.dataset["prefill"]?.startsWith("periode."));
  const names = proposed.map(nameOf);
  const kept = Object.entries(start).filter(([name]) => !names.includes(name));
  const timed = parts.map((part) => timesIn(form, source, part)).filter(([begin]) => begin);
  const [begin = "", end = ""] = timed.at(-1) ?? [];
  const [first = ""] = words(form.dataset["partTimes"]);
  // After a night the next part is of another day.
  return { ...Object.fromEntries(kept), ...(end > begin ? { [first]: end } : {}) };
}

/**
 * @param {HTMLElement} form
 * @param {Source} source
 * @param {Rec} record
 * @returns {string[]} the times that are asked of this record
 */
function timesIn(form, source, { velden }) {
  const isAsked = (/** @type {string} */ name) => {
    const field = fieldOf(form, name);
    return field !== null && isAskedFor(field, (other) => velden[other], source);
  };
  return words(form.dataset["partTimes"])
    .filter(isAsked)
    .map((name) => String(velden[name] ?? ""));
}
