// @ts-check
/** From the questions to the record: made at the first input, saved at every one. */

import { isEmpty, same } from "../canonical.js";
import { PERIOD, choosePeriod, newId, periodId } from "../model.js";
import { query, replaceQuery } from "../page.js";
import { map } from "../records.js";
import { setId, shown, showConditions, storedValue } from "./binding.js";
import { asksForNew, keysOf } from "./choose.js";
import { readField } from "./controls.js";
import { fieldOf, isAsked, nameOf } from "./field.js";
import { fixedValues } from "./prefill.js";

/**
 * @typedef {import("../types.js").JsonObject} JsonObject
 * @typedef {import("./binding.js").Binding} Binding
 */

/**
 * Saves questions; the first time it makes the record, with its first values, and gives it an address.
 * @param {Binding} binding
 * @param {string[]} names
 * @param {JsonObject} [given] answers that are not in a control
 */
export function saveFields(binding, names, given = {}) {
  showConditions(binding);
  const velden = { ...given };
  for (const name of [...names, ...binding.unsaved]) {
    const field = fieldOf(binding.form, name);
    if (!field || (!names.includes(name) && !isAsked(field))) continue;
    const value = readField(field, storedValue(binding, name) ?? null);
    if (value !== undefined) velden[name] = value;
  }
  if (!binding.id) Object.assign(velden, makeRecord(binding));
  for (const name of Object.keys(velden)) binding.unsaved.delete(name);
  binding.source.change({ id: binding.id, soort: binding.form.dataset["soort"] ?? "", velden });
  shown(binding);
}

/**
 * @param {Binding} binding
 * @returns {JsonObject} what the record holds beside the questions
 */
function makeRecord(binding) {
  const { form, source } = binding;
  const soort = form.dataset["soort"] ?? "";
  const period = form.dataset["inPeriode"] === "yes" ? { [PERIOD.field]: periodId(source) } : {};
  setId(binding, newId(source, soort));
  binding.isFresh = true;
  if (source === map && form.dataset["pick"] === "query") replaceQuery({ id: binding.id });
  if (source === map && asksForNew(form)) {
    if (soort === PERIOD.soort) void choosePeriod(binding.id);
    replaceQuery({});
  }
  return { ...fixedValues(form, source), ...period };
}

/**
 * Whether what stands in a question is what is stored, or what a new record starts with.
 * @param {Binding} binding
 * @param {HTMLElement} field
 * @returns {boolean}
 */
export function isUnchanged(binding, field) {
  const stored = storedValue(binding, nameOf(field)) ?? null;
  const value = readField(field, stored);
  return value === undefined || same(value, stored) || (isEmpty(value) && isEmpty(stored));
}

/**
 * The key that stands in the form now, as far as it is filled in.
 * @param {HTMLElement} form
 * @returns {JsonObject}
 */
export function keyInForm(form) {
  const values = keysOf(form).map((name) => {
    const field = fieldOf(form, name);
    return [name, (field && readField(field)) ?? query().get(name) ?? ""];
  });
  return Object.fromEntries(values.filter(([, value]) => !isEmpty(value)));
}
