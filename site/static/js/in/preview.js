// @ts-check
/** What the user sees when opening a file: what it would change, or why it cannot be opened. */

import { clone, fillTexts, one, setText, show } from "../page/dom.js";

/** @param {HTMLElement} element */
export function reset(element) {
  for (const name of ["placed", "preview", "import-error", "import-done", "import-busy"])
    show(one(element, `[data-${name}]`), false);
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
export function fail(element, text) {
  const place = one(element, "[data-import-error]");
  show(one(element, "[data-import-busy]"), false);
  if (text) setText(place && one(place, "[data-text]"), text);
  show(place, true);
}

/**
 * @param {HTMLElement} element
 * @param {{zinnen: string[], van: string, verlies?: string[]}} voorbeeld
 */
export function showPreview(element, voorbeeld) {
  show(one(element, "[data-import-busy]"), false);
  const preview = one(element, "[data-preview]");
  fillTexts(element, { van: voorbeeld.van });
  showLines(element, "[data-sentences]", voorbeeld.zinnen);
  const { verlies = [] } = voorbeeld;
  showLines(element, "[data-lost]", verlies);
  show(one(element, "[data-loss]"), verlies.length > 0);
  show(preview, true);
  preview?.focus();
}

/**
 * What else was chosen: files that are opened after this one, and what is no file of ours.
 * @param {HTMLElement} element
 * @param {import("./incoming.js").Item[]} queue the first is the one that is open
 * @param {{notes?: import("./incoming.js").Note[], isBusy: boolean}} state `isBusy` while there is a question about the first
 */
export function showOthers(element, [first, ...others], { notes, isBusy }) {
  const waiting = /** @type {HTMLElement} */ (one(element, "[data-waiting]"));
  fillTexts(waiting, { naam: first?.naam ?? "" });
  showItems(waiting, others);
  show(one(waiting, "button"), !isBusy);
  const passed = /** @type {HTMLElement} */ (one(element, "[data-passed]"));
  if (notes) showItems(passed, notes);
}

/**
 * @param {HTMLElement} place with a list and the template of a line; hidden when there is none
 * @param {object[]} items
 */
function showItems(place, items) {
  const lines = items.flatMap((item) => {
    const line = clone(place);
    if (line) fillTexts(line, { ...item });
    return line ?? [];
  });
  one(place, "ul")?.replaceChildren(...lines);
  show(place, items.length > 0);
}

/**
 * @param {HTMLElement} element
 * @param {string} place
 * @param {string[]} zinnen
 */
function showLines(element, place, zinnen) {
  const lines = zinnen.flatMap((zin) => {
    const line = clone(element, "template[data-sentence]");
    if (line) fillTexts(line, { zin });
    return line ? [line] : [];
  });
  one(element, place)?.replaceChildren(...lines);
}
