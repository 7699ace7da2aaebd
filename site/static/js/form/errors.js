// @ts-check
/** Faults where they belong: at the question, and together above the form with links to the questions. */

import { clone, one, setText, show } from "../page/dom.js";
import { landingPart } from "../page/landing.js";
import { openGroupOf } from "./core/groups.js";
import { controlsOf, fieldOf, isAsked } from "./question/field.js";

/** @typedef {import("./question/validity.js").Fault} Fault */

/**
 * Shows what is wrong at a question; an empty text clears it.
 * @param {HTMLElement} field
 * @param {string} text
 */
export function showFault(field, text) {
  const place = one(field, "[data-melding]");
  if (!place) return;
  if (text) setText(one(place, "[data-text]") ?? place, text);
  show(place, text !== "");
  for (const control of controlsOf(field)) {
    if (text) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/**
 * @param {HTMLElement} form
 * @param {Fault[]} faults
 */
export function showSummary(form, faults) {
  const box = one(form, "[data-errors]");
  if (!box) return;
  const lines = faults.map((fault) => summaryLine(form, box, fault));
  one(box, "ul")?.replaceChildren(...lines.filter((line) => line !== undefined));
  show(box, faults.length > 0);
  sayInTitle(box.dataset["title"] ?? "");
  if (faults.length === 0) return;
  box.scrollIntoView({ block: "start" });
  box.focus({ preventScroll: true });
}

/**
 * A screen reader reads the title of a page first, so it says that something needs attention.
 * @param {string} word
 */
function sayInTitle(word) {
  const plain = document.title.startsWith(word) ? document.title.slice(word.length) : document.title;
  document.title = one(document, "[data-errors]:not([hidden])") ? word + plain : plain;
}

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} box
 * @param {Fault} fault
 * @returns {HTMLElement | undefined}
 */
function summaryLine(form, box, { veld, tekst }) {
  const line = clone(box);
  const link = line && one(line, "a");
  const field = fieldOf(form, veld);
  if (!line || !link) return line;
  setText(link, tekst);
  const first = field && controlsOf(field)[0];
  if (!field || !first) return line;
  link.setAttribute("href", `#${first.id}`);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    focusField(field);
  });
  return line;
}

/**
 * Scrolls to the text of a question before its control, or the user would see a box without its
 * question (GOV.UK's error summary does the same).
 * @param {HTMLElement} field
 */
export function focusField(field) {
  const control = controlsOf(field)[0];
  if (!control) return;
  openGroupOf(field);
  (one(field, "legend, label") ?? field).scrollIntoView({ block: "start" });
  control.focus({ preventScroll: true });
}

/** A link to a question: the browser looked for the target before the form was shown. @param {HTMLElement} form */
export function focusFromHash(form) {
  const part = landingPart();
  const field = part && form.contains(part) ? part.closest(".veld[data-veld]") : null;
  if (field instanceof HTMLElement && isAsked(field)) focusField(field);
}
