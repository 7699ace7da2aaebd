// @ts-check
/** An answer as readable text, in the page's wording of its question: on paper, and in a folded group. */

import { formatValue } from "../../map/format.js";
import { all, one } from "../../page/dom.js";
import { kindOf } from "./field.js";

/**
 * @param {HTMLElement} field
 * @param {import("../../pure/types.js").Json | undefined} value
 * @returns {string}
 */
export function written(field, value) {
  const kind = kindOf(field);
  const labels = labelsIn(field);
  // A choice that was not there yet, or no longer is, is shown as its stored value.
  const info = {
    label: "",
    kind,
    ...(labels.size > 0 && { lookup: (/** @type {string} */ key) => labels.get(key) ?? key }),
  };
  const text = formatValue(value, kind === "date" ? "full-date" : "label", info);
  return text && `${text} ${one(field, ".met-eenheid > span")?.textContent ?? ""}`.trim();
}

/**
 * @param {HTMLElement} field
 * @returns {Map<string, string>} the text of every choice, by stored value
 */
function labelsIn(field) {
  const options = Array.from(
    field.querySelectorAll("option"),
    (option) => /** @type {const} */ ([option.value, option.text]),
  );
  const chips = all(field, ".chip").map((chip) => {
    const input = chip.querySelector("input");
    // The name without its explanation.
    const words = one(chip, "b[id]") ?? chip;
    return /** @type {const} */ ([input?.value ?? "", (words.textContent ?? "").trim()]);
  });
  return new Map([...options, ...chips]);
}
