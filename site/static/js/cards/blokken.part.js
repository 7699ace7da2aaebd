// @ts-check
/** Parts of the period that the rules propose to sign; a tap turns one into a record. */

import { onVerdict } from "../engine/verdict-state.js";
import { formatValue } from "../map/format.js";
import { newId, PERIOD } from "../map/periode.js";
import { sourceOf } from "../map/sources.js";
import { words } from "../page/document.js";
import { all, clone, fillTexts, onAction, one, setText, show } from "../page/dom.js";
import { putItems } from "../show/items.js";

/** @typedef {import("../pure/types.js").JsonObject} JsonObject */

/** @param {HTMLElement} element with the kind of record that a proposal becomes, and which of its values are answers */
export function start(element) {
  const source = sourceOf(element);
  const soort = element.dataset["soort"] ?? "";
  /** @type {JsonObject[]} */
  let proposals = [];
  const update = () => {
    proposals = (source.verdict()?.blokken ?? []).filter((item) => !item["record"]);
    const rows = proposals.flatMap((item, index) => rowFor(element, item, index));
    putItems(one(element, "[data-rows]"), rows);
    show(one(element, "[data-none]"), proposals.length === 0);
  };
  onAction(element, "make", (button) => {
    const row = button.closest("[data-index]");
    const proposal = proposals[Number(row?.getAttribute("data-index"))];
    if (!proposal) return;
    const values = Object.fromEntries(words(element.dataset["answers"]).map((name) => [name, proposal[name] ?? ""]));
    const velden = { ...values, [PERIOD.field]: proposal[PERIOD.field] ?? "" };
    source.change({ id: newId(source, soort), soort, velden });
    row?.remove();
    // The button was removed with its row.
    element.focus({ preventScroll: true });
  });
  onVerdict(update);
  update();
}

/**
 * @param {HTMLElement} element
 * @param {JsonObject} proposal
 * @param {number} index
 * @returns {HTMLElement[]}
 */
function rowFor(element, proposal, index) {
  const row = clone(element, "template[data-row]");
  if (!row) return [];
  row.dataset["index"] = String(index);
  row.dataset["stand"] = String(proposal["stand"] ?? "");
  fillTexts(row, proposal);
  for (const place of all(row, "[data-text][data-format]")) {
    setText(place, formatValue(proposal[place.dataset["text"] ?? ""], place.dataset["format"] ?? "text"));
  }
  return [row];
}
