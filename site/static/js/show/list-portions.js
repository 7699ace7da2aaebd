// @ts-check
/** The rows of a list: only a changed record gets a new row, and many rows are added in portions. */

import { one } from "../page/dom.js";
import { idle } from "../pure/waiting.js";
import { same } from "../text/canonical.js";
import { rowFor } from "./list-row.js";
import { showIn } from "./shown.js";
import { startModules } from "./start.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../map/fill.js").Words} Words
 * @typedef {{record: Rec, row: HTMLElement}} Kept
 */

/** A screenful; the rest may come while the user is already typing. */
const PORTION = 30;

/**
 * @param {HTMLElement} element
 * @param {Source} source
 */
export function keptRows(element, source) {
  /** @type {Map<string, Kept>} */
  let kept = new Map();
  let turn = 0;
  const make = (/** @type {Rec} */ record, /** @type {Words} */ words) => {
    const row = rowFor(element, record, words, source);
    if (row) kept.set(record.id, { record, row });
    return row;
  };
  const showRecords = async (/** @type {Rec[]} */ records, /** @type {Words} */ words) => {
    const mine = ++turn;
    const rows = [];
    let fresh = [];
    for (const record of records) {
      const old = kept.get(record.id);
      const row = old && saysSame(old, record) ? old.row : make(record, words);
      if (!row) continue;
      rows.push(row);
      if (row !== old?.row) fresh.push(row);
      if (fresh.length < PORTION) continue;
      place(element, rows, fresh);
      fresh = [];
      await idle();
      // A later change is already showing its own rows.
      if (mine !== turn) return;
    }
    place(element, rows, fresh);
  };
  return { show: showRecords, forget: () => (kept = new Map()) };
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement[]} rows
 * @param {HTMLElement[]} fresh among them
 */
function place(element, rows, fresh) {
  const list = one(element, "[data-rows]");
  if (list) putInOrder(list, rows);
  for (const row of fresh) {
    showIn(row);
    void startModules(row);
  }
}

/**
 * An equal record that was reread keeps its row: a dialog opened from it returns the focus there.
 * @param {Kept} old
 * @param {Rec} record
 */
function saysSame(old, record) {
  const isSame = old.record === record || same(old.record.velden, record.velden);
  if (isSame) old.record = record;
  return isSame;
}

/**
 * Rows that stay are not taken out and put back: one of them may have the focus, or be what the browser holds the
 * page by while others come.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} rows
 */
function putInOrder(list, rows) {
  const stay = new Set(/** @type {Element[]} */ (rows));
  for (const old of Array.from(list.children)) if (!stay.has(old)) old.remove();
  let next = list.firstElementChild;
  for (const row of rows) {
    if (row === next) next = next.nextElementSibling;
    else list.insertBefore(row, next);
  }
}
