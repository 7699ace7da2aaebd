// @ts-check
/** Reads a file that somebody chose, after a look at its size. */

export { textOf } from "../text/of-blob.js";

/** @param {HTMLElement} element that says how much the rules take of such a file */
export const mostOf = (element) => Number(element.dataset["maxBytes"]);

/**
 * @param {HTMLElement} element
 * @param {Blob} file
 * @returns {boolean}
 */
export const isTooLarge = (element, file) => file.size > mostOf(element);

/**
 * A sentence of the page about what only the page can know.
 * @param {HTMLElement} element
 * @param {"size" | "engine" | "write" | "file" | "gone"} name
 * @returns {string}
 */
export function sentence(element, name) {
  return element.getAttribute(`data-msg-${name}`) ?? "";
}
