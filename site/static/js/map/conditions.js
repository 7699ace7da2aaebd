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
  return conditions.every(({ veld, is = [], soort, of, van, minuten = 0 }) => {
    if (van) return minutesOverMidnight(own(van), own(veld)) > minuten;
    if (of && own(of)) return true;
    const found = [(soort ? theOne(source, soort)?.velden[veld] : own(veld)) ?? ""].flat().map(String);
    return found.some((item) => (is.length ? is.includes(item) : item));
  });
}

const DAY = 1440;

/**
 * @param {Json | undefined} from
 * @param {Json | undefined} to
 * @returns {number} between two times of which the second is on the next day; 0 when it is on the same day, or unknown
 */
function minutesOverMidnight(from, to) {
  const [begin = Number.NaN, end = Number.NaN] = [from, to].map((time) => {
    const [hour, minute] = String(time ?? "").split(":", 2);
    return Number(hour || "x") * 60 + Number(minute);
  });
  return end <= begin ? end + DAY - begin : 0;
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
