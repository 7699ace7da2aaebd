// @ts-check
/** Many maps in a table, one of them opened beside it. Nothing of it is kept. */

import { all, fillTexts, one, onAction, show } from "../dom.js";
import { tableAsCsv } from "../csv.js";
import { fromPortable } from "../envelope.js";
import { isTooLarge, sentence } from "../file-text.js";
import { memorySource } from "../memory-source.js";
import { startModules } from "../modules.js";
import { showSheets } from "../opened-map.js";
import { today } from "../page.js";
import { ask } from "../rules-client.js";
import { showErrors, showRows } from "../school-table.js";
import { downloadFile } from "../share.js";
import { showIn } from "../shown.js";
import { setSource } from "../sources.js";

/** @typedef {{naam: string, van: string, records: any[], attachments: any[], verdict: any}} Opened */

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
  const choose = async () => {
    const files = Array.from(input.files ?? []);
    if (files.length === 0) return;
    input.value = "";
    if (!(await readFiles(element, files, maps))) input.focus();
  };
  input.addEventListener("change", choose);
  // Chosen before this script was there.
  void choose();
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
 * @returns {Promise<boolean>} whether every file could be read
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
  return fouten.length === 0;
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
