// @ts-check
/** Small help for a thumb: the "next" key goes to the next question, and a tapped answer can be cleared. */

import { all } from "../page/dom.js";
import { openGroupOf } from "./core/groups.js";
import { controlsOf, fieldsOf, isAsked } from "./question/field.js";

/** @param {HTMLElement} form */
export function startKeys(form) {
  form.addEventListener("keydown", (event) => onKey(form, event));
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-clear]") : null;
    const field = button?.closest(".veld");
    if (field instanceof HTMLElement) clearChoice(field);
  });
}

/**
 * On a screen keyboard the key says "next"; iOS would submit the whole form with it.
 * @param {HTMLElement} form
 * @param {KeyboardEvent} event
 */
function onKey(form, event) {
  const { target } = event;
  const isNext = event.key === "Enter" && target instanceof HTMLInputElement && target.enterKeyHint === "next";
  if (!isNext || !matchMedia("(pointer: coarse)").matches) return;
  const controls = fieldsOf(form).filter(isAsked).flatMap(controlsOf);
  const next = controls[controls.indexOf(target) + 1];
  if (!next) return;
  event.preventDefault();
  openGroupOf(next);
  next.focus();
}

/** @param {HTMLElement} field */
function clearChoice(field) {
  const boxes = /** @type {HTMLInputElement[]} */ (all(field, "input"));
  for (const box of boxes) box.checked = false;
  boxes[0]?.dispatchEvent(new Event("change", { bubbles: true }));
  // The button disappears with the answer.
  boxes[0]?.focus({ preventScroll: true });
}
