// @ts-check
/** One opened map, sheet by sheet, to read. */

import { clone, fillTexts, one } from "./dom.js";
import { formInfo, formatOf, formatValue } from "./format.js";
import { showPhotos } from "./list-row.js";
import { filled } from "./record.js";
import { wordsOf } from "./rows.js";

/**
 * @typedef {import("./types.js").Rec} Rec
 * @typedef {import("./types.js").Source} Source
 * @typedef {import("./rows.js").Words} Words
 */

/**
 * @param {HTMLElement} element with the templates
 * @param {Source} source
 */
export async function showSheets(element, source) {
  const info = await formInfo();
  const sheets = await Promise.all(
    Object.entries(info).map(async ([soort, form]) => {
      const records = source.of(soort);
      const sheet = records.length > 0 ? clone(element, "template[data-map-form]") : undefined;
      if (!sheet) return [];
      fillTexts(sheet, { titel: form.label, aantal: records.length });
      const words = await wordsOf(soort, source);
      const rows = byDay(records, words).flatMap((record) => recordPart(element, record, words, source));
      one(sheet, "[data-map-records]")?.replaceChildren(...rows);
      return [sheet];
    }),
  );
  one(element, "[data-map-forms]")?.replaceChildren(...sheets.flat());
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
  const day = (/** @type {Rec} */ record) => String(record.velden[dayName(words)] ?? "");
  return records.sort((a, b) => (day(a) < day(b) ? -1 : 1));
}

/**
 * @param {HTMLElement} element
 * @param {Rec} record
 * @param {Words} words
 * @param {Source} source
 * @returns {HTMLElement[]}
 */
function recordPart(element, record, words, source) {
  const part = clone(element, "template[data-map-record]");
  if (!part) return [];
  part.dataset["record"] = record.id;
  fillTexts(part, { titel: formatValue(record.velden[dayName(words)], "long-date") });
  const values = filled(record);
  const rows = Object.entries(words).flatMap(([name, field]) => {
    const row = name in values ? clone(element, "template[data-map-value]") : undefined;
    if (!row) return [];
    fillTexts(row, { label: field.label, waarde: formatValue(values[name], formatOf(field), field) });
    return [row];
  });
  one(part, "[data-map-values]")?.replaceChildren(...rows);
  for (const place of part.querySelectorAll("[data-attachments]")) {
    if (place instanceof HTMLElement) void showPhotos(place, record, source).catch(() => undefined);
  }
  return [part];
}
