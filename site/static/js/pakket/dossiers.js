// @ts-check
/** Kwalificatiedossiers of a school: the rules read the file, the page shows its content and keeps our TOML of it. */

import { ask } from "../engine/client.js";
import { sentence } from "../in/file-text.js";
import { today } from "../page/document.js";
import { all, clone, fillTexts, onAction, one, setText, show } from "../page/dom.js";
import { onChosen } from "../tell/chosen-files.js";
import { downloadFile } from "../tell/share.js";
import { addRow, rowsOf } from "./fields.js";
import { settingsOf } from "./settings-file.js";

const READ_MS = 60_000;
const TOML_NAME = "dossier.toml";

/**
 * @param {HTMLElement} form
 * @param {() => void} changed
 */
export function startDossiers(form, changed) {
  const list = /** @type {HTMLElement} */ (one(form, "[data-reads]"));
  const input = /** @type {HTMLInputElement} */ (one(list, "input[data-dossiers]"));
  onChosen(input, async (files) => {
    const faults = [];
    show(one(list, "[data-dossier-busy]"), true);
    for (const file of files) faults.push(...(await readOne(form, list, file)));
    show(one(list, "[data-dossier-busy]"), false);
    showErrors(list, faults);
    changed();
  });
  onAction(list, "save-dossier", (button) => {
    const { toml, bestandsnaam } = valuesOf(button);
    downloadFile(bestandsnaam ?? TOML_NAME, toml, "application/toml");
  });
  // Rows of an opened schoolpakket show their content once the rules have read it.
  new MutationObserver(() => rowsOf(list).forEach((row) => void complete(row))).observe(
    /** @type {HTMLElement} */ (one(list, "[data-rows]")),
    { childList: true },
  );
}

/** @param {HTMLElement} button */
const valuesOf = (button) => JSON.parse(button.closest("[data-row]")?.getAttribute("data-row") ?? "{}");

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} list
 * @param {File} file
 * @returns {Promise<string[]>} what was wrong
 */
async function readOne(form, list, file) {
  try {
    const settings = await settingsOf(form, file, list);
    if ("fout" in settings) return [`${file.name}: ${settings.fout}`];
    const answer = await ask({ op: "dossier", naam: file.name, base64: settings.base64, today: today() }, READ_MS);
    if (!answer.ok) return [answer.fout.tekst];
    const { ok: _ok, ...found } = answer;
    const row = addRow(list, found);
    if (row) showDossier(list, row, found);
    return [];
  } catch (error) {
    console.error("bpv-map: a dossier was not read", error);
    return [`${file.name}: ${sentence(form, "engine")}`];
  }
}

/** @param {HTMLElement} row of which the form only knows the TOML */
async function complete(row) {
  if (row.dataset["shown"] !== undefined) return;
  row.dataset["shown"] = "";
  const { toml } = JSON.parse(row.dataset["row"] ?? "{}");
  const answer = await ask({ op: "dossier", naam: TOML_NAME, tekst: toml }, READ_MS).catch(() => undefined);
  const list = row.closest("[data-list]");
  if (!answer?.ok || !(list instanceof HTMLElement)) return;
  row.dataset["row"] = JSON.stringify({ toml, titel: answer.titel, bestandsnaam: answer.bestandsnaam });
  showDossier(list, row, answer);
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} row
 * @param {any} found
 */
function showDossier(list, row, found) {
  row.dataset["shown"] = "";
  row.dataset["row"] = JSON.stringify({ toml: found.toml, titel: found.titel, bestandsnaam: found.bestandsnaam });
  fillTexts(row, found);
  const opleidingen = found.opleidingen.map((/** @type {any} */ item) => {
    const place = filled(list, "opleiding", item);
    one(place, "[data-kerntaken]")?.append(...item.kerntaken.map((/** @type {any} */ part) => kerntaak(list, part)));
    return place;
  });
  one(row, "[data-opleidingen]")?.replaceChildren(...opleidingen);
}

/**
 * @param {HTMLElement} list
 * @param {any} part
 */
function kerntaak(list, part) {
  const place = filled(list, "kerntaak", part);
  const items = part.werkprocessen.map((/** @type {any} */ item) => filled(list, "werkproces", item));
  one(place, "[data-werkprocessen]")?.append(...items);
  return place;
}

/**
 * @param {HTMLElement} list
 * @param {string} name
 * @param {Record<string, unknown>} values
 */
function filled(list, name, values) {
  const place = clone(list, `template[data-${name}]`) ?? document.createElement("div");
  fillTexts(place, values);
  return place;
}

/**
 * @param {HTMLElement} list
 * @param {string[]} faults
 */
function showErrors(list, faults) {
  const place = /** @type {HTMLElement} */ (one(list, "[data-dossier-errors]"));
  const lines = faults.map((text) => {
    const line = clone(place) ?? document.createElement("li");
    setText(line, text);
    return line;
  });
  one(place, "ul")?.replaceChildren(...lines);
  show(place, faults.length > 0);
  if (faults.length > 0) all(list, "input[data-dossiers]")[0]?.focus();
}
