// @ts-check
/** The order of the table: pressing a heading sorts by its column, pressing it again reverses the order. */

import { root } from "../page/document.js";
import { all, onAction } from "../page/dom.js";

/** @typedef {import("./class/in-memory.js").Student} Student */

const OTHER = { ascending: "descending", descending: "ascending" };
const collator = new Intl.Collator(root.lang, { numeric: true, sensitivity: "base" });

/**
 * @param {HTMLElement} element with the headings; the one with aria-sort is the initial order
 * @param {() => unknown} changed
 */
export function startSorting(element, changed) {
  onAction(element, "sort", (button) => {
    const head = button.closest("[data-kolom]");
    if (!head) return;
    const now = head.getAttribute("aria-sort");
    for (const other of all(element, "[data-kolom]")) other.removeAttribute("aria-sort");
    head.setAttribute(
      "aria-sort",
      OTHER[/** @type {"ascending"} */ (now)] ?? head.getAttribute("data-first") ?? "ascending",
    );
    changed();
  });
  return {
    view: () => {
      const head = element.querySelector("[data-kolom][aria-sort]");
      return { kolom: head?.getAttribute("data-kolom") ?? "", order: head?.getAttribute("aria-sort") ?? "" };
    },
    /** @param {{kolom: string, order: string}} view */
    setView({ kolom, order }) {
      for (const head of all(element, "[data-kolom]")) {
        if (head.dataset["kolom"] === kolom) head.setAttribute("aria-sort", order);
        else head.removeAttribute("aria-sort");
      }
    },
    /** @param {Student[]} students */
    sorted(students) {
      const head = element.querySelector("[data-kolom][aria-sort]");
      const kolom = head?.getAttribute("data-kolom") ?? "";
      const sign = head?.getAttribute("aria-sort") === "descending" ? -1 : 1;
      return [...students].sort((a, b) => sign * compare(cellValue(a, kolom), cellValue(b, kolom)) || byName(a, b));
    },
  };
}

/**
 * @param {Student} student
 * @param {string} kolom
 */
function cellValue({ inzending }, kolom) {
  return inzending.rij.sorteer[kolom] ?? "";
}

/**
 * @param {number | string} a
 * @param {number | string} b
 */
function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return collator.compare(String(a), String(b));
}

/**
 * @param {Student} a
 * @param {Student} b
 */
function byName(a, b) {
  return compare(cellValue(a, "naam"), cellValue(b, "naam"));
}
