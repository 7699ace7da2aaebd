// @ts-check
/** A PDF where photos are: its name and its pages. A tap hands it to the phone's own viewer; no page of ours shows it. */

import { isPdf, pagesOf, pdfName } from "../map/evidence.js";
import { fillPattern } from "../map/fill.js";
import { clone, one, setText } from "../page/dom.js";
import { downloadFile, shareFile } from "../tell/share.js";

/**
 * @typedef {import("../pure/types.js").Attachment} Attachment
 * @typedef {{naam?: string, type?: string}} Item
 */

/**
 * @param {HTMLElement} place with the template
 * @param {Item} item
 * @param {Attachment | undefined} attachment undefined when only the name is here
 * @returns {HTMLElement | undefined} undefined for what is no PDF
 */
export function pdfTile(place, item, attachment) {
  const isHere = isPdf(attachment);
  if (!isHere && (attachment || !isPdf(/** @type {Attachment} */ (item)))) return undefined;
  const tile = clone(place, "template[data-pdf]");
  if (!(tile instanceof HTMLButtonElement)) return undefined;
  const aantal = attachment ? pagesOf(attachment) : 0;
  const naam = pdfName(item.naam ?? "");
  const pattern = tile.dataset[{ 0: "name", 1: "onePage" }[aantal] ?? "manyPages"] ?? "";
  setText(one(tile, "[data-text]"), fillPattern(pattern, { naam, aantal }));
  tile.disabled = !isHere;
  if (attachment) tile.addEventListener("click", () => void open(naam, attachment));
  return tile;
}

/**
 * @param {string} naam
 * @param {Attachment} attachment
 */
async function open(naam, { type, bytes }) {
  const file = new Blob([bytes], { type });
  // An installed app on an iPhone downloads nothing; its sheet has "Bewaar in Bestanden" and a preview.
  if (!downloadFile(naam, file, type)) await shareFile(naam, file, type);
}
