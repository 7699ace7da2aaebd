// @ts-check
/** Days in a blok that was signed: filling in one would change what was signed. Known once the rules have run. */

import { PERIOD } from "../map/periode.js";
import { words } from "../page/document.js";

/**
 * @param {import("../pure/types.js").Source} source
 * @param {HTMLElement} element with the states of a blok whose days are closed (`data-closed`)
 * @param {string} period
 * @param {string} day
 */
export function isClosed(source, element, period, day) {
  const states = words(element.dataset["closed"]);
  return (source.verdict()?.blokken ?? []).some(
    (blok) =>
      blok[PERIOD.field] === period &&
      states.includes(String(blok["stand"])) &&
      String(blok["van"]) <= day &&
      day <= String(blok["tot"]),
  );
}
