// @ts-check
/** Which parts of the guide contain the typed words. The words of each part were collected at build time. */

import { folded } from "../text/folded.js";

/**
 * @typedef {{code: string, titel: string, woorden: string}} Regel
 * @typedef {{vormen: [string, string][], stukken: Record<string, string>, begrippen: Record<string, string>, regels: Regel[]}} Index
 */

/** @type {Promise<Index> | undefined} */
let loading;

/**
 * @param {string} address
 * @returns {Promise<Index>}
 */
export function loadIndex(address) {
  loading ??= fetch(address).then((answer) => answer.json());
  // A phone that is still downloading the site may have it next time.
  loading.catch(() => (loading = undefined));
  return loading;
}

/**
 * The typed text as beginnings of words, each with its other forms.
 * @param {string} typed
 * @param {Index["vormen"]} forms
 * @returns {string[][]}
 */
export function beginnings(typed, forms) {
  const words = folded(typed).match(/[a-z0-9']+/g) ?? [];
  return words.map((word) => {
    const others = forms.map(([pattern, by]) => word.replace(new RegExp(pattern), by));
    return Array.from(new Set([word, ...others])).filter(Boolean);
  });
}

/**
 * @param {string} words of a part, one space between them
 * @param {string[][]} wanted
 */
export function holds(words, wanted) {
  return wanted.every((forms) => forms.some((form) => ` ${words}`.includes(` ${form}`)));
}

/**
 * Highlights what was found in the visible text, where the browser can, without changing the text itself.
 * @param {HTMLElement[]} parts
 * @param {string[][]} wanted
 */
export function highlight(parts, wanted) {
  if (typeof Highlight === "undefined") return;
  CSS.highlights.delete("gevonden");
  if (!wanted.length) return;
  const forms = wanted.flat();
  const ranges = parts.flatMap((part) => textsOf(part).flatMap((text) => rangesIn(text, forms)));
  CSS.highlights.set("gevonden", new Highlight(...ranges));
}

/** @param {HTMLElement} part */
function textsOf(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts;
}

/**
 * @param {Text} text
 * @param {string[]} forms
 */
function rangesIn(text, forms) {
  const words = Array.from(text.data.matchAll(/[\p{Letter}\p{Number}\p{Mark}]+/gu));
  return words
    .filter(([word]) => forms.some((form) => folded(word).startsWith(form)))
    .map((word) => {
      const range = new Range();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      return range;
    });
}
