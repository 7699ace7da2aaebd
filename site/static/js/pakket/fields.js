// @ts-check
/** The answers of the schoolpakket's form: written into its fields and rows, and read from them. */

import { all, clone, one } from "../page/dom.js";

/** @typedef {Record<string, any>} Row */

let numbers = 0;

/**
 * @param {HTMLElement} form
 * @param {Row} waarden
 */
export function fill(form, waarden) {
  const head = one(form, "[data-head]");
  if (head) write(head, waarden);
  for (const list of all(form, "[data-list]")) {
    one(list, "[data-rows]")?.replaceChildren();
    for (const row of waarden[list.dataset["list"] ?? ""] ?? []) addRow(list, row);
  }
}

/**
 * @param {HTMLElement} form
 * @returns {Row}
 */
export function collect(form) {
  const head = one(form, "[data-head]");
  const lists = all(form, "[data-list]").map((list) => [list.dataset["list"], rowsOf(list).map(read)]);
  return { ...(head ? read(head) : {}), ...Object.fromEntries(lists) };
}

/**
 * @param {HTMLElement} list
 * @returns {HTMLElement[]}
 */
export const rowsOf = (list) => all(list, "[data-rows] > [role=group]");

/**
 * @param {HTMLElement} list
 * @param {Row} values without a field in the row are kept as they are
 * @returns {HTMLElement | undefined}
 */
export function addRow(list, values) {
  const row = clone(list, "template[data-row]");
  if (!row) return undefined;
  numbers += 1;
  for (const element of [row, ...all(row, "*")]) {
    for (const { name, value } of Array.from(element.attributes)) {
      if (value.includes("#")) element.setAttribute(name, value.replaceAll("#", String(numbers)));
    }
  }
  row.dataset["row"] = JSON.stringify(values);
  write(row, values);
  one(list, "[data-rows]")?.append(row);
  rowsOf(list).forEach((item, index) => relabel(item, index + 1));
  return row;
}

/**
 * Sets the row number, counted from one.
 * @param {HTMLElement} row
 * @param {number} number
 */
function relabel(row, number) {
  row.setAttribute("aria-label", (row.getAttribute("aria-label") ?? "").replace(/\d+$/, String(number)));
}

/**
 * @param {HTMLElement} place
 * @param {Row} values
 */
function write(place, values) {
  for (const field of fieldsOf(place)) {
    const value = String(values[field.dataset["key"] ?? ""] ?? "");
    if (field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type)) {
      field.checked = field.value === value;
    } else if (
      !(field instanceof HTMLSelectElement) ||
      Array.from(field.options).some((item) => item.value === value)
    ) {
      field.value = value;
    }
  }
}

/**
 * @param {HTMLElement} place
 * @returns {Row}
 */
function read(place) {
  /** @type {Row} */
  const values = JSON.parse(place.dataset["row"] ?? "{}");
  for (const field of fieldsOf(place)) {
    const key = field.dataset["key"] ?? "";
    const isBox = field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type);
    if (!isBox) values[key] = field.value;
    else if (field.checked) values[key] = field.value;
    else if (field.type === "checkbox") values[key] = "";
  }
  return values;
}

/** @param {HTMLElement} place */
const fieldsOf = (place) => /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ (all(place, "[data-key]"));
