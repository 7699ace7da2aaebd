// @ts-check
/** Choices that the page cannot know: opleidingen, the student's own werkprocessen, other records. */

import { formatValue, formInfo } from "../map/format.js";
import { opleidingen, touchesOpleiding } from "../map/opleiding.js";
import { jsonOf } from "../page/document.js";
import { all, setText } from "../page/dom.js";
import { apart } from "../text/plain.js";
import { option } from "./question/option.js";
import { fillWerkprocessen } from "./werkprocessen.js";

/**
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {{veld: string, format: string}} Part
 */

/**
 * Fills every list of choices in a form, and again when its sources change.
 * @param {HTMLElement} form
 * @param {Source} source
 * @param {() => void} filled is called to write the stored answers again
 */
export function startChoices(form, source, filled) {
  const places = all(form, "[data-options='opleidingen'], [data-werkprocessen], [data-refers-to]");
  if (places.length === 0) return;
  const fill = async (/** @type {HTMLElement[]} */ some) => {
    await Promise.all(some.map((place) => fillPlace(place, source)));
    if (some.length > 0) filled();
  };
  void fill(places);
  source.subscribe((ids) => {
    const changed = (/** @type {HTMLElement} */ place) =>
      place.dataset["refersTo"]
        ? source.of(place.dataset["refersTo"]).some((record) => ids.has(record.id))
        : place.dataset["werkprocessen"] && touchesOpleiding(source, ids);
    void fill(places.filter(changed));
  });
}

/**
 * @param {HTMLElement} place
 * @param {Source} source
 */
async function fillPlace(place, source) {
  if (place.dataset["options"]) return fillOpleidingen(place);
  if (place.dataset["refersTo"]) return fillReferences(place, source);
  return fillWerkprocessen(place, source);
}

/** The page's own options stay: the empty one first, the others last. @param {HTMLElement} place */
async function fillOpleidingen(place) {
  const last = place.lastElementChild;
  const added = (await opleidingen()).map((item) => option(place, item.sleutel, { ...item }));
  for (const old of all(place, "[data-added]")) old.remove();
  last?.before(...added);
}

/**
 * @param {HTMLElement} place
 * @param {Source} source
 */
async function fillReferences(place, source) {
  const soort = place.dataset["refersTo"] ?? "";
  const words = (await formInfo())[soort]?.velden ?? {};
  const parts = jsonOf(place, "parts", /** @type {Part[]} */ ([]));
  const added = source.of(soort).map((record) => {
    const texts = parts.map(({ veld, format }) => formatValue(record.velden[veld], format, words[veld]));
    const made = option(place, record.id, {});
    setText(made, texts.filter(Boolean).map(apart).join(" · "));
    return made;
  });
  for (const old of all(place, "[data-added]")) old.remove();
  place.append(...added);
}
