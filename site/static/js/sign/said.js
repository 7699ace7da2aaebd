// @ts-check
/** What somebody said by signing, in the page's own words. */

import { all, one, setText, show } from "../page/dom.js";

/**
 * @param {HTMLElement} row of the signature
 * @param {string} said "" for a plain yes
 */
export function showSaid(row, said) {
  for (const part of all(row, "[data-said]")) show(part, part.dataset["said"] === said);
  const words = one(row, "[data-says]");
  const own = all(row, "template[data-says-for]").find((item) => item.dataset["saysFor"] === said);
  if (words && own instanceof HTMLTemplateElement) setText(words, own.content.textContent);
}
