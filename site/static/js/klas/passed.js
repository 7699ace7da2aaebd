// @ts-check
/** What was chosen and not read because it is something else: every name, under why. */

import { clone, fillTexts, one, show } from "../page/dom.js";

/** @param {HTMLElement} element */
export function startPassed(element) {
  const place = one(element, "[data-file-passed]");
  /** @type {Map<string, Set<string>>} */
  const names = new Map();
  const draw = () => {
    const lines = Array.from(names, ([tekst, found]) => {
      const line = place && clone(place);
      if (line) fillTexts(line, { tekst, namen: Array.from(found).join(", ") });
      return line ?? [];
    }).flat();
    (place && one(place, "ul"))?.replaceChildren(...lines);
    show(place, names.size > 0);
  };
  return {
    /** @param {import("../in/incoming.js").Note[]} notes */
    add(notes) {
      for (const { naam, tekst } of notes) names.set(tekst, (names.get(tekst) ?? new Set()).add(naam));
      draw();
    },
    clear() {
      names.clear();
      draw();
    },
  };
}
