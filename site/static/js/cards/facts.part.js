// @ts-check
/** Facts of the map next to a question that needs a judgement. They are sentences and judge nothing themselves. */

import { onVerdict } from "../engine/verdict-state.js";
import { onShown } from "../form/core/binding.js";
import { PERIOD, theOne } from "../map/periode.js";
import { sourceOf } from "../map/sources.js";
import { clone, fillTexts, one, setText, show } from "../page/dom.js";
import { putItems } from "../show/items.js";

/** @typedef {import("../pure/types.js").JsonObject} JsonObject */

const OWN = "@";

/** @param {HTMLElement} element */
export function start(element) {
  const form = /** @type {HTMLElement | null} */ (element.closest("form"));
  const update = () => {
    const verdict = /** @type {{feiten?: JsonObject} | undefined} */ (sourceOf(element).verdict());
    const record = form?.dataset["record"] ?? "";
    const found = factsAt(verdict?.feiten ?? {}, element.dataset["facts"] ?? "", record, bpvOf(element));
    const rows = found.items.flatMap((item) => rowFor(element, item));
    putItems(one(element, "[data-rows]"), rows);
    if (found.zin) setText(one(element, "[data-facts-text]"), found.zin);
    show(element, rows.length > 0);
  };
  onVerdict(update);
  if (form && element.dataset["facts"]?.includes(OWN)) onShown(form, update);
  update();
}

/**
 * The bpv of the record that the facts stand with; "" for the current one.
 * @param {HTMLElement} element
 */
function bpvOf(element) {
  const source = sourceOf(element);
  const record = source.get(element.closest("form")?.dataset["record"] ?? "");
  return (record && theOne(source, PERIOD.soort, record)?.id) ?? "";
}

/**
 * @param {JsonObject} facts
 * @param {string} path as in "beoordeling.persoonlijk"; "@" stands for the record of the form
 * @param {string} id of that record; the rules may not know it yet
 * @param {string} bpv whose facts are meant, where they differ
 * @returns {{zin: string, items: unknown[]}}
 */
function factsAt(facts, path, id, bpv) {
  const own = (/** @type {unknown} */ value) => (below(value, id) === undefined ? "" : id);
  const step = (/** @type {any} */ value, /** @type {string} */ name) => below(value, name === OWN ? own(value) : name);
  const names = path.split(".");
  const part = ["per_bpv", bpv, ...names].reduce(step, facts) ?? names.reduce(step, facts);
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
