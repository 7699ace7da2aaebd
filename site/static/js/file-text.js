// @ts-check
/** Reads a file that somebody chose, after a look at its size. */

export { textOf } from "./blob-text.js";

/** As much as the rules take: bpv_logic.limits. */
const MAX_BYTES = 25 * 1024 * 1024;

/**
 * @param {HTMLElement} element that may say another size
 * @param {Blob} file
 * @returns {boolean}
 */
export function isTooLarge(element, file) {
  return file.size > (Number(element.dataset["maxBytes"]) || MAX_BYTES);
}

/**
 * A sentence of the page about what only the page can know.
 * @param {HTMLElement} element
 * @param {"size" | "engine" | "write" | "file" | "gone"} name
 * @returns {string}
 */
export function sentence(element, name) {
  return element.getAttribute(`data-msg-${name}`) ?? "";
}
