// @ts-check
/** What the browser itself finds wrong with an answer, in the page's own sentences. */

import { all, one } from "../../page/dom.js";
import { isEmpty } from "../../text/canonical.js";
import { readField } from "./controls.js";
import { controlsOf, fieldsOf, holderOf, isAsked, isRequired, nameOf } from "./field.js";

/**
 * @typedef {{veld: string, tekst: string}} Fault
 * @typedef {import("../../pure/types.js").Json} Json
 */

/** A file may not hold more than this (bpv_logic.file.limits); nobody types that much. */
const MOST = 100_000;

const FIGURES = /^-?\d+$/;

/** The browser's complaint -> the name of our sentence. @type {[keyof ValidityState, string][]} */
const COMPLAINTS = [
  ["badInput", "type"],
  ["typeMismatch", "type"],
  ["rangeUnderflow", "min"],
  ["rangeOverflow", "max"],
];

/**
 * A browser silently cuts a pasted text off at its `maxlength`. Here the text stays whole and is reported
 * as too long.
 * @param {HTMLElement} form
 */
export function keepLongTexts(form) {
  for (const control of all(form, "[maxlength]")) {
    control.dataset["longest"] = control.getAttribute("maxlength") ?? "";
    control.setAttribute("maxlength", String(MOST));
  }
}

/**
 * @param {HTMLElement} form
 * @param {(name: string) => Json | undefined} stored
 * @returns {Fault[]} of the questions that are asked, in their order
 */
export function faultsOf(form, stored) {
  return fieldsOf(form)
    .filter(isAsked)
    .flatMap((field) => {
      const tekst = complaintOf(field) || missingOf(field, stored(nameOf(field)));
      return tekst ? [{ veld: nameOf(field), tekst }] : [];
    });
}

/**
 * What is wrong with an answer; an empty one is not a complaint.
 * @param {HTMLElement} field
 * @returns {string}
 */
export function complaintOf(field) {
  for (const control of controlsOf(field)) {
    if (control.value.length > (Number(control.dataset["longest"]) || Infinity)) return sentence(field, "long");
    const found = COMPLAINTS.find(([name]) => control.validity[name]) ?? outOfBounds(control);
    if (found) return sentence(field, found[1]) || sentence(field, "type") || control.validationMessage;
  }
  return "";
}

/**
 * A number in figures alone is compared at once; the rules read every other way of writing one.
 * @param {HTMLElement & {value: string}} control
 * @returns {[string, string] | undefined}
 */
function outOfBounds({ value, dataset: { min, max } }) {
  if (!FIGURES.test(value)) return undefined;
  return min && +value < +min ? ["", "min"] : max && +value > +max ? ["", "max"] : undefined;
}

/**
 * @param {HTMLElement} field
 * @param {Json | undefined} stored
 * @returns {string}
 */
function missingOf(field, stored) {
  return isRequired(field) && isEmpty(readField(field, stored ?? null)) ? sentence(field, "missing") : "";
}

/**
 * @param {HTMLElement} field
 * @param {string} name
 * @returns {string}
 */
function sentence(field, name) {
  const pattern = holderOf(field)?.getAttribute(`data-msg-${name}`) ?? "";
  return pattern.replace("{label}", () => one(field, "legend, label")?.textContent ?? "");
}
