// @ts-check
/** Help under the questions of a page, in the language chosen on this phone. Answers stay as they are. */

import { givenPakket } from "../map/given-pakket.js";
import { base, root } from "../page/document.js";
import { all, clone, fillTexts, onAction, one } from "../page/dom.js";
import { pageAt } from "./other-page.js";
import { canSpeak, onVoices, speak, stopSpeaking } from "./read-aloud.js";
import { helpSettings } from "./settings.js";

/** @typedef {{taal: string, richting: string, teksten: Record<string, string>}} Help */

/** @param {HTMLElement} element the link to the page of that choice; a note follows it */
export async function start(element) {
  // A page from the browser's cache may be shown again after another language was chosen.
  addEventListener("pageshow", (event) => event.persisted && void showHelp(element));
  addEventListener("pagehide", () => stopSpeaking());
  onAction(document.body, "read-aloud", (button) => {
    if (!stopSpeaking()) speak(partsOf(/** @type {HTMLElement} */ (button.closest("[data-veld]"))));
  });
  await showHelp(element);
}

/** @param {HTMLElement} element */
async function showHelp(element) {
  for (const old of all(document, "[data-help]")) old.remove();
  const { taal, voorlezen } = await helpSettings();
  if (!taal && !voorlezen) return;
  const templates = await pageAt(`${base}hulp/`);
  if (taal) {
    const help = await helpIn(taal, templates);
    addNote(element, templates, help ? `template[data-help-note="${taal}"]` : "template[data-help-failed]");
    if (help) for (const field of questions()) addLine(field, help, templates);
  }
  // The button needs voices; they may load late.
  if (voorlezen) onVoices(() => canSpeak(root.lang) && questions().forEach((field) => addButton(field, templates)));
}

/** @returns {HTMLElement[]} every question on the page */
const questions = () => all(document, "form[data-soort] .veld[data-veld]");

/**
 * @param {string} taal
 * @param {Document} templates
 * @returns {Promise<Help | undefined>}
 */
async function helpIn(taal, templates) {
  try {
    const answer = await fetch(`${base}data/hulptaal-${taal}.json`);
    if (!answer.ok) return undefined;
    const note = one(templates, `template[data-help-note="${taal}"]`);
    return { taal, richting: note?.dataset["dir"] ?? "", teksten: await answer.json() };
  } catch {
    return undefined;
  }
}

/**
 * @param {HTMLElement} element
 * @param {Document} templates
 * @param {string} which
 */
function addNote(element, templates, which) {
  const note = clone(templates, which);
  if (!note) return;
  note.dataset["help"] = "";
  element.after(note);
}

/**
 * @param {HTMLElement} field
 * @param {Help} help
 * @param {Document} templates
 */
function addLine(field, { taal, richting, teksten }, templates) {
  const soort = field.closest("form")?.dataset["soort"] ?? "";
  const name = field.dataset["veld"] ?? "";
  const tekst = teksten[`${soort}.${name}`];
  // Where a school has its own wording, our explanation does not apply.
  if (!tekst || givenPakket()?.toon.formulieren[soort]?.[name]) return;
  const line = clone(templates, "template[data-help-line]");
  const described = one(field, "[aria-describedby]");
  if (!line || !described) return;
  const ids = described.getAttribute("aria-describedby") ?? "";
  fillTexts(line, { tekst });
  Object.assign(line, { lang: taal, dir: richting, id: `${ids.split(" ").at(-1)}-hulp` });
  line.dataset["help"] = "line";
  one(field, "[data-melding]")?.before(line);
  if (!ids.split(" ").includes(line.id)) described.setAttribute("aria-describedby", `${line.id} ${ids}`);
}

/**
 * @param {HTMLElement} field
 * @param {Document} templates
 */
function addButton(field, templates) {
  const button = one(field, "[data-help=button]") ? undefined : clone(templates, "template[data-help-speak]");
  if (!button) return;
  fillTexts(button, { vraag: textOf(field, "legend, label") });
  button.dataset["help"] = "button";
  one(field, "[data-melding]")?.before(button);
}

/**
 * @param {HTMLElement} field
 * @param {string} selector
 */
const textOf = (field, selector) => one(field, selector)?.textContent?.trim() ?? "";

/**
 * The question and its hint in Dutch, and then the help.
 * @param {HTMLElement} field
 * @returns {import("./read-aloud.js").Part[]}
 */
function partsOf(field) {
  const line = one(field, "[data-help=line]");
  return [
    { lang: root.lang, text: textOf(field, "legend, label") },
    { lang: root.lang, text: textOf(field, ".hint:not([data-help])") },
    ...(line ? [{ lang: line.lang, text: line.textContent ?? "" }] : []),
  ];
}
