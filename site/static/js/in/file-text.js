// @ts-check
/** Reads a chosen file, after checking its size. */

import { jsonOf } from "../page/document.js";

export { textOf } from "../text/of-blob.js";

/** @param {HTMLElement} element with the largest size that the rules accept */
export const mostOf = (element) => Number(element.dataset["maxBytes"]);

/** @param {HTMLElement} element with the limits of the rules */
export const mostFiles = (element) => jsonOf(element, "incoming", { files: 0 }).files;

/**
 * @param {HTMLElement} element
 * @param {{size: number}} file
 * @returns {boolean}
 */
export const isTooLarge = (element, file) => file.size > mostOf(element);

/**
 * A sentence of the page about what only the page can know.
 * @param {HTMLElement} element
 * @param {"size" | "engine" | "write" | "file" | "gone" | "zip" | "many" | "link"} name
 * @returns {string}
 */
export function sentence(element, name) {
  return element.getAttribute(`data-msg-${name}`) ?? "";
}
