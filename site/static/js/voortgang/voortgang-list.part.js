// @ts-check
/** Everything that is rated, with the newest rating by each person side by side and the next step. */

import { allRated, listsBeside } from "../map/beside.js";
import { wordsOf } from "../map/fill.js";
import { touchesOpleiding } from "../map/opleiding.js";
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

/**
 * The kind of record that a rating is, and its answers: about what, by whom, when, what, and what comes next.
 * @typedef {{soort: string, about: string, by: string, on: string, value: string, next: string}} Rating
 */

/** @param {HTMLElement} element */
const ratingOf = (element) => jsonOf(element, "rating", /** @type {Rating} */ (/** @type {unknown} */ ({})));

/** @param {HTMLElement} element with `data-beside` for the lists alone, those of the opleiding too */
export async function start(element) {
  const source = sourceOf(element);
  const { soort, about, value } = ratingOf(element);
  const groupsOf = element.hasAttribute("data-beside") ? listsBeside : allRated;
  const render = async () => {
    const [groups, words] = await Promise.all([groupsOf(source, { soort, veld: about }), wordsOf(soort, source)]);
    const ratings = newestRatings(source, ratingOf(element));
    const labels = words[value]?.keuzes ?? {};
    const rows = groups.flatMap((kerntaak) => groupRows(element, kerntaak, ratings, labels));
    one(element, "[data-rows]")?.replaceChildren(...rows);
    show(one(element, "[data-options-empty]"), groups.length === 0);
    if (element.hasAttribute("data-beside")) show(element, groups.length > 0);
    setLinks(element);
  };
  const renderSoon = soon(render);
  source.subscribe((ids) => {
    if (touchesOpleiding(source, ids) || source.of(soort).some(({ id }) => ids.has(id))) renderSoon();
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
 * @param {Rating} rating
 * @returns {Map<string, Rec>} by what they are about and by whom
 */
function newestRatings(source, { soort, about, by, on }) {
  const found = new Map();
  for (const record of source.of(soort)) {
    const key = `${text(record, about)} ${text(record, by)}`;
    const other = found.get(key);
    if (!other || text(other, on) <= text(record, on)) found.set(key, record);
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
    const hierna = nextStep(element, werkproces, ratings);
    fillTexts(row, { ...werkproces, code: werkproces.naam ?? werkproces.code, hierna });
    show(one(row, "[data-next-step]"), hierna !== "");
    row.dataset["about"] = werkproces.code;
    for (const place of all(row, "[data-wie]")) {
      const value = text(ratings.get(`${werkproces.code} ${place.dataset["wie"]}`), ratingOf(element).value);
      one(place, "[data-oordeel]")?.setAttribute("data-oordeel", value);
      if (value) setText(one(place, "[data-text]"), labels[value] ?? value);
    }
    return [row];
  });
  return [...(heading ? [heading] : []), ...rows.flat()];
}

/**
 * The next step that was written down last, by either.
 * @param {HTMLElement} element
 * @param {{code: string}} werkproces
 * @param {Map<string, Rec>} ratings
 */
function nextStep(element, { code }, ratings) {
  const { by, on, next } = ratingOf(element);
  const given = Array.from(ratings).flatMap(([key, record]) => (key === `${code} ${text(record, by)}` ? [record] : []));
  const newest = given.filter((record) => text(record, next)).sort((a, b) => (text(a, on) < text(b, on) ? 1 : -1))[0];
  return text(newest, next);
}

/** @param {HTMLElement} element */
const choices = (element) => /** @type {HTMLInputElement[]} */ (all(element, "[data-chooser] input"));

/** @param {HTMLElement} element */
const chosenBy = (element) => choices(element).find((chip) => chip.checked)?.value ?? "";

/** Whoever fills in is chosen once, above the list. @param {HTMLElement} element */
function setLinks(element) {
  const { soort, about, by } = ratingOf(element);
  const pages = jsonOf(document.body, "pages", /** @type {Record<string, string>} */ ({}));
  for (const row of all(element, "[data-about]")) {
    const link = row.matches("a") ? row : one(row, "a");
    const params = { [about]: row.dataset["about"] ?? "", [by]: chosenBy(element) || turnRole() };
    link?.setAttribute("href", address(pages[soort] ?? "", params));
  }
}
