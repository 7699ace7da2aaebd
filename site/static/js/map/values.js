// @ts-check
/** Values of records anywhere on a page: a name, a telephone number, a count. */

import { all, one, setText, show } from "../page/dom.js";
import { text } from "../pure/record.js";
import { onceLater } from "../tell/parts.js";
import { isEmpty } from "../text/canonical.js";
import { theOne } from "./periode.js";
import { sourceOf } from "./sources.js";

/** @param {HTMLElement} container */
export function showRecords(container) {
  for (const place of all(container, "[data-from]")) showValue(place);
  toggle(container, "filledFrom", (place, path) => valueAt(place, path) !== "");
  toggle(container, "emptyFrom", (place, path) => valueAt(place, path) === "");
  toggle(container, "filledFor", (place, soort) => sourceOf(place).of(soort).length > 0);
  toggle(container, "emptyFor", (place, soort) => sourceOf(place).of(soort).length === 0);
  toggle(container, "photosAbove", (place, bytes) => photoBytes(sourceOf(place)) > Number(bytes));
  for (const place of all(container, "[data-count]")) showCount(place);
}

/**
 * @param {HTMLElement} container
 * @param {string} name of the data attribute
 * @param {(place: HTMLElement, value: string) => boolean} holds
 */
function toggle(container, name, holds) {
  const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  for (const place of all(container, `[data-${attribute}]`)) show(place, holds(place, place.dataset[name] ?? ""));
}

/**
 * Reads "periode.begeleider" from the record that the page means; several paths are joined.
 * @param {HTMLElement} place
 * @param {string} paths
 * @param {import("../pure/types.js").Rec} [about] the record that they are needed for
 * @returns {string}
 */
export function valueAt(place, paths, about) {
  const read = (/** @type {string} */ path) => {
    const [soort = "", field = ""] = path.split(".");
    return text(theOne(sourceOf(place), soort, about), field);
  };
  return paths.split(" ").map(read).filter(Boolean).join(" ");
}

/** @param {HTMLElement} place */
function showValue(place) {
  place.dataset["static"] ??= place.textContent ?? "";
  const value = valueAt(place, place.dataset["from"] ?? "");
  setText(place, value ? (place.dataset["before"] ?? "") + value : place.dataset["static"]);
  show(place, value !== "" || place.dataset["static"] !== "");
  // Reading a number takes more than a page can do at once (the first download is small).
  if (place.dataset["scheme"]) void onceLater().then(({ setCallLink }) => setCallLink(place, value));
}

/** @param {HTMLElement} place */
function showCount(place) {
  const soort = place.dataset["count"] ?? "";
  const source = sourceOf(place);
  const count = soort === "bijlagen" ? attachmentIds(source).size : source.of(soort).length;
  setText(one(place, "[data-text]") ?? place, String(count));
  show(place, count > 0);
}

/**
 * The SHA-256 of every attachment that a live record names.
 * @param {import("../pure/types.js").Source} source
 * @returns {Set<string>}
 */
export const attachmentIds = (source) => new Set(attachmentSizes(source).keys());

/** @param {import("../pure/types.js").Source} source */
const photoBytes = (source) => Array.from(attachmentSizes(source).values()).reduce((sum, size) => sum + size, 0);

/**
 * @param {import("../pure/types.js").Source} source
 * @returns {Map<string, number>} by SHA-256, each once
 */
function attachmentSizes(source) {
  const found = new Map();
  for (const record of source.all().filter((item) => source.get(item.id))) {
    for (const value of Object.values(record.velden)
      .filter((item) => !isEmpty(item))
      .flat()) {
      if (value !== null && typeof value === "object" && !Array.isArray(value))
        found.set(value["sha256"], value["grootte"]);
    }
  }
  found.delete(undefined);
  return found;
}
