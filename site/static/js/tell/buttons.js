// @ts-check
/** Buttons that may be anywhere on a page and need no record: print, copy a text. */

import { onAction } from "../page/dom.js";
import { copyText } from "./share.js";
import { toast } from "./toast.js";

export function startButtons() {
  onAction(document.body, "print", () => print());
  onAction(document.body, "copy", async (button) => {
    const place = document.getElementById(button.dataset["copy"] ?? "");
    // As it is read: without hidden lines, with paragraphs apart.
    if (place && (await copyText(place.innerText.trim()))) toast(button.dataset["toast"]);
  });
}
