// @ts-check
/** Creates or changes a schoolpakket: reads the form, has the rules write and check it, offers a file or link. */

import { ask } from "../engine/client.js";
import { mostOf, sentence } from "../in/file-text.js";
import { all, onAction, one, setText, show } from "../page/dom.js";
import { soon } from "../pure/waiting.js";
import { onChosen } from "../tell/chosen-files.js";
import { copyText, downloadFile, shareFile } from "../tell/share.js";
import { toast } from "../tell/toast.js";
import { startDossiers } from "./dossiers.js";
import { showFaults } from "./faults.js";
import { addRow, collect, fill } from "./fields.js";
import { makeLink } from "./link.js";
import { settingsOf } from "./settings-file.js";

const PAUSE_MS = 400;
const ASK_MS = 60_000;
/** As plain text, Safari calls the file `.toml.txt`. */
const TOML_TYPE = "application/toml";

/** @type {any} the last answer: what the form comes to as a file, and what is wrong in it */
let made;
let isShowingFaults = false;
let isUnsaved = false;

/** @param {HTMLElement} form */
export function start(form) {
  const later = soon(() => check(form), PAUSE_MS);
  const changed = () => {
    isUnsaved = true;
    show(one(form, "[data-link-way]"), false);
    show(one(form, "[data-saved-file]"), false);
    later();
  };
  const body = /** @type {HTMLElement} */ (one(form, "[data-body]"));
  form.addEventListener("submit", (event) => event.preventDefault());
  body.addEventListener("input", changed);
  onAction(form, "add-row", (button) => {
    addRow(/** @type {HTMLElement} */ (button.closest("[data-list]")), {})
      ?.querySelector("input")
      ?.focus();
    changed();
  });
  onAction(form, "remove-row", (button) => {
    const list = button.closest("[data-list]");
    button.closest("[role=group]")?.remove();
    if (list instanceof HTMLElement) list.focus();
    changed();
  });
  onAction(form, "save", () => void save(form));
  onAction(form, "link", () => void link(form));
  onAction(form, "copy-link", async (button) => {
    const place = /** @type {HTMLTextAreaElement} */ (one(form, "[data-link-way] textarea"));
    if (await copyText(place.value)) toast(button.dataset["toast"]);
  });
  addEventListener("beforeunload", (event) => isUnsaved && event.preventDefault());
  startDossiers(form, changed);
  startOpening(form);
  // Not awaited: the engine itself waits until every part of the page has started.
  void load(form, {});
}

/** @param {HTMLElement} form */
function startOpening(form) {
  const input = /** @type {HTMLInputElement} */ (one(form, "input[data-open]"));
  onChosen(input, async ([file]) => {
    if (!file) return;
    const found = await settingsOf(form, file).catch(() => ({ fout: sentence(form, "engine") }));
    if ("fout" in found) return refuse(form, found.fout);
    await load(form, { ...found, naam: file.name });
  });
}

/**
 * Fills the form with a file, or with the initial values of an empty one.
 * @param {HTMLElement} form
 * @param {{base64?: string, naam?: string}} from
 */
async function load(form, from) {
  show(one(form, "[data-open-error]"), false);
  show(one(form, "[data-busy]"), true);
  const answer = await ask({ op: "pakket_maken", ...from }, ASK_MS).catch(() => undefined);
  show(one(form, "[data-busy]"), false);
  if (!answer?.ok) return refuse(form, answer?.fout.tekst ?? sentence(form, "engine"));
  made = answer;
  fill(form, answer.waarden);
  show(one(form, "[data-body]"), true);
  isUnsaved = false;
  isShowingFaults = Boolean(from.base64) && answer.fouten.length > 0;
  showAnswer(form);
  if (isShowingFaults) one(form, "[data-errors]")?.focus();
}

/**
 * @param {HTMLElement} form
 * @param {string} text
 */
function refuse(form, text) {
  const place = one(form, "[data-open-error]");
  setText(place && one(place, "[data-text]"), text);
  show(place, true);
}

/** @param {HTMLElement} form */
async function check(form) {
  made = await ask({ op: "pakket_maken", waarden: collect(form) }, ASK_MS);
  showAnswer(form);
}

/** @param {HTMLElement} form */
function showAnswer(form) {
  const place = one(form, "[data-kleur]");
  setText(place, made.kleur.tekst);
  place?.toggleAttribute("data-slecht", !made.kleur.goed);
  showFaults(form, isShowingFaults ? made.fouten : []);
}

/**
 * Checks again; with a fault nothing is handed out, and the user is led to what must be corrected.
 * @param {HTMLElement} form
 * @returns {Promise<boolean>}
 */
async function isSound(form) {
  isShowingFaults = true;
  await check(form);
  const sound = made.fouten.length === 0;
  if (!sound) one(form, "[data-errors]")?.focus();
  return sound;
}

/** @param {HTMLElement} form */
async function save(form) {
  if (!(await isSound(form))) return;
  const name = form.dataset["file"] ?? "";
  const done = downloadFile(name, made.toml, TOML_TYPE) || (await shareFile(name, made.toml, TOML_TYPE)) === "shared";
  show(one(form, "[data-saved-file]"), done);
  isUnsaved = isUnsaved && !done;
}

/** @param {HTMLElement} form */
async function link(form) {
  if (!(await isSound(form))) return;
  const page = new URL(form.dataset["link"] ?? "", location.href).href;
  const address = await makeLink(page, made.toml, mostOf(form)).catch(() => undefined);
  show(one(form, "[data-link-error]"), !address);
  show(one(form, "[data-link-way]"), Boolean(address));
  const place = /** @type {HTMLTextAreaElement} */ (one(form, "[data-link-way] textarea"));
  place.value = address ?? "";
  if (address) place.focus();
  for (const other of all(form, "[data-saved-file]")) show(other, false);
}
