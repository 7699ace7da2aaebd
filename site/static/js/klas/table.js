// @ts-check
/** The table of the class: one row per student, in the chosen order and selection. */

import { fillPattern } from "../map/fill.js";
import { all, clone, fillTexts, one, setText, show } from "../page/dom.js";
import { startFilters } from "./filter.js";
import { startSorting } from "./sort.js";

/**
 * @typedef {import("./class/in-memory.js").Student} Student
 * @typedef {import("./class/in-memory.js").Inzending} Inzending
 * @typedef {{search: string, chips: string[], kolom: string, order: string}} View what is shown, in which order
 */

/**
 * @param {HTMLElement} element
 * @param {() => Student[]} students
 * @param {(student: Student) => boolean} isOpen whether the file with the additions is still to be made
 * @param {() => unknown} chosen is called when the user chose another selection or order
 */
export function startTable(element, students, isOpen, chosen) {
  /** @type {Map<string, {student: Student, row: HTMLElement}>} */
  const kept = new Map();
  /** @type {Student[]} */
  let shown = [];
  const choose = () => {
    update();
    chosen();
  };
  const sorting = startSorting(element, choose);
  const filters = startFilters(element, choose);

  function update() {
    const everyone = students();
    shown = sorting.sorted(filters.fitting(everyone));
    filters.count(everyone);
    placeRows(one(element, "[data-klas] [data-rows]"), shown.flatMap(rowOf));
    showCounts(element, shown, everyone);
  }

  /** @param {Student} student */
  function rowOf(student) {
    const old = kept.get(student.sleutel);
    if (old?.student === student) return [old.row];
    const row = newRow(element, student, isOpen(student));
    if (row) kept.set(student.sleutel, { student, row });
    return row ? [row] : [];
  }

  return {
    update,
    shown: () => shown,
    /** @returns {View} */
    view: () => ({ ...filters.view(), ...sorting.view() }),
    /** @param {View} view */
    setView(view) {
      filters.setView(view);
      sorting.setView(view);
    },
  };
}

/**
 * Moves only rows that are out of place: the others keep the cursor, and a long table is not redrawn.
 * @param {HTMLElement | null} list
 * @param {HTMLElement[]} rows
 */
function placeRows(list, rows) {
  const wanted = new Set(rows);
  for (const old of Array.from(list?.children ?? [])) if (!wanted.has(/** @type {HTMLElement} */ (old))) old.remove();
  let place = list?.firstElementChild ?? null;
  for (const row of rows) {
    if (row === place) place = place.nextElementSibling;
    else list?.insertBefore(row, place);
  }
}

/**
 * @param {HTMLElement} element
 * @param {Student[]} shown
 * @param {Student[]} everyone
 */
function showCounts(element, shown, everyone) {
  const [visible, total] = [shown, everyone].map((rows) => rows.filter(isMap).length);
  const count = one(element, "[data-klas-count]");
  const pattern = (total === 1 && count?.dataset["one"]) || (count?.dataset["many"] ?? "");
  setText(count, fillPattern(pattern, { visible, total }));
  for (const place of all(element, "[data-klas]")) show(place, everyone.length > 0);
  show(one(element, "[data-none]"), everyone.length === 0);
  show(one(element, "[data-nobody]"), everyone.length > 0 && shown.length === 0);
}

/** @param {Student} student */
const isMap = ({ inzending }) => inzending.soort !== "terug";

/**
 * @param {HTMLElement} element
 * @param {Student} student
 * @param {boolean} isOpen
 * @returns {HTMLElement | undefined}
 */
function newRow(element, { sleutel, inzending, bestanden, zinnen, anders, sleutels, isJoined, like }, isOpen) {
  const row = clone(element, "template[data-row]");
  if (!row) return undefined;
  const { rij, waarschuwingen } = inzending;
  row.dataset["student"] = sleutel;
  row.dataset["soort"] = inzending.soort;
  row.dataset["filters"] = rij.filters.join(" ");
  fillTexts(row, { ...rij, bestanden: bestanden.length, lijkt: like?.zin });
  const marks = {
    "many-files": bestanden.length > 1,
    "added-open": isOpen,
    joined: isJoined,
    like: like !== undefined,
  };
  for (const [name, holds] of Object.entries(marks)) show(one(row, `[data-${name}]`), holds);
  for (const place of all(row, "[data-pattern]")) setText(place, fillPattern(place.dataset["pattern"] ?? "", rij));
  const lists = { ...rij, waarschuwingen, zinnen, anders, sleutels };
  for (const place of all(row, "[data-each]")) fillEach(place, lists[/** @type {"zinnen"} */ (place.dataset["each"])]);
  return row;
}

/**
 * Shows the first few, folds the rest.
 * @param {HTMLElement} place
 * @param {unknown} texts
 */
function fillEach(place, texts) {
  const list = Array.isArray(texts) ? texts : [];
  const [from, to] = [Number(place.dataset["from"]) || 0, Number(place.dataset["to"]) || list.length];
  for (const tekst of list.slice(from, to)) {
    const line = clone(place);
    if (line) fillTexts(line, { tekst });
    if (line) place.append(line);
  }
  const fold = place.closest("details");
  if (!fold) return;
  show(fold, list.length > from);
  setText(one(fold, "[data-more]"), String(list.length - from));
}

/**
 * The student of the row that contains a button.
 * @param {import("./class/in-memory.js").Class} room
 * @param {HTMLElement} button
 */
export function studentAt(room, button) {
  return room.get(button.closest("[data-student]")?.getAttribute("data-student") ?? "");
}
