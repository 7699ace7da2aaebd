// @ts-check
/** Many maps in a table, one of them opened beside it. Nothing of it is kept. */

import { all, clone, fillTexts, one, onAction, setText, show } from "../dom.js";
import { tableAsCsv } from "../csv.js";
import { fromPortable } from "../envelope.js";
import { isTooLarge, sentence } from "../file-text.js";
import { memorySource } from "../memory-source.js";
import { startModules } from "../modules.js";
import { showSheets } from "../opened-map.js";
import { today } from "../page.js";
import { ask } from "../rules-client.js";
import { fillPattern } from "../rows.js";
import { downloadFile } from "../share.js";
import { showIn } from "../shown.js";
import { setSource } from "../sources.js";

/**
 * @typedef {{naam: string, van: string, records: any[], attachments: any[], verdict: any}} Opened
 * @typedef {{naam: string, tekst: string}} Named
 */

/** A class of thirty maps on a slow laptop. */
const READ_MS = 300_000;

/** @param {HTMLElement} element */
export function start(element) {
  const place = /** @type {HTMLElement} */ (one(element, "[data-map]"));
  // Every opened map gets a fresh copy, so that nothing of the one before it stays behind.
  const pristine = /** @type {HTMLElement} */ (place.cloneNode(true));
  /** @type {Map<string, Opened>} */
  const maps = new Map();
  const input = /** @type {HTMLInputElement} */ (one(element, "input[data-files]"));
  input.addEventListener("change", async () => {
    const files = Array.from(input.files ?? []);
    input.value = "";
    if (files.length > 0) await readFiles(element, files, maps);
  });
  onAction(element, "open-map", (button) => {
    const opened = maps.get(button.closest("[data-file]")?.getAttribute("data-file") ?? "");
    if (opened) void openMap(element, pristine, opened);
  });
  onAction(element, "csv", () => {
    const table = element.querySelector("table");
    if (table) downloadFile(`bpv-map-${today()}.csv`, tableAsCsv(table), "text/csv");
  });
}

/**
 * @param {HTMLElement} element
 * @param {File[]} files
 * @param {Map<string, Opened>} maps
 */
async function readFiles(element, files, maps) {
  show(one(element, "[data-busy]"), true);
  const fitting = files.filter((file) => !isTooLarge(element, file));
  const large = files.filter((file) => isTooLarge(element, file));
  const fouten = large.map(({ name }) => ({ naam: name, tekst: sentence(element, "size") }));
  try {
    const bestanden = await Promise.all(fitting.map(async (file) => ({ naam: file.name, tekst: await file.text() })));
    const response = await ask({ op: "klas", bestanden, today: today() }, READ_MS);
    if (!response.ok) fouten.push({ naam: "", tekst: response.fout.tekst });
    else {
      maps.clear();
      for (const opened of response.mappen) maps.set(opened.naam, opened);
      fouten.push(...response.fouten);
      showRows(element, response.rijen);
    }
  } catch (error) {
    console.error("bpv-map: the files were not read", error);
    fouten.push(...fitting.map(({ name }) => ({ naam: name, tekst: sentence(element, "engine") })));
  }
  show(one(element, "[data-busy]"), false);
  showErrors(element, fouten);
}

/**
 * @param {HTMLElement} element
 * @param {Named[]} fouten
 */
function showErrors(element, fouten) {
  const place = one(element, "[data-file-errors]");
  if (!place) return;
  const lines = fouten.flatMap((fout) => {
    const line = clone(place);
    if (line) fillTexts(line, fout);
    return line ? [line] : [];
  });
  one(place, "ul")?.replaceChildren(...lines);
  show(place, fouten.length > 0);
}

/**
 * @param {HTMLElement} element
 * @param {Record<string, unknown>[]} rijen
 */
function showRows(element, rijen) {
  const rows = rijen.flatMap((rij) => {
    const row = clone(element, "template[data-row]");
    if (!row) return [];
    row.dataset["file"] = String(rij["bestand"] ?? "");
    fillTexts(row, rij);
    for (const place of all(row, "[data-pattern]")) setText(place, fillPattern(place.dataset["pattern"] ?? "", rij));
    for (const place of all(row, "[data-each]")) fillEach(place, rij[place.dataset["each"] ?? ""]);
    return [row];
  });
  one(element, "[data-klas] [data-rows]")?.replaceChildren(...rows);
  show(one(element, "[data-klas]"), rows.length > 0);
  show(one(element, "[data-none]"), rows.length === 0);
}

/**
 * @param {HTMLElement} place
 * @param {unknown} texts
 */
function fillEach(place, texts) {
  for (const tekst of Array.isArray(texts) ? texts : []) {
    const line = clone(place);
    if (line) fillTexts(line, { tekst });
    if (line) place.append(line);
  }
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} pristine
 * @param {Opened} opened
 */
async function openMap(element, pristine, opened) {
  const place = /** @type {HTMLElement} */ (pristine.cloneNode(true));
  const source = memorySource(opened.records, opened.attachments.map(fromPortable), opened.verdict);
  setSource(place, source);
  // The one question that the form does not ask: whose map this is.
  for (const form of all(place, "form[data-module=form]")) {
    form.dataset["pick"] = "single";
    form.dataset["fixed"] ??= JSON.stringify({ student: "@student" });
  }
  one(element, "[data-map]")?.replaceWith(place);
  show(place, true);
  fillTexts(place, { student: opened.van });
  showIn(place);
  source.subscribe(() => showIn(place));
  await showSheets(place, source);
  await startModules(place);
  place.focus();
}
