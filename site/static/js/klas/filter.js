// @ts-check
/** Which students the table shows: all active chips and every search word must match. */

import { all, onAction, one, setText } from "../page/dom.js";
import { folded } from "../text/folded.js";
import { isFound } from "./class/find.js";

/** @typedef {import("./class/in-memory.js").Student} Student */

/**
 * @param {HTMLElement} element with the chips and the search box
 * @param {() => unknown} changed
 */
export function startFilters(element, changed) {
  const chips = /** @type {HTMLInputElement[]} */ (all(element, "input[data-filter-name]"));
  const search = /** @type {HTMLInputElement} */ (one(element, "input[data-search]"));
  for (const control of [...chips, search]) control.addEventListener("input", changed);
  onAction(element, "show-all", () => {
    for (const chip of chips) chip.checked = false;
    search.value = "";
    changed();
    search.focus();
  });
  return {
    /** @param {Student[]} students */
    fitting(students) {
      const wanted = chips.filter((chip) => chip.checked).map((chip) => chip.value);
      const words = folded(search.value).split(" ").filter(Boolean);
      return students.filter((student) => fits(student, wanted, words));
    },
    view: () => ({ search: search.value, chips: chips.filter(({ checked }) => checked).map(({ value }) => value) }),
    /** @param {{search: string, chips: string[]}} view */
    setView(view) {
      search.value = view.search;
      for (const chip of chips) chip.checked = view.chips.includes(chip.value);
    },
    /** Shows on each chip how many students it alone would show. @param {Student[]} students */
    count(students) {
      for (const chip of chips) {
        const found = students.filter(({ inzending }) => inzending.rij.filters.includes(chip.value));
        setText(one(chip.parentElement ?? element, "[data-found]"), String(found.length));
      }
    },
  };
}

/**
 * @param {Student} student
 * @param {string[]} wanted
 * @param {string[]} words
 */
function fits({ inzending }, wanted, words) {
  const { rij } = inzending;
  return wanted.every((name) => rij.filters.includes(name)) && (words.length === 0 || isFound(inzending, words));
}
