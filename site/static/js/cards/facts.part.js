// @ts-check
/** Facts of the map next to a question that needs a judgement. They are sentences and judge nothing themselves. */

import { onVerdict } from "../engine/verdict-state.js";
import { onShown } from "../form/core/binding.js";
import { sourceOf } from "../map/sources.js";
import { clone, fillTexts, one, setText, show } from "../page/dom.js";

/** @typedef {import("../pure/types.js").JsonObject} JsonObject */

const OWN = "@";

/** @param {HTMLElement} element */
export function start(element) {
  const form = /** @type {HTMLElement | null} */ (element.closest("form"));
  const update = () => {
    const verdict = /** @type {{feiten?: JsonObject} | undefined} */ (sourceOf(element).verdict());
    const found = factsAt(verdict?.feiten ?? {}, element.dataset["facts"] ?? "", form?.dataset["record"] ?? "");
    const rows = found.items.flatMap((item) => rowFor(element, item));
    one(element, "[data-rows]")?.replaceChildren(...rows);
    if (found.zin) setText(one(element, "[data-facts-text]"), found.zin);
    show(element, rows.length > 0);
  };
  onVerdict(update);
  if (form && element.dataset["facts"]?.includes(OWN)) onShown(form, update);
  update();
}

/**
 * @param {JsonObject} facts
 * @param {string} path as in "beoordeling.persoonlijk"; "@" stands for the record of the form
 * @param {string} id of that record; the rules may not know it yet
 * @returns {{zin: string, items: unknown[]}}
 */
function factsAt(facts, path, id) {
  const own = (/** @type {unknown} */ value) => (below(value, id) === undefined ? "" : id);
  const step = (/** @type {any} */ value, /** @type {string} */ name) => below(value, name === OWN ? own(value) : name);
  const part = path.split(".").reduce(step, facts);
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
