// @ts-check
/** The table of opened maps: a row each, and the files that could not be read. */

import { all, clone, fillTexts, one, setText, show } from "./dom.js";
import { fillPattern } from "./rows.js";

/** @typedef {{naam: string, tekst: string}} Named */

/**
 * @param {HTMLElement} element
 * @param {Named[]} fouten
 */
export function showErrors(element, fouten) {
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
export function showRows(element, rijen) {
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
