// @ts-check
/** A whole opened map on paper: every sheet unfolded, every photo there before the paper is. */

import { all } from "./dom.js";

/** @param {HTMLElement} place */
export async function printOpened(place) {
  const folded = all(place, "details:not([open])");
  for (const part of folded) part.toggleAttribute("open", true);
  const images = Array.from(place.querySelectorAll("img"));
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  print();
  for (const part of folded) part.toggleAttribute("open", false);
}
