// @ts-check
/** Lines about files that stay until they are no longer true: unreadable files, and duplicates. */

import { clone, fillTexts, one, show } from "../page/dom.js";

/** @typedef {{naam: string, tekst: string}} Note */

/**
 * @param {HTMLElement} element
 * @param {string} selector of the list, with the template of a line
 */
export function startNotes(element, selector) {
  const place = one(element, selector);
  /** @type {Map<string, Element>} */
  const lines = new Map();
  const tidy = () => show(place, lines.size > 0);
  const remove = (/** @type {string} */ naam) => {
    lines.get(naam)?.remove();
    lines.delete(naam);
    tidy();
  };
  return {
    /** @param {Note} note replaces an earlier one about the same file */
    add(note) {
      const line = place && clone(place);
      if (!line) return;
      remove(note.naam);
      fillTexts(line, note);
      lines.set(note.naam, line);
      one(place, "ul")?.append(line);
      tidy();
    },
    remove,
    clear: () => Array.from(lines.keys()).forEach(remove),
  };
}
