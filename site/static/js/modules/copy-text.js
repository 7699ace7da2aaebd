// @ts-check
/** A ready text from the rules on the clipboard: about a record around the button, or of a kind of its own. */

import { onAction } from "../dom.js";
import { today } from "../page.js";
import { ask } from "../rules-client.js";
import { copyText } from "../share.js";
import { sourceOf } from "../sources.js";
import { toast } from "../toast.js";

/** @param {HTMLElement} element */
export function start(element) {
  onAction(element, "copy-text", async (button) => {
    const records = sourceOf(element).all().map((record) => ({ ...record }));
    const soort = button.dataset["copySoort"] ?? "";
    const id = element.closest("[data-record]")?.getAttribute("data-record") ?? "";
    const about = soort ? { soort, today: today() } : { id };
    const response = await ask({ op: "text", records, ...about }).catch(() => undefined);
    if (response?.ok && (await copyText(response.tekst))) toast(button.dataset["toast"]);
  });
}
