// @ts-check
/** One result of the rules as a line: its text, its tone, and its link. */

import { address, base, jsonOf } from "../page/document.js";
import { all, clone, fillTexts, show } from "../page/dom.js";

/**
 * @typedef {import("../pure/types.js").Finding} Finding
 * @typedef {import("../pure/types.js").JsonObject} JsonObject
 */

/**
 * @param {HTMLElement} holder of the template
 * @param {Record<string, unknown>} item a finding or a task
 * @returns {HTMLElement[]} undefined when the page has no template for it
 */
export function itemFor(holder, item) {
  const row = clone(holder, "template[data-row]");
  if (!row) return [];
  fillTexts(row, item);
  const tone = String(item["toon"] ?? "");
  row.dataset["toon"] = tone;
  row.dataset["code"] = String(item["code"] ?? "");
  for (const words of all(row, "[data-als]")) show(words, words.dataset["als"] === tone);
  for (const link of all(row, "a[data-link]")) setLink(link, linkOf(link, item));
  for (const link of all(row, "a[data-go]")) setLink(link, placeOf(item));
  return [row];
}

/**
 * Shows rows that are made anew after every verdict. One that says the same as the row in its place leaves that row:
 * it may have the focus.
 * @param {Element | null} place
 * @param {HTMLElement[]} rows
 * @returns {Element[]} what is shown now
 */
export function putItems(place, rows) {
  const old = Array.from(place?.children ?? []);
  const now = rows.map((row, at) => (old[at]?.isEqualNode(row) ? old[at] : row));
  if (now.length !== old.length || now.some((row, at) => row !== old[at])) place?.replaceChildren(...now);
  return now;
}

/**
 * @param {HTMLElement} link
 * @param {string} url "" hides the link
 */
function setLink(link, url) {
  link.setAttribute("href", url);
  show(link, url !== "");
}

/**
 * @param {HTMLElement} link
 * @param {Record<string, unknown>} item
 * @returns {string}
 */
function linkOf(link, item) {
  const page = link.dataset["link"] || String(item["pagina"] ?? "");
  const hash = link.dataset["hash"];
  if (!page && !item["knop"]) return "";
  return base + page + (hash ? `#${item[hash] ?? ""}` : "");
}

/**
 * The page where a finding can be fixed, at the record and the question if it names them.
 * @param {Record<string, unknown>} finding
 * @returns {string}
 */
function placeOf({ soort, record, veld }) {
  const pages = jsonOf(document.body, "pages", /** @type {Record<string, string>} */ ({}));
  const page = pages[String(soort ?? "")];
  if (page === undefined) return "";
  const url = address(page, record ? { id: String(record) } : {});
  return veld ? `${url}#${soort}-${veld}` : url;
}
