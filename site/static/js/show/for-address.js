// @ts-check
/** Parts of a page that are shown only with, or only without, something in the address. */

import { sourceOf } from "../map/sources.js";
import { jsonOf, query, words } from "../page/document.js";
import { all, one, show } from "../page/dom.js";

/** @typedef {import("../pure/types.js").Rec} Rec */

/** Shows what belongs to this address. To be run once the records are loaded. */
export function showForQuery() {
  for (const part of all(document, "[data-when-query]")) {
    show(
      part,
      words(part.dataset["whenQuery"]).some((item) => asks(item) && belongs(part, item)),
    );
  }
  for (const part of all(document, "[data-unless-query]")) {
    show(part, !words(part.dataset["unlessQuery"]).some(asks));
  }
  for (const part of all(document, "details[data-open-for]")) {
    const id = query().get("id");
    const soort = id ? sourceOf(part).get(id)?.soort : undefined;
    if (soort === part.dataset["openFor"]) part.toggleAttribute("open", true);
  }
}

/**
 * @param {string} item a name, or a name=value
 * @returns {boolean}
 */
function asks(item) {
  const [name = "", value] = item.split("=");
  const found = query().get(name);
  return value === undefined ? found !== null : found === value;
}

/**
 * Two parts of one page may both be about a record; only the one whose form fits it is shown.
 * @param {HTMLElement} part
 * @param {string} item
 * @returns {boolean}
 */
function belongs(part, item) {
  const id = query().get(item);
  const form = one(part, "form[data-soort]");
  const record = id && form ? sourceOf(part).get(id) : undefined;
  return !record || !form || fitsIn(form)(record);
}

/**
 * Which records a form is for: those of its kind, with the answers that the form itself fixes.
 * @param {HTMLElement} form
 * @returns {(record: Rec) => boolean}
 */
export function fitsIn(form) {
  const soort = form.dataset["soort"];
  const all = Object.entries(jsonOf(form, "fixed", /** @type {Record<string, string>} */ ({})));
  const fixed = all.filter(([, value]) => !value.startsWith("@"));
  return (record) => record.soort === soort && fixed.every(([name, value]) => record.velden[name] === value);
}
