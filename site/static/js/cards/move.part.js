// @ts-check
/** Records stored under another bpv than their day says: moved with one tap, and put back with one. */

import { onVerdict } from "../engine/verdict-state.js";
import { PERIOD } from "../map/periode.js";
import { sourceOf } from "../map/sources.js";
import { all, onAction, show } from "../page/dom.js";
import { itemFor, putItems } from "../show/items.js";
import { tellMoved } from "../show/removed.js";

/** @typedef {import("../pure/types.js").Source} Source */

/** @param {HTMLElement} element with a part for what can be moved freely (`data-signed="no"`) and for what is signed */
export function start(element) {
  const source = sourceOf(element);
  const update = () => {
    const parts = all(element, "[data-signed]");
    const shown = parts.filter((part) => {
      const { code, signed } = part.dataset;
      const found = (source.verdict()?.bevindingen ?? []).filter((finding) => finding.code === code);
      const rows = found.flatMap((finding) => itemFor(part, { ...finding }));
      putItems(part.querySelector("[data-rows]"), rows);
      show(part, movesOf(source, signed === "yes").length > 0);
      return !part.hidden;
    });
    show(element, shown.length > 0);
  };
  onAction(element, "move", (button) => {
    const part = /** @type {HTMLElement} */ (button.closest("[data-signed]"));
    const moved = movesOf(source, part.dataset["signed"] === "yes").flatMap(({ id, soort, periode }) => {
      const before = source.get(id)?.velden[PERIOD.field] ?? "";
      source.change({ id, soort, velden: { [PERIOD.field]: periode } });
      return [{ id, soort, velden: { [PERIOD.field]: before } }];
    });
    void source.flush();
    show(part, false);
    show(element, all(element, "[data-signed]:not([hidden])").length > 0);
    tellMoved(source, moved);
  });
  onVerdict(update);
  update();
}

/**
 * What the rules said should be moved and has not been since.
 * @param {Source} source
 * @param {boolean} signed
 */
function movesOf(source, signed) {
  const moves = source.bpv()?.verplaats ?? [];
  return moves.filter(({ id, periode, getekend }) => {
    const record = source.get(id);
    return getekend === signed && record !== undefined && record.velden[PERIOD.field] !== periode;
  });
}
