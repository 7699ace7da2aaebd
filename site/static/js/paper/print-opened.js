// @ts-check
/**
 * A whole opened map on paper, by its own button or the browser's: every sheet unfolded, every photo loaded. Or only
 * the overview of all bpv's (`data-overview`).
 */

import { all, onAction, one, show } from "../page/dom.js";
import { fillEdge } from "./edge.js";

/** @type {HTMLElement | undefined} */
let opened;
/** @type {HTMLElement[]} */
let folded = [];

addEventListener("beforeprint", () => {
  folded = opened?.hidden === false ? all(opened, "details:not([open])") : [];
  fold(false);
  if (opened?.hidden === false) fillEdge(opened, one(opened, "h2")?.textContent?.trim() ?? "");
});
addEventListener("afterprint", () => fold(true));

/** @param {boolean} isFolded */
function fold(isFolded) {
  for (const part of folded) part.toggleAttribute("open", !isFolded);
}

/** @param {HTMLElement} place the map that is open from now on */
export function startPaper(place) {
  opened = place;
  onAction(place, "print-map", async () => {
    const images = Array.from(place.querySelectorAll("img"));
    await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
    print();
  });
  onAction(place, "print-overview", () => {
    const rest = Array.from(place.children).filter((part) => !part.matches("[data-overview], [hidden]"));
    for (const part of rest) show(part, false);
    addEventListener("afterprint", () => rest.forEach((part) => show(part, true)), { once: true });
    print();
  });
}
