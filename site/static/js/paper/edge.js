// @ts-check
/**
 * Whose sheet it is, along the edge of every sheet, for browsers that print nothing in the margins that `@page` fills
 * (Firefox, Safari). Firefox repeats what is fixed on each sheet. WebKit does not, nor the head of a table; but it cuts
 * one long strip at every sheet, and the words come back often enough to be whole on each. A last sheet may be too
 * short for that, so they are at the end as well.
 */

import { one, setText, show } from "../page/dom.js";

/** Over ninety sheets of paper. */
const OFTEN = 400;
const BETWEEN = "\u00a0\u00a0\u00a0\u00a0\u00a0";

/**
 * @param {ParentNode} place
 * @param {string} text
 */
export function fillEdge(place, text) {
  const edge = one(place, "[data-paper-edge]");
  const isNeeded = !("CSSMarginRule" in self) && text !== "";
  show(edge, isNeeded);
  if (!edge || !isNeeded) return;
  const isLong = navigator.vendor.startsWith("Apple");
  edge.toggleAttribute("data-long", isLong);
  const sheets = edge.closest("main");
  if (sheets && isLong) sheets.dataset["edge"] = text;
  setText(edge, Array(OFTEN).fill(text).join(BETWEEN));
}
