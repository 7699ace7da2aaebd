// @ts-check
/** Shows what is sealed, question by question. */

import { wordsOf } from "../map/fill.js";
import { formatOf, formatValue } from "../map/format.js";
import { clone, fillTexts, one } from "../page/dom.js";

/**
 * @typedef {import("../pure/types.js").JsonObject} JsonObject
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("./seal.js").Sealed} Sealed
 * @typedef {import("./seal.js").Seal} Seal
 * @typedef {import("../map/fill.js").Words} Words
 * @typedef {{own: Words, lines: Words, seal: Seal | undefined}} Labels
 */

/**
 * @param {string} soort
 * @param {Seal | undefined} seal
 * @param {Source} source
 * @returns {Promise<Labels>}
 */
export async function labelsFor(soort, seal, source) {
  const [own, lines] = await Promise.all([wordsOf(soort, source), seal ? wordsOf(seal.soort, source) : {}]);
  return { own, lines, seal };
}

/**
 * @param {HTMLElement} dialog
 * @param {Sealed} sealed
 * @param {Labels} labels
 */
export function showSealed(dialog, sealed, labels) {
  one(dialog, "dl[data-sealed]")?.replaceChildren(...answerRows(dialog, sealed.record.velden, labels.own));
  const lines = sealed.regels.map((line) => ({ line, titel: titleOf(line.velden, labels) }));
  const days = (/** @type {typeof lines[0]} */ { line }) => String(line.velden[labels.seal?.veld ?? ""] ?? "");
  lines.sort((a, b) => (days(a) < days(b) ? -1 : 1));
  const parts = lines.flatMap(({ line, titel }) => {
    const part = clone(dialog, "template[data-sealed-record]");
    if (!part) return [];
    fillTexts(part, { titel });
    one(part, "[data-sealed]")?.replaceChildren(...answerRows(dialog, line.velden, labels.lines));
    return [part];
  });
  one(dialog, "[data-sealed-records]")?.replaceChildren(...parts);
}

/**
 * In the order of the form; a value without a question (the id of a period) has no label and is left out.
 * @param {HTMLElement} dialog
 * @param {JsonObject} velden
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
function answerRows(dialog, velden, words) {
  return Object.entries(words).flatMap(([name, field]) => {
    const row = name in velden ? clone(dialog, "template[data-sealed-row]") : undefined;
    if (!row) return [];
    fillTexts(row, { label: field.label, waarde: formatValue(velden[name], formatOf(field), field) });
    row.dataset["answer"] = name;
    return [row];
  });
}

/**
 * @param {JsonObject} velden
 * @param {Labels} labels
 * @returns {string} the day of a line
 */
function titleOf(velden, { seal }) {
  return formatValue(velden[seal?.veld ?? ""], "long-date");
}
