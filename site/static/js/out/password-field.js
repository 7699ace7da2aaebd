// @ts-check
/** The password for a new file: shown on request, with a warning when it is short. */

import { one, show } from "../page/dom.js";

/**
 * @param {HTMLElement} element
 * @param {() => void} changed
 */
export function startPasswordField(element, changed) {
  const wanted = box(element, "input[data-with-password]");
  const field = box(element, "input[data-password]");
  const shown = box(element, "input[data-password-show]");
  const update = () => {
    show(one(element, "[data-password-part]"), wanted.checked);
    // Neither stays on a page that somebody else may look at.
    if (!wanted.checked) field.value = "";
    if (!wanted.checked) shown.checked = false;
    field.type = shown.checked ? "text" : "password";
    const length = field.value.length;
    show(one(element, "[data-password-short]"), length > 0 && length < Number(field.dataset["short"]));
    if (length > 0 || !wanted.checked) show(one(element, "[data-password-missing]"), false);
    changed();
  };
  for (const input of [wanted, field, shown]) input.addEventListener("input", update);
  // Ticked before this script was there, or by the browser after a reload.
  update();
}

/**
 * @param {HTMLElement} element
 * @returns {string | undefined} undefined when none is wanted
 */
export function chosenPassword(element) {
  return box(element, "input[data-with-password]").checked ? box(element, "input[data-password]").value : undefined;
}

/** Says that it is still missing. @param {HTMLElement} element */
export function askForPassword(element) {
  show(one(element, "[data-password-missing]"), true);
  one(element, "input[data-password]")?.focus();
}

/**
 * @param {HTMLElement} element
 * @param {string} selector
 */
function box(element, selector) {
  return /** @type {HTMLInputElement} */ (one(element, selector));
}
