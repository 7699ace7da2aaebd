// @ts-check
/** Facts of the map next to a question that needs a judgement. They are sentences and judge nothing themselves. */

import { onVerdict } from "../engine/verdict-state.js";
import { sourceOf } from "../map/sources.js";
import { clone, fillTexts, one, setText, show } from "../page/dom.js";
import { putItems } from "../show/items.js";

/** @typedef {import("../pure/types.js").JsonObject} JsonObject */

/** @param {HTMLElement} element */
export function start(element) {
  const update = () => {
    const verdict = /** @type {{feiten?: JsonObject} | undefined} */ (sourceOf(element).verdict());
    const found = factsAt(verdict?.feiten ?? {}, element.dataset["facts"] ?? "");
    const rows = found.items.flatMap((item) => rowFor(element, item));
    putItems(one(element, "[data-rows]"), rows);
    if (found.zin) setText(one(element, "[data-facts-text]"), found.zin);
    show(element, rows.length > 0);
  };
  onVerdict(update);
  update();
}

/**
 * @param {JsonObject} facts
 * @param {string} path as in "beoordeling.persoonlijk"
 * @returns {{zin: string, items: unknown[]}}
 */
function factsAt(facts, path) {
  const part = path.split(".").reduce(below, facts);
  if (Array.isArray(part)) return { zin: "", items: part };
  const zonder = below(part, "zonder");
  return { zin: String(below(part, "zin") ?? ""), items: Array.isArray(zonder) ? zonder : [] };
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {any}
 */
function below(value, name) {
  return value !== null && typeof value === "object" ? /** @type {Record<string, unknown>} */ (value)[name] : undefined;
}

/**
 * @param {HTMLElement} element
 * @param {unknown} item a sentence, or an object with texts
 */
function rowFor(element, item) {
  const row = clone(element, "template[data-row]");
  if (!row) return [];
  fillTexts(row, typeof item === "string" ? { tekst: item } : { ...Object(item) });
  return [row];
}
