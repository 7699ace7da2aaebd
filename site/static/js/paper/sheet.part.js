// @ts-check
/** A sheet that the rules fill in when the address asks for it: the rows of its parts, in the rules' order. */

import { ask } from "../engine/client.js";
import { currentPeriod, PERIOD } from "../map/periode.js";
import { sourceOf } from "../map/sources.js";
import { query, today } from "../page/document.js";
import { all, clone, fillTexts, one, setText, show, within } from "../page/dom.js";

/** @param {HTMLElement} element with `data-op`; `data-named` in the address requests the sheet, and names its subject */
export function start(element) {
  const asked = query().get(element.dataset["named"] ?? "");
  // Not awaited: the page starts the rules once all its modules have started.
  if (asked !== null) void fill(element, asked);
}

/**
 * @param {HTMLElement} element
 * @param {string} asked
 */
async function fill(element, asked) {
  const { op = "", named = "", about = "" } = element.dataset;
  const source = sourceOf(element);
  const records = source.all().map((record) => ({ ...record }));
  const period = currentPeriod(source)?.id ?? "";
  try {
    const response = await ask({ op, records, today: today(), [PERIOD.field]: period, [about]: asked });
    if (response.ok) showParts(element, response[op], named);
    else tellFault(element, response.fout?.tekst);
  } catch (error) {
    console.error("bpv-map: the sheet was not made", error);
    tellFault(element);
  }
  show(one(element, "[data-busy]"), false);
}

/**
 * @param {HTMLElement} element
 * @param {Record<string, any>} sheet rows by the name of their part
 * @param {string} named
 */
function showParts(element, sheet, named) {
  for (const part of all(element, "[data-part]")) {
    const rows = /** @type {Record<string, unknown>[]} */ (sheet[part.dataset["part"] ?? ""] ?? []);
    one(part, "[data-rows]")?.replaceChildren(...rows.flatMap((item) => rowFor(part, item, named)));
    show(part, rows.length > 0);
  }
  show(one(element, "[data-sheet-made]"), true);
}

/**
 * @param {HTMLElement} part
 * @param {Record<string, unknown>} item
 * @param {string} named
 */
function rowFor(part, item, named) {
  const row = clone(part, "template[data-row]");
  if (!row) return [];
  fillTexts(row, item);
  for (const link of within(row, "a[data-text]")) {
    const value = String(item[link.dataset["text"] ?? ""]);
    link.setAttribute("href", `?${new URLSearchParams({ [named]: value })}`);
  }
  return [row];
}

/**
 * @param {HTMLElement} element
 * @param {string} [text] from the rules; else the page's own text
 */
function tellFault(element, text) {
  const place = one(element, "[data-sheet-error]");
  if (place && text) setText(one(place, "[data-text]"), text);
  show(place, true);
}
