// @ts-check
/** What was typed before the page could listen. */

import { fieldsOf } from "./field.js";

/** Whether this is a new visit, not a way back or a reload. */
export function isNewVisit() {
  const visit = performance.getEntriesByType("navigation")[0];
  return visit instanceof PerformanceNavigationTiming && visit.type === "navigate";
}

/**
 * What a quick user typed while this script was loading; it must not be overwritten. After a reload the
 * browser itself may have restored old text, so then only the question with the cursor counts.
 * @param {HTMLElement} form
 * @returns {HTMLElement[]}
 */
export function typedBefore(form) {
  const isFirst = isNewVisit();
  return fieldsOf(form).filter((field) => {
    const place = document.activeElement;
    return (isFirst || field.contains(place)) && differsFromMarkup(field);
  });
}

/** @param {HTMLElement} field */
function differsFromMarkup(field) {
  const controls = Array.from(field.querySelectorAll("input, textarea, select"));
  return controls.some((control) => {
    if (control instanceof HTMLSelectElement)
      return control.selectedIndex > 0 && !control.selectedOptions[0]?.defaultSelected;
    if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
    if (!(control instanceof HTMLInputElement) || control.type === "file") return false;
    return control.checked !== control.defaultChecked || control.value !== control.defaultValue;
  });
}
