// @ts-check
/** Every werkproces of the opleiding, with the newest rating by each person side by side. */

import { wordsOf } from "../map/fill.js";
import { kerntaken, touchesOpleiding } from "../map/opleiding.js";
import { sourceOf } from "../map/sources.js";
import { address, jsonOf } from "../page/document.js";
import { all, clone, fillTexts, one, setText, show } from "../page/dom.js";
import { text } from "../pure/record.js";
import { soon } from "../pure/waiting.js";
import { giveTurn, onTurn, turnRole } from "../turn/whose.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../map/opleiding.js").Kerntaak} Kerntaak
 */

/** The fields of one rating: about what, by whom, when, what. */
const RATING = { soort: "voortgang", about: "werkproces", by: "wie", on: "datum", value: "oordeel" };

/** @param {HTMLElement} element */
export async function start(element) {
  const source = sourceOf(element);
  const render = async () => {
    const [groups, words] = await Promise.all([kerntaken(source), wordsOf(RATING.soort, source)]);
    const ratings = newestRatings(source);
    const labels = words[RATING.value]?.keuzes ?? {};
    const rows = groups.flatMap((kerntaak) => groupRows(element, kerntaak, ratings, labels));
    one(element, "[data-rows]")?.replaceChildren(...rows);
    show(one(element, "[data-options-empty]"), groups.length === 0);
    setLinks(element);
  };
  const renderSoon = soon(render);
  source.subscribe((ids) => {
    if (touchesOpleiding(source, ids) || source.of(RATING.soort).some(({ id }) => ids.has(id))) renderSoon();
  });
  element.addEventListener("change", () => {
    const by = chosenBy(element);
    if (by) giveTurn(by);
    setLinks(element);
  });
  // Chips that the browser restored after a reload say nothing either.
  const follow = () => {
    for (const chip of choices(element)) chip.checked = chip.value === turnRole();
    setLinks(element);
  };
  onTurn(follow);
  follow();
  await render();
}

/**
 * @param {Source} source
 * @returns {Map<string, Rec>} by what they are about and by whom
 */
function newestRatings(source) {
  const found = new Map();
  for (const rating of source.of(RATING.soort)) {
    const key = `${text(rating, RATING.about)} ${text(rating, RATING.by)}`;
    const other = found.get(key);
    if (!other || text(other, RATING.on) <= text(rating, RATING.on)) found.set(key, rating);
  }
  return found;
}

/**
 * @param {HTMLElement} element
 * @param {Kerntaak} kerntaak
 * @param {Map<string, Rec>} ratings
 * @param {Record<string, string>} labels
 * @returns {HTMLElement[]}
 */
function groupRows(element, kerntaak, ratings, labels) {
  const heading = clone(element, "template[data-group]");
  if (heading) fillTexts(heading, { ...kerntaak, titel: `${kerntaak.code} ${kerntaak.titel}`.trim() });
  const rows = kerntaak.werkprocessen.map((werkproces) => {
    const row = clone(element, "template[data-row]");
    if (!row) return [];
    fillTexts(row, { ...werkproces });
    row.dataset["about"] = werkproces.code;
    for (const place of all(row, "[data-wie]")) {
      const value = text(ratings.get(`${werkproces.code} ${place.dataset["wie"]}`), RATING.value);
      one(place, "[data-oordeel]")?.setAttribute("data-oordeel", value);
      if (value) setText(one(place, "[data-text]"), labels[value] ?? value);
    }
    return [row];
  });
  return [...(heading ? [heading] : []), ...rows.flat()];
}

/** @param {HTMLElement} element */
const choices = (element) => /** @type {HTMLInputElement[]} */ (all(element, "[data-chooser] input"));

/** @param {HTMLElement} element */
const chosenBy = (element) => choices(element).find((chip) => chip.checked)?.value ?? "";

/** Whoever fills in is chosen once, above the list. @param {HTMLElement} element */
function setLinks(element) {
  const by = { [RATING.by]: chosenBy(element) };
  const pages = jsonOf(document.body, "pages", /** @type {Record<string, string>} */ ({}));
  for (const row of all(element, "[data-about]")) {
    const link = row.matches("a") ? row : one(row, "a");
    const params = { [RATING.about]: row.dataset["about"] ?? "", ...by };
    link?.setAttribute("href", address(pages[RATING.soort] ?? "", params));
  }
}
