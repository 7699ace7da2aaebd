// @ts-check
/** One row of a list: the record's own text, its links, photos and findings. */

import { fillRow } from "../map/fill.js";
import { currentPeriod, PERIOD } from "../map/periode.js";
import { showPhoto } from "../map/photo.js";
import { address, words } from "../page/document.js";
import { all, clone, one, show } from "../page/dom.js";
import { itemFor, putItems } from "./items.js";
import { pdfTile } from "./pdf-tile.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 */

/**
 * @param {HTMLElement} element
 * @param {Rec} record
 * @param {import("../map/fill.js").Words} labels
 * @param {Source} source
 * @returns {HTMLElement | undefined} undefined when the page has no template for it
 */
export function rowFor(element, record, labels, source) {
  const row = clone(element, "template[data-row]");
  if (!row) return undefined;
  row.dataset["record"] = record.id;
  fillRow(row, record, labels, source);
  for (const link of all(row, "a[data-link]"))
    link.setAttribute("href", address(link.dataset["link"] ?? "", { id: record.id }) + (link.dataset["hash"] ?? ""));
  const isCurrent = record.soort === PERIOD.soort && currentPeriod(source)?.id === record.id;
  for (const mark of all(row, "[data-current]")) show(mark, isCurrent);
  for (const button of all(row, "[data-action=make-current]")) show(button, !isCurrent);
  for (const place of all(row, "[data-attachments]")) void showPhotos(place, record, source).catch(() => undefined);
  showFindings(row, source, element);
  return row;
}

/**
 * @param {HTMLElement} place with the templates of a photo and of a PDF
 * @param {Rec} record
 * @param {Source} source
 */
export async function showPhotos(place, record, source) {
  const items = record.velden[place.dataset["attachments"] ?? ""];
  if (!Array.isArray(items)) return;
  for (const item of /** @type {{sha256: string, naam?: string, type?: string}[]} */ (items)) {
    const image = clone(place);
    if (!(image instanceof HTMLImageElement)) continue;
    place.append(image);
    const attachment = await source.attachment(item.sha256);
    const tile = pdfTile(place, item, attachment);
    if (tile) image.replaceWith(tile);
    else showPhoto(image, attachment);
  }
}

/**
 * @param {HTMLElement} row
 * @param {Source} source
 * @param {HTMLElement} list with the template for a finding in a row
 */
export function showFindings(row, source, list) {
  const place = one(row, "[data-findings]");
  const holder = one(list, "[data-finding-holder]");
  if (!place || !holder) return;
  const tones = words(place.dataset["tone"]);
  const found = (source.verdict()?.bevindingen ?? []).filter(
    (finding) => finding.record === row.dataset["record"] && (tones.length === 0 || tones.includes(finding.toon)),
  );
  putItems(
    place,
    found.flatMap((finding) => itemFor(holder, { ...finding })),
  );
}
