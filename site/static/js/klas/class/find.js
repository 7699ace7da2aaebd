// @ts-check
/** Whether typed words find a student of a class. */

import { folded, lettersOf } from "../../text/folded.js";

/**
 * Every word is in what is known of the student, as it was typed or in letters only: "vant hof" is "van 't Hof", and
 * "123456" is "123 456".
 * @param {import("./shapes.js").Inzending} inzending
 * @param {string[]} words
 */
export function isFound({ van, nummer, bestand, rij }, words) {
  // Whoever gave no name is known by the file.
  const known = [van || bestand, nummer, rij["leerbedrijf"], rij["praktijkopleider"]].map((text) =>
    folded(String(text ?? "")),
  );
  const text = [...known, ...known.map(lettersOf)].join("\n");
  return words.every((word) => text.includes(word) || text.includes(lettersOf(word) || word));
}
