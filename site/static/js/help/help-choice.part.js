// @ts-check
/** Where the user chooses a language for help, and whether questions are read aloud. */

import { root } from "../page/document.js";
import { all, one, show } from "../page/dom.js";
import { canSpeak, onVoices } from "./read-aloud.js";
import { helpSettings, keepHelpSettings } from "./settings.js";

/** @param {HTMLElement} element */
export async function start(element) {
  const languages = /** @type {HTMLInputElement[]} */ (all(element, "input[type=radio]"));
  const aloud = /** @type {HTMLInputElement} */ (one(element, "input[data-read-aloud]"));
  const settings = await helpSettings();
  // A choice made before this part listened counts too.
  const isChosen = languages.some((input) => input.checked !== input.defaultChecked);
  if (!isChosen) for (const input of languages) input.checked = input.value === settings.taal;
  aloud.checked = settings.voorlezen;
  showMark(element, chosen(languages));
  onVoices(() => {
    show(one(element, "[data-voices]"), canSpeak(root.lang));
    show(one(element, "[data-no-voices]"), !canSpeak(root.lang));
  });
  const keep = async () => {
    const taal = chosen(languages);
    showMark(element, taal);
    const kept = await keepHelpSettings({ taal, voorlezen: aloud.checked });
    show(one(element, "[data-kept]"), kept);
    show(one(element, "[data-not-kept]"), !kept);
  };
  element.addEventListener("change", keep);
  if (isChosen) await keep();
}

/** @param {HTMLInputElement[]} languages */
const chosen = (languages) => languages.find((input) => input.checked)?.value ?? "";

/**
 * @param {HTMLElement} element
 * @param {string} taal
 */
function showMark(element, taal) {
  for (const mark of all(element, "[data-help-mark]")) show(mark, mark.dataset["helpMark"] === taal);
}
