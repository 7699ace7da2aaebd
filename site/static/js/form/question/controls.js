// @ts-check
/** Reads and writes the controls of one question, by its kind. A stored value without a control is kept. */

import { all, one } from "../../page/dom.js";
import { wellFormed } from "../../text/canonical.js";
import { controlsOf, kindOf } from "./field.js";

/** @typedef {import("../../pure/types.js").Json} Json */

const WHOLE_NUMBER = /^-?\d{1,15}$/;
const PICKED = new Set(["date", "time"]);

/**
 * @param {HTMLElement} field
 * @returns {HTMLInputElement[]} the radios or checkboxes
 */
function boxesOf(field) {
  return /** @type {HTMLInputElement[]} */ (all(field, "input[type=radio], input[type=checkbox]"));
}

/**
 * Reads what the user filled in. Half a date is no answer: nothing is stored, and the question says so.
 * @param {HTMLElement} field
 * @param {Json} [stored]
 * @returns {Json | undefined}
 */
export function readField(field, stored = null) {
  const boxes = boxesOf(field);
  switch (kindOf(field)) {
    case "attachments":
      return stored;
    case "choice":
      return boxes.find((box) => box.checked)?.value ?? unknown(boxes, stored)[0] ?? "";
    case "choices":
    case "punten":
    case "werkprocessen":
      return [...boxes.filter((box) => box.checked).map((box) => box.value), ...unknown(boxes, stored)];
    default:
      return readOne(field);
  }
}

/**
 * @param {HTMLElement} field
 * @returns {Json | undefined}
 */
function readOne(field) {
  const control = controlsOf(field)[0];
  if (!control) return undefined;
  const text = wellFormed(control.value);
  // "7,5" and "30 min" are kept as typed: the rules read them, or report them as wrong.
  return kindOf(field) === "integer" && WHOLE_NUMBER.test(text) ? Number(text) : text;
}

/**
 * @param {HTMLInputElement[]} boxes
 * @param {Json} stored
 * @returns {Json[]}
 */
function unknown(boxes, stored) {
  const values = Array.isArray(stored) ? stored : [stored];
  return values.filter((value) => value !== null && value !== "" && !boxes.some((box) => box.value === value));
}

/**
 * @param {HTMLElement} field
 * @param {Json | undefined} value
 */
export function writeField(field, value) {
  const boxes = boxesOf(field);
  const values = Array.isArray(value) ? value : [value];
  if (boxes.length > 0) {
    for (const box of boxes) box.checked = values.includes(box.value);
    return;
  }
  const control = controlsOf(field)[0];
  if (!control || kindOf(field) === "attachments") return;
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const kind = kindOf(field);
  const picked = PICKED.has(kind) ? /** @type {HTMLInputElement} */ (control) : undefined;
  if (picked) picked.type = kind;
  // Writing the same text again would move the cursor; half an answer has no text.
  if (control.value !== text || control.validity.badInput) control.value = text;
  // A time from elsewhere that the browser's own control cannot hold ("8.30") would look empty while it counts.
  if (picked && picked.value !== text) {
    picked.type = "text";
    picked.value = text;
  }
  grow(field);
}

/**
 * The style sheet makes a textarea as high as this copy of its text.
 * @param {HTMLElement} field
 */
export function grow(field) {
  const holder = one(field, "[data-grow]");
  const control = controlsOf(field)[0];
  if (holder && control) holder.dataset["grow"] = control.value;
}
