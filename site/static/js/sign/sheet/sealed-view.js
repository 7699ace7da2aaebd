// @ts-check
/** Shows what is sealed: the answers in the order of the form, and days in a table of weeks with their total. */

import { wordsOf } from "../../map/fill.js";
import { formatOf, formatValue } from "../../map/format.js";
import { all, clone, fillTexts, one, show } from "../../page/dom.js";
import { asClock, workOf } from "../hours/worked.js";

/**
 * @typedef {import("../../pure/types.js").JsonObject} JsonObject
 * @typedef {import("../../pure/types.js").Source} Source
 * @typedef {{soort: string, veld: string, van: string, tot: string}} Seal which lines are signed with a form
 * @typedef {{id: string, velden: JsonObject}} Part
 * @typedef {{record: Part & {soort: string}, regels: Part[]}} Sealed
 * @typedef {import("../../map/fill.js").Words} Words
 * @typedef {{own: Words, lines: Words, seal: Seal | undefined}} Labels
 */

const DAY_MS = 86_400_000;

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
 * @param {HTMLElement} root
 * @param {Sealed} sealed
 * @param {Labels} labels
 * @param {string[]} changed ids of what is other than when it was signed last
 */
export function showSealed(root, sealed, labels, changed) {
  one(root, "dl[data-sealed]")?.replaceChildren(...answerRows(root, sealed.record.velden, labels.own));
  for (const mark of all(root, "[data-sealed-changed]")) show(mark, changed.includes(sealed.record.id));
  const days = sealed.regels.map((line) => ({ ...line, ...workOf(line.velden), dag: dayOf(line, labels) }));
  days.sort((a, b) => (`${a.dag} ${a.van}` < `${b.dag} ${b.van}` ? -1 : 1));
  const total = days.reduce((sum, { minuten }) => sum + minuten, 0);
  const sums = /** @type {HTMLElement | null} */ (one(root, "[data-sealed-total]"));
  if (sums) fillTexts(sums, { totaal: asClock(total), dagen: new Set(days.map(({ dag }) => dag)).size });
  show(sums, labels.seal !== undefined);
  let week = "";
  const parts = days.flatMap((day) => {
    const monday = mondayOf(day.dag);
    const heading = monday === week ? undefined : weekRow(root, monday);
    week = monday;
    return [heading, dayRow(root, day, labels, changed.includes(day.id))].filter((part) => part !== undefined);
  });
  one(root, "[data-sealed-records]")?.replaceChildren(...parts);
}

/**
 * @param {Part} line
 * @param {Labels} labels
 */
const dayOf = ({ velden }, { seal }) => String(velden[seal?.veld ?? ""] ?? "");

/** @param {string} day */
function mondayOf(day) {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return "";
  return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}

/**
 * @param {HTMLElement} root
 * @param {string} monday
 */
function weekRow(root, monday) {
  const row = clone(root, "template[data-sealed-week]");
  if (row) fillTexts(row, { maandag: formatValue(monday, "date") });
  return row;
}

/**
 * @param {HTMLElement} root
 * @param {Part & {van: string, tot: string, minuten: number, dag: string}} day
 * @param {Labels} labels
 * @param {boolean} isChanged
 */
function dayRow(root, { velden, van, tot, minuten, dag }, labels, isChanged) {
  const row = clone(root, "template[data-sealed-record]");
  if (!row) return undefined;
  const soort = formatValue(velden["soort"], "label", labels.lines["soort"]);
  const uren = minuten ? asClock(minuten) : "";
  fillTexts(row, { titel: formatValue(dag, "short-day"), tijd: van && tot ? `${van}–${tot}` : "", uren, soort });
  row.dataset["worked"] = minuten ? "1" : "0";
  show(one(row, "[data-sealed-changed]"), isChanged);
  one(row, "[data-sealed]")?.replaceChildren(...answerRows(root, velden, labels.lines));
  return row;
}

/**
 * In the order of the form; a value without a question (the id of a period) has no label and is left out.
 * @param {HTMLElement} root
 * @param {JsonObject} velden
 * @param {Words} words
 * @returns {HTMLElement[]}
 */
function answerRows(root, velden, words) {
  return Object.entries(words).flatMap(([name, field]) => {
    const row = name in velden ? clone(root, "template[data-sealed-row]") : undefined;
    if (!row) return [];
    fillTexts(row, { label: field.label, waarde: formatValue(velden[name], formatOf(field), field) });
    row.dataset["answer"] = name;
    return [row];
  });
}
