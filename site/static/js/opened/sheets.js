// @ts-check
/** The sheets of an opened map: every form with every answer, its photos and its signatures, to read and to print. */

import { showRecords } from "../map/values.js";
import { words as namesIn } from "../page/document.js";
import { all, clone, fillTexts, one, show } from "../page/dom.js";
import { showPhotos } from "../show/list-row.js";
import { startModules } from "../show/start.js";
import { showSignatures, signatureRows } from "./signatures.js";
import { sheetsOf } from "./words.js";

/**
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("./words.js").Kind} Kind
 * @typedef {import("./words.js").Sheet} Sheet
 */

/**
 * @param {HTMLElement} element with the templates
 * @param {Source} source
 */
export async function showSheets(element, source) {
  const list = one(element, "[data-map-forms]");
  if (!list) return;
  const shown = new Map(all(list, "[data-sheet]").map((part) => [part.dataset["sheet"], part]));
  const parts = sheetsOf(source).flatMap((kind) => {
    const part = kindPart(element, source, kind);
    part?.toggleAttribute("open", shown.get(kind.soort)?.hasAttribute("open") ?? false);
    return part ? [part] : [];
  });
  list.replaceChildren(...parts);
  showRecords(list);
  showSignatures(element, source);
  await startModules(list);
}

/**
 * @param {HTMLElement} element
 * @param {Source} source
 * @param {Kind} kind
 */
function kindPart(element, source, kind) {
  const part = clone(element, "template[data-map-form]");
  if (!part) return undefined;
  part.dataset["sheet"] = kind.soort;
  fillTexts(part, { titel: kind.titel, aantal: kind.bladen.length });
  const sheets = kind.bladen.flatMap((sheet) => sheetPart(element, source, kind, sheet));
  one(part, "[data-map-records]")?.replaceChildren(...sheets);
  return part;
}

/**
 * @param {HTMLElement} element
 * @param {Source} source
 * @param {Kind} kind
 * @param {Sheet} sheet
 * @returns {HTMLElement[]}
 */
function sheetPart(element, source, kind, sheet) {
  const part = clone(element, "template[data-map-record]");
  const record = source.get(sheet.record);
  if (!part || !record) return [];
  part.dataset["record"] = record.id;
  fillTexts(part, { titel: sheet.titel });
  const values = one(part, "[data-map-values]");
  values?.replaceChildren(...answerRows(element, kind, sheet));
  // There are many of these: on paper the answers of one run on in a line.
  values?.classList.toggle("achtereen", namesIn(values.dataset["shortFor"]).includes(kind.soort));
  const copies = one(part, "[data-for-soorten]");
  if (!namesIn(copies?.dataset["forSoorten"]).includes(kind.soort)) copies?.remove();
  for (const place of all(part, "[data-attachments]")) void showPhotos(place, record, source).catch(() => undefined);
  const signatures = signatureRows(element, record, source);
  one(part, "[data-map-signed]")?.replaceChildren(...signatures);
  show(one(part, "[data-map-signed]"), signatures.length > 0);
  return [part];
}

/**
 * Every filled-in answer, in the order of the form; `without` names those shown elsewhere.
 * @param {HTMLElement} element
 * @param {Kind} kind
 * @param {Sheet} sheet
 * @param {string[]} [without]
 * @returns {HTMLElement[]}
 */
export function answerRows(element, { labels }, { rijen }, without = []) {
  return rijen.flatMap(([veld, waarde]) => {
    const row = without.includes(veld) ? undefined : clone(element, "template[data-map-value]");
    if (!row) return [];
    fillTexts(row, { label: labels[veld], waarde });
    return [row];
  });
}
