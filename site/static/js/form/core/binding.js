// @ts-check
/** A form and its record: choosing and showing it. */

import { applyConditions } from "../../map/conditions.js";
import { sourceOf } from "../../map/sources.js";
import { replaceQuery } from "../../page/document.js";
import { map } from "../../store/map-on-page.js";
import { isEmpty } from "../../text/canonical.js";
import { readField, writeField } from "../question/controls.js";
import { controlsOf, fieldOf, fieldsOf, nameOf } from "../question/field.js";
import { partsOf, startOfNext } from "./key-parts.js";
import { startValues } from "./prefill.js";
import { asksForNew, chooseRecord, keysOf, recordWithKey } from "./which-record.js";

const SHOWN = "bpv:shown";

/**
 * @typedef {import("../../pure/types.js").Json} Json
 * @typedef {import("../../pure/types.js").JsonObject} JsonObject
 *
 * `start` is what a new record starts with; `unsaved` names the part of it that is not stored yet; `isFresh` says that
 * the record was made during this visit to the form.
 * @typedef {object} Binding
 * @property {HTMLElement} form
 * @property {import("../../pure/types.js").Source} source
 * @property {string} id "" while there is no record
 * @property {JsonObject} start
 * @property {Set<string>} unsaved
 * @property {boolean} isFresh
 */

/**
 * @param {HTMLElement} form
 * @returns {Binding}
 */
export function bindForm(form) {
  /** @type {Binding} */
  const binding = { form, source: sourceOf(form), id: "", start: {}, unsaved: new Set(), isFresh: false };
  choose(binding);
  return binding;
}

/**
 * @param {Binding} binding
 * @param {JsonObject} [given] values that take precedence over every other first value
 */
export function choose(binding, given = {}) {
  const { form, source } = binding;
  binding.start = startValues(form, source, given);
  const isGiven = Object.keys(given).length > 0;
  if (!isGiven && asksForNew(form)) {
    const parts = partsOf(form, source, keysOf(form), binding.start);
    binding.start = startOfNext(form, source, parts, binding.start);
  }
  const record = isGiven ? recordWithKey(form, source, binding.start) : chooseRecord(form, source, binding.start);
  setId(binding, record?.id ?? "");
  binding.unsaved = new Set(record ? [] : Object.keys(binding.start));
  binding.isFresh = false;
}

/**
 * Goes to the record with this key, or to a new one, and updates the address.
 * @param {Binding} binding
 * @param {JsonObject} key
 */
export function openByKey(binding, key) {
  const params = Object.entries(key).map(([name, value]) => [name, String(value)]);
  // First, because what the address asks for is about the record that is left.
  if (binding.source === map) replaceQuery(Object.fromEntries(params));
  choose(binding, key);
  if (binding.source === map && binding.id) replaceQuery({ id: binding.id });
  showRecord(binding, [], true);
}

/**
 * @param {Binding} binding
 * @param {string} id
 */
export function setId(binding, id) {
  binding.id = id;
  if (id) binding.form.dataset["record"] = id;
  else delete binding.form.dataset["record"];
}

/**
 * @param {Binding} binding
 * @param {string} name
 * @returns {Json | undefined}
 */
export function storedValue(binding, name) {
  const record = binding.source.get(binding.id);
  if (!record || binding.unsaved.has(name)) return binding.start[name];
  return record.velden[name];
}

/**
 * Shows the record in every question, except those that have the focus or were left half typed.
 * @param {Binding} binding
 * @param {HTMLElement[]} [except]
 * @param {boolean} [isOther] whether the form showed another record until now
 */
export function showRecord(binding, except = [], isOther = false) {
  for (const field of fieldsOf(binding.form)) {
    const value = storedValue(binding, nameOf(field));
    const isBusy = field.contains(document.activeElement) && document.hasFocus();
    // With half an answer nothing is stored, unless elsewhere.
    const isHalf = !isOther && isEmpty(value) && controlsOf(field).some((control) => control.validity.badInput);
    if (!except.includes(field) && !isBusy && !isHalf) writeField(field, value);
  }
  showConditions(binding);
  shown(binding);
}

/** Notifies other parts that show this record (a live text, a handtekening). @param {Binding} binding */
export function shown(binding) {
  binding.form.dispatchEvent(new Event(SHOWN));
}

/**
 * @param {HTMLElement} form
 * @param {() => void} listener
 */
export function onShown(form, listener) {
  form.addEventListener(SHOWN, listener);
}

/** @param {Binding} binding */
export function showConditions(binding) {
  const own = (/** @type {string} */ name) => {
    const field = fieldOf(binding.form, name);
    const stored = storedValue(binding, name);
    return field ? readField(field, stored ?? null) : stored;
  };
  applyConditions(binding.form, own, binding.source);
}
