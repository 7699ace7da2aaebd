// @ts-check
/** Questions and parts that are shown only if other answers ask for it (`data-when`). */

import { jsonOf } from "../page/document.js";
import { all, show } from "../page/dom.js";
import { theOne } from "./periode.js";

/**
 * @typedef {import("../pure/types.js").Condition} Condition
 * @typedef {import("../pure/types.js").Json} Json
 * @typedef {import("../pure/types.js").Source} Source
 */

/**
 * No value in `is` means any answer.
 * @param {Condition[]} conditions
 * @param {(name: string) => Json | undefined} own the answers of the record itself
 * @param {Source} source
 * @returns {boolean}
 */
export function holds(conditions, own, source) {
  return conditions.every(({ veld, is, soort }) => {
    const found = [(soort ? theOne(source, soort)?.velden[veld] : own(veld)) ?? ""].flat().map(String);
    return found.some((item) => (is.length ? is.includes(item) : item));
  });
}

/**
 * Whether a question or part is asked, by the answers of a record.
 * @param {HTMLElement} element
 * @param {(name: string) => Json | undefined} own
 * @param {Source} source
 */
export function isAskedFor(element, own, source) {
  return holds(jsonOf(element, "when", /** @type {Condition[]} */ ([])), own, source);
}

/**
 * Shows and hides every element inside that has a condition. A hidden answer is kept, not cleared.
 * @param {HTMLElement} container
 * @param {(name: string) => Json | undefined} own
 * @param {Source} source
 */
export function applyConditions(container, own, source) {
  for (const element of all(container, "[data-when]")) {
    show(element, isAskedFor(element, own, source));
  }
}
