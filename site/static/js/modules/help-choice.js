// @ts-check
/** Where somebody chooses a language for help, and whether questions are read aloud. */

import { all, one, show } from "../dom.js";
import { helpSettings, keepHelpSettings } from "../help-settings.js";
import { root } from "../page.js";
import { canSpeak, onVoices } from "../read-aloud.js";

/** @param {HTMLElement} element */
export async function start(element) {
  const languages = /** @type {HTMLInputElement[]} */ (all(element, "input[type=radio]"));
  const aloud = /** @type {HTMLInputElement} */ (one(element, "input[data-read-aloud]"));
  const settings = await helpSettings();
  for (const input of languages) input.checked = input.value === settings.taal;
  aloud.checked = settings.voorlezen;
  showMark(element, settings.taal);
  onVoices(() => {
    show(one(element, "[data-voices]"), canSpeak(root.lang));
    show(one(element, "[data-no-voices]"), !canSpeak(root.lang));
  });
  element.addEventListener("change", async () => {
    const taal = languages.find((input) => input.checked)?.value ?? "";
    showMark(element, taal);
    const kept = await keepHelpSettings({ taal, voorlezen: aloud.checked });
    show(one(element, "[data-kept]"), kept);
    show(one(element, "[data-not-kept]"), !kept);
  });
}

/**
 * @param {HTMLElement} element
 * @param {string} taal
 */
function showMark(element, taal) {
  for (const mark of all(element, "[data-help-mark]")) show(mark, mark.dataset["helpMark"] === taal);
}
