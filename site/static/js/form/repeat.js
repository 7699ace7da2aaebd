// @ts-check
/** "The same as last time": copies answers of the last complete record, says which, and can be undone. */

import { isAskedFor } from "../map/conditions.js";
import { setState, words } from "../page/document.js";
import { all, one, show } from "../page/dom.js";
import { isEmpty } from "../text/canonical.js";
import { showRecord, storedValue } from "./core/binding.js";
import { dateNameOf, newestOf } from "./core/prefill.js";
import { saveFields } from "./core/saving.js";
import { keysOf } from "./core/which-record.js";
import { writeField } from "./question/controls.js";
import { fieldOf, isRequired, nameOf } from "./question/field.js";
import { tellRepeated } from "./repeated.js";

/**
 * @typedef {import("./core/binding.js").Binding} Binding
 * @typedef {import("../pure/types.js").Json} Json
 * @typedef {import("../pure/types.js").Rec} Rec
 */

/**
 * The questions whose answers are copied, as the form declares them (`bpv_logic.forms`).
 * @param {Binding} binding
 * @param {HTMLElement} button
 */
function repeatedFields({ form }, button) {
  return words(button.dataset["repeat"]).flatMap((name) => fieldOf(form, name) ?? []);
}

/**
 * The last complete record before the day that is shown, else the last one: nobody wants to repeat a day of being ill,
 * or what was typed before the day became one.
 * @param {Binding} binding
 * @param {HTMLElement} button
 * @returns {Rec | undefined}
 */
function lastLike(binding, button) {
  const { form, source } = binding;
  const needed = repeatedFields(binding, button).filter(isRequired);
  const isWhole = (/** @type {Rec} */ { velden }) =>
    needed.every((field) => !isEmpty(velden[nameOf(field)]) && isAskedFor(field, (name) => velden[name], source));
  const day = storedValue(binding, dateNameOf(form));
  return newestOf(form, source, typeof day === "string" ? day : "", isWhole) ?? newestOf(form, source, "", isWhole);
}

/**
 * @param {Binding} binding
 * @param {HTMLElement} button
 * @param {(binding: Binding) => unknown} takeOut removes a record that was not there before
 */
export function repeat(binding, button, takeOut) {
  const last = lastLike(binding, button);
  show(one(binding.form, "[data-nothing-repeated]"), !last);
  if (!last) return void binding.source.flush().then((isSaved) => isSaved && setState("saved", "yes"));
  const fields = repeatedFields(binding, button);
  const before = binding.source.get(binding.id)?.velden;
  /** @type {import("../pure/types.js").JsonObject} */
  const velden = {};
  for (const field of fields) {
    const name = nameOf(field);
    const value = copyOf(field, last.velden[name]);
    if (!isEmpty(value) || !isEmpty(before?.[name])) velden[name] = value;
  }
  // Not by way of the controls: what can be ticked may still be loading. The key says which day it is about.
  saveFields(binding, keysOf(binding.form), velden);
  void binding.source.flush();
  // A tap does not always take the cursor out of a question, and one with the cursor is left alone.
  for (const field of fields) writeField(field, velden[nameOf(field)] ?? null);
  showRecord(binding);
  tellRepeated(binding, fields, { last, velden, before }, takeOut);
}

/**
 * @param {HTMLElement} field
 * @param {Json | undefined} value
 * @returns {Json} without what the student's opleiding does not offer any more
 */
function copyOf(field, value) {
  if (!Array.isArray(value)) return value ?? "";
  const offered = all(field, "input").map((box) => /** @type {HTMLInputElement} */ (box).value);
  return offered.length > 0 ? value.filter((item) => offered.includes(String(item))) : value;
}
