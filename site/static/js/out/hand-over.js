// @ts-check
/** Offers a new file to the user who asked for it, and shows how that went. */

import { all, onAction, one, show } from "../page/dom.js";
import { copyText, downloadFile, prefersSharing, shareFile } from "../tell/share.js";
import { toast } from "../tell/toast.js";

/** @typedef {{name: string, text: string | Blob, type?: string}} Packed */

/**
 * @param {HTMLElement} element with the messages for each outcome
 * @param {Packed} packed
 * @returns {Promise<"shared" | "downloaded" | "">} how it left the app, as far as the browser reports
 */
export async function handOver(element, packed) {
  for (const place of all(element, "[data-shared], [data-downloaded], [data-text-way], [data-no-way]")) {
    show(place, false);
  }
  const { name, text, type } = packed;
  const shared = prefersSharing() ? await shareFile(name, text, type) : "refused";
  if (shared === "cancelled") return "";
  if (shared === "shared") return say(element, shared);
  if (downloadFile(name, text, type)) return say(element, "downloaded");
  // Not a touch phone, but downloading is not possible either: use the share sheet after all.
  if ((await shareFile(name, text, type)) === "shared") return say(element, "shared");
  // A workbook is no text to paste.
  if (typeof text === "string") offerText(element, text);
  else show(one(element, "[data-no-way]"), true);
  return "";
}

/**
 * @template {"shared" | "downloaded"} T
 * @param {HTMLElement} element
 * @param {T} how
 */
function say(element, how) {
  show(one(element, `[data-${how}]`), true);
  return how;
}

/**
 * The last resort: a text to copy into a message.
 * @param {HTMLElement} element
 * @param {string} text
 */
function offerText(element, text) {
  const area = one(element, "textarea[data-export-text]");
  if (area instanceof HTMLTextAreaElement) area.value = text;
  show(one(element, "[data-text-way]"), true);
}

/** @param {HTMLElement} element */
export function startTextWay(element) {
  onAction(element, "copy-export", async (button) => {
    const area = one(element, "textarea[data-export-text]");
    if (!(area instanceof HTMLTextAreaElement)) return;
    if (await copyText(area.value)) toast(button.dataset["toast"]);
    else area.select();
  });
}
