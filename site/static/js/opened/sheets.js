// @ts-check
/** The sheets of an opened map: every form with every answer, its photos and its signatures, to read and to print. */

import { wordsOf } from "../map/fill.js";
import { formatOf, formatValue, formInfo } from "../map/format.js";
import { showRecords } from "../map/values.js";
import { words as namesIn } from "../page/document.js";
import { all, clone, fillTexts, one, show } from "../page/dom.js";
import { filled, SIGNATURE, text } from "../pure/record.js";
import { showPhotos } from "../show/list-row.js";
import { startModules } from "../show/start.js";
import { showSignatures, signatureRows } from "./signatures.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../map/fill.js").Words} Words
 */

/**
 * @param {HTMLElement} element with the templates
 * @param {Source} source
 * @param {Set<string>} [ids] of what changed; else every sheet is rebuilt
 */
export async function showSheets(element, source, ids) {
  const list = one(element, "[data-map-forms]");
  if (!list) return;
  const info = await formInfo();
  const wanted = ids ? soortenOf(source, ids) : undefined;
  const shown = new Map(all(list, "[data-sheet]").map((sheet) => [sheet.dataset["sheet"] ?? "", sheet]));
  const sheets = await Promise.all(
    Object.entries(info).map(async ([soort, form]) => {
      const old = shown.get(soort);
      if (soort === SIGNATURE) return [];
      if (old && wanted && !wanted.has(soort)) return [old];
      const sheet = await sheetOf(element, source, soort, form.label);
      sheet?.toggleAttribute("open", old?.hasAttribute("open") ?? false);
      return sheet ? [sheet] : [];
    }),
  );
  list.replaceChildren(...sheets.flat());
  showRecords(list);
  await showSignatures(element, source);
  await startModules(list);
}

/**
 * The kinds of what changed; a signature changes the record above it.
 * @param {Source} source
 * @param {Set<string>} ids
 */
function soortenOf(source, ids) {
  const records = Array.from(ids, (id) => source.get(id));
  const subjects = records.map((record) => source.get(text(record, "betreft")));
  return new Set([...records, ...subjects].map((record) => record?.soort));
}

/**
 * @param {HTMLElement} element
 * @param {Source} source
 * @param {string} soort
 * @param {string} titel
 */
async function sheetOf(element, source, soort, titel) {
  const records = source.of(soort);
  const sheet = records.length > 0 ? clone(element, "template[data-map-form]") : undefined;
  if (!sheet) return undefined;
  sheet.dataset["sheet"] = soort;
  fillTexts(sheet, { titel, aantal: records.length });
  const words = await wordsOf(soort, source);
  const parts = await Promise.all(byDay(records, words).map((record) => recordPart(element, record, words, source)));
  one(sheet, "[data-map-records]")?.replaceChildren(...parts.flat());
  return sheet;
}

/**
 * @param {Words} words
 * @returns {string} the first question about a day
 */
function dayName(words) {
  return Object.entries(words).find(([, field]) => field.kind === "date")?.[0] ?? "";
}

/**
 * @param {Rec[]} records
 * @param {Words} words
 */
function byDay(records, words) {
  return records.sort((a, b) => (text(a, dayName(words)) < text(b, dayName(words)) ? -1 : 1));
}

/**
 * @param {HTMLElement} element
 * @param {Rec} record
 * @param {Words} words
 * @param {Source} source
 * @returns {Promise<HTMLElement[]>}
 */
async function recordPart(element, record, words, source) {
  const part = clone(element, "template[data-map-record]");
  if (!part) return [];
  part.dataset["record"] = record.id;
  fillTexts(part, { titel: formatValue(record.velden[dayName(words)], "long-date") });
  const values = one(part, "[data-map-values]");
  values?.replaceChildren(...answerRows(element, record, words));
  // There are many of these: on paper the answers of one run on in a line.
  values?.classList.toggle("achtereen", namesIn(values.dataset["shortFor"]).includes(record.soort));
  const copies = one(part, "[data-for-soorten]");
  if (!namesIn(copies?.dataset["forSoorten"]).includes(record.soort)) copies?.remove();
  for (const place of all(part, "[data-attachments]")) void showPhotos(place, record, source).catch(() => undefined);
  const signatures = await signatureRows(element, record, source);
  one(part, "[data-map-signed]")?.replaceChildren(...signatures);
  show(one(part, "[data-map-signed]"), signatures.length > 0);
  return [part];
}

/**
 * Every filled-in answer, in the order of the form; `without` names those shown elsewhere.
 * @param {HTMLElement} element
 * @param {Rec} record
 * @param {Words} words
 * @param {string[]} [without]
 * @returns {HTMLElement[]}
 */
export function answerRows(element, record, words, without = []) {
  const values = filled(record);
  return Object.entries(words).flatMap(([name, field]) => {
    const row = name in values && !without.includes(name) ? clone(element, "template[data-map-value]") : undefined;
    if (!row) return [];
    fillTexts(row, { label: field.label, waarde: formatValue(values[name], formatOf(field), field) });
    return [row];
  });
}
