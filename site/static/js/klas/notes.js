// @ts-check
/**
 * Lines about files that stay until they are no longer true, or until the user takes them away: unreadable files, and
 * duplicates. A line is about one file, not about its name: other students' files may have the same one.
 */

import { clone, fillTexts, one, show } from "../page/dom.js";

/** @typedef {{naam: string, tekst: string}} Note */

/**
 * @template {object | string} About what a line is about
 * @param {HTMLElement} element
 * @param {string} selector of the list, with the template of a line
 */
export function startNotes(element, selector) {
  const place = one(element, selector);
  /** @type {Map<About, {line: HTMLElement, naam: string}>} */
  const lines = new Map();
  const tidy = () => show(place, lines.size > 0);
  const remove = (/** @type {About} */ about) => {
    lines.get(about)?.line.remove();
    lines.delete(about);
    tidy();
  };
  return {
    /**
     * @param {About} about
     * @param {Note} note replaces an earlier one about the same
     */
    add(about, note) {
      const line = place && clone(place);
      if (!line) return;
      remove(about);
      const count = Array.from(lines.values()).filter(({ naam }) => naam === note.naam).length;
      fillTexts(line, { ...note, nummer: count + 1 });
      show(one(line, "[data-nth]"), count > 0);
      one(line, "[data-action=drop-note]")?.addEventListener("click", () => {
        remove(about);
        // The cursor was on a button that is gone.
        one(place, "button")?.focus();
      });
      lines.set(about, { line, naam: note.naam });
      one(place, "ul")?.append(line);
      tidy();
    },
    /**
     * @param {About} about
     * @param {string} later
     */
    follow(about, later) {
      const line = lines.get(about)?.line;
      if (line) fillTexts(line, { later });
    },
    remove,
    /** What there is a line about, by name. @param {string} naam */
    named: (naam) => Array.from(lines).flatMap(([about, line]) => (line.naam === naam ? [about] : [])),
    all: () => Array.from(lines.keys()),
    clear: () => Array.from(lines.keys()).forEach(remove),
  };
}
