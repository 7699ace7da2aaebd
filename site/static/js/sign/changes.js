// @ts-check
/** What changed under a signature since it was set, as the rules word it (`bpv_logic.words.handtekening`). */

import { clone, fillTexts, one } from "../page/dom.js";

/**
 * @param {HTMLElement} row of the signature, with a template for each kind of change
 * @param {import("../pure/types.js").Verschil[]} changes
 */
export function showChanges(row, changes) {
  const lines = changes.flatMap((change) => {
    const line = clone(row, `template[data-change="${CSS.escape(change.wat)}"]`);
    // A sheet without a day is called what the template calls it.
    const { dag, ...rest } = change;
    if (line) fillTexts(line, dag ? change : rest);
    return line ? [line] : [];
  });
  one(row, "[data-changes]")?.replaceChildren(...lines);
}
