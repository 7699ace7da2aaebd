// @ts-check
/**
 * WebKit shows today in a date that nobody filled in, only paler, and keeps complaining of a date that was emptied.
 * Here an empty one is seen to be empty, and is empty once it is left.
 */

import { all } from "./dom.js";

const DATES = "input[type=date], input[type=time]";
/** Half an answer can only be cleared by way of a whole one. @type {Record<string, string>} */
const WHOLE = { date: "2000-01-01", time: "00:00" };

export function showEmptyDates() {
  if (!navigator.vendor.startsWith("Apple")) return;
  let isWaiting = false;
  const look = () => {
    isWaiting = false;
    for (const input of /** @type {HTMLInputElement[]} */ (all(document, DATES)))
      input.toggleAttribute("data-blank", input.value === "" && !input.validity.badInput);
  };
  const soon = () => {
    if (!isWaiting) requestAnimationFrame(look);
    isWaiting = true;
  };
  document.addEventListener("focusout", ({ target }) => target instanceof HTMLInputElement && empty(target), true);
  // The last is a form that shows another record.
  for (const type of ["input", "change", "click", "focusout", "reset", "bpv:shown"])
    document.addEventListener(type, soon, true);
  new MutationObserver(soon).observe(document.body, { subtree: true, childList: true, attributeFilter: ["hidden"] });
  look();
}

/** @param {HTMLInputElement} input */
function empty(input) {
  const whole = WHOLE[input.type];
  if (!whole || input.value !== "" || !input.validity.badInput) return;
  input.value = whole;
  input.value = "";
}
