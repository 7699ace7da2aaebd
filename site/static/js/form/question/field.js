// @ts-check
/** The parts of one question on the page: its container, its controls, its name and kind. */

import { all, one } from "../../page/dom.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * @param {HTMLElement} form
 * @returns {HTMLElement[]} the container of every question
 */
export function fieldsOf(form) {
  return all(form, ".veld[data-veld]");
}

/**
 * @param {HTMLElement} form
 * @param {string} name
 * @returns {HTMLElement | null}
 */
export function fieldOf(form, name) {
  return one(form, `.veld[data-veld="${CSS.escape(name)}"]`);
}

/**
 * @param {HTMLElement} field
 * @returns {string}
 */
export function nameOf(field) {
  return field.dataset["veld"] ?? "";
}

/**
 * The element with the kind and the browser's complaints: the control, or what holds several.
 * @param {HTMLElement} field
 * @returns {HTMLElement | null}
 */
export function holderOf(field) {
  return one(field, "[data-kind]");
}

/**
 * @param {HTMLElement} field
 * @returns {string}
 */
export function kindOf(field) {
  return holderOf(field)?.dataset["kind"] ?? "text";
}

/**
 * @param {HTMLElement} field
 * @returns {Control[]}
 */
export function controlsOf(field) {
  return /** @type {Control[]} */ (all(field, "input[name], select[name], textarea[name]"));
}

/**
 * Whether a question is asked now: neither it nor anything around it is hidden.
 * @param {HTMLElement} field
 * @returns {boolean}
 */
export function isAsked(field) {
  return field.closest("form [hidden], form[hidden]") === null;
}

/**
 * @param {HTMLElement} field
 * @returns {boolean}
 */
export function isRequired(field) {
  return Boolean(holderOf(field)?.hasAttribute("data-required")) || controlsOf(field).some((item) => item.required);
}
