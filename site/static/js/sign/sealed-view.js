// @ts-check
/** Shows what is sealed, question by question, and what changed since. */

import { wordsOf } from "../map/fill.js";
import { formatOf, formatValue } from "../map/format.js";
import { clone, fillTexts, one } from "../page/dom.js";
import { same } from "../text/canonical.js";

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

/**
 * Every difference between what was signed and the current answers, in readable form.
 * @param {Sealed} signed
 * @param {Sealed} now
 * @param {Labels} labels
 * @returns {{label: string, getekend: string, nu: string}[]}
 */
export function changesBetween(signed, now, labels) {
  const own = fieldChanges(signed.record.velden, now.record.velden, labels.own, "");
  const ids = new Set([...signed.regels, ...now.regels].map(({ id }) => id));
  const lines = Array.from(ids).flatMap((id) => {
    const before = signed.regels.find((line) => line.id === id)?.velden ?? {};
    const after = now.regels.find((line) => line.id === id)?.velden ?? {};
    const titel = titleOf(labels.seal && labels.seal.veld in after ? after : before, labels);
    return fieldChanges(before, after, labels.lines, titel);
  });
  return [...own, ...lines];
}

/**
 * @param {JsonObject} before
 * @param {JsonObject} after
 * @param {Words} words
 * @param {string} titel
 */
function fieldChanges(before, after, words, titel) {
  return Object.entries(words)
    .filter(([name]) => !same(before[name] ?? null, after[name] ?? null))
    .map(([name, field]) => ({
      label: [titel, field.label].filter(Boolean).join(": "),
      getekend: formatValue(before[name], formatOf(field), field),
      nu: formatValue(after[name], formatOf(field), field),
    }));
}
