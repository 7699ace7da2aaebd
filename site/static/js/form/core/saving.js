// @ts-check
/** From the questions to the record: created at the first input, saved at every one. */

import { currentPeriod, newId, PERIOD, periodId } from "../../map/periode.js";
import { query, replaceQuery } from "../../page/document.js";
import { staysMeant } from "../../store/bpv-choice.js";
import { map } from "../../store/map-on-page.js";
import { isEmpty, same } from "../../text/canonical.js";
import { readField } from "../question/controls.js";
import { fieldOf, isAsked, nameOf } from "../question/field.js";
import { setId, showConditions, shown, storedValue } from "./binding.js";
import { fixedValues } from "./prefill.js";
import { asksForNew, keysOf } from "./which-record.js";

/**
 * @typedef {import("../../pure/types.js").JsonObject} JsonObject
 * @typedef {import("./binding.js").Binding} Binding
 */

/**
 * Saves questions; the first time it creates the record, with its first values, and gives it an address.
 * @param {Binding} binding
 * @param {string[]} names
 * @param {JsonObject} [given] answers that are not in a control, or take precedence over what is
 */
export function saveFields(binding, names, given = {}) {
  showConditions(binding);
  const velden = { ...given };
  for (const name of [...names, ...binding.unsaved]) {
    const field = fieldOf(binding.form, name);
    if (!field || name in given || (!names.includes(name) && !isAsked(field))) continue;
    const value = readField(field, storedValue(binding, name) ?? null);
    if (value !== undefined) velden[name] = value;
  }
  if (!binding.id) Object.assign(velden, makeRecord(binding));
  // A record that was just begun moves to the bpv of the day that it gets.
  if (binding.isFresh) Object.assign(velden, periodFor(binding, velden));
  for (const name of Object.keys(velden)) binding.unsaved.delete(name);
  binding.source.change({ id: binding.id, soort: binding.form.dataset["soort"] ?? "", velden });
  shown(binding);
}

/**
 * @param {Binding} binding
 * @returns {JsonObject} what the record holds in addition to the questions
 */
function makeRecord(binding) {
  const { form, source } = binding;
  const soort = form.dataset["soort"] ?? "";
  const isPeriod = source === map && soort === PERIOD.soort;
  const before = isPeriod ? currentPeriod(source) : undefined;
  if (before && !source.bpv()) void staysMeant(before.id);
  setId(binding, newId(source, soort));
  binding.isFresh = true;
  const isNamed = form.dataset["pick"] === "query" || asksForNew(form);
  if (source === map && isNamed) replaceQuery({ id: binding.id });
  return fixedValues(form, source);
}

/**
 * @param {Binding} binding
 * @param {JsonObject} velden what is about to be saved
 * @returns {JsonObject}
 */
function periodFor({ form, source, id }, velden) {
  if (form.dataset["inPeriode"] !== "yes") return {};
  const period = periodId(source, {
    soort: form.dataset["soort"] ?? "",
    velden: { ...source.get(id)?.velden, ...velden },
  });
  return period ? { [PERIOD.field]: period } : {};
}

/**
 * Whether the answer on the page is what is stored, or what a new record starts with.
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
 * The key in the form now, as far as it is filled in.
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
