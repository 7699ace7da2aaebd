// @ts-check
/** Which students the table shows: all active chips and every search word must match. */

import { all, onAction, one, setText } from "../page/dom.js";
import { folded, lettersOf } from "../text/folded.js";

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

/**
 * Every word is in what is known of the student, as it was typed or in letters only: "vant hof" is "van 't Hof", and
 * "123456" is "123 456".
 * @param {import("./class/in-memory.js").Inzending} inzending
 * @param {string[]} words
 */
export function isFound({ van, nummer, bestand, rij }, words) {
  // Whoever gave no name is known by the file.
  const known = [van || bestand, nummer, rij["leerbedrijf"], rij["praktijkopleider"]].map((text) =>
    folded(String(text ?? "")),
  );
  const text = [...known, ...known.map(lettersOf)].join("\n");
  return words.every((word) => text.includes(word) || text.includes(lettersOf(word) || word));
}
