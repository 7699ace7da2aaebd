// @ts-check
/** The werkprocessen of the student's opleiding as choices: options of a list, or boxes to tick. */

import { kerntaken } from "../map/opleiding.js";
import { all, clone, fillTexts, one, show } from "../page/dom.js";
import { onceLater } from "../tell/parts.js";
import { seen } from "../text/plain.js";
import { option } from "./question/option.js";

/**
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../map/opleiding.js").Kerntaak} Kerntaak
 * @typedef {import("../map/opleiding.js").Werkproces} Werkproces
 */

/**
 * @param {HTMLElement} place
 * @param {Source} source
 */
export async function fillWerkprocessen(place, source) {
  const groups = await kerntaken(source);
  show(one(place, "[data-options-empty]"), groups.length === 0);
  if (!(place instanceof HTMLSelectElement)) return fillBoxes(place, groups);
  fillSelect(place, groups);
  // Few have more than the opleiding to choose from.
  const { allRated } = await onceLater();
  fillSelect(place, await allRated(source, { soort: place.form?.dataset["soort"] ?? "", veld: place.name }));
}

/** @param {Kerntaak} kerntaak */
const heading = ({ code, titel }) => seen(`${code} ${titel}`.trim());

/**
 * @param {HTMLSelectElement} select
 * @param {Kerntaak[]} groups
 */
function fillSelect(select, groups) {
  const added = groups.map((kerntaak) => {
    const group = document.createElement("optgroup");
    group.label = heading(kerntaak);
    group.dataset["added"] = "";
    group.append(
      ...kerntaak.werkprocessen.map((item) => option(select, item.code, { ...item, code: item.naam ?? item.code })),
    );
    return group;
  });
  for (const old of all(select, "[data-added]")) old.remove();
  select.append(...added);
}

/**
 * @param {HTMLElement} place
 * @param {Kerntaak[]} groups
 */
function fillBoxes(place, groups) {
  // The first control has the id that a list of faults links to.
  const described = place.closest("fieldset")?.getAttribute("aria-describedby")?.split(" ").at(-1) ?? "";
  const id = described.replace(/-[^-]*$/, "");
  let count = 0;
  const made = groups.map((kerntaak) => {
    const group = clone(place, "template[data-group]");
    if (!group) return [];
    fillTexts(group, { ...kerntaak, titel: heading(kerntaak) });
    const items = kerntaak.werkprocessen.map((item) => box(place, item, count++ ? `${id}-${count}` : id));
    one(group, "[data-options]")?.replaceChildren(...items);
    return [group];
  });
  one(place, "[data-options]")?.replaceChildren(...made.flat());
}

/**
 * @param {HTMLElement} place
 * @param {Werkproces} werkproces
 * @param {string} id
 * @returns {Node}
 */
function box(place, werkproces, id) {
  const item = clone(place, "template[data-option]");
  const input = item && one(item, "input");
  if (!item || !(input instanceof HTMLInputElement)) return document.createTextNode("");
  fillTexts(item, { ...werkproces });
  input.value = werkproces.code;
  input.id = id;
  return item;
}
