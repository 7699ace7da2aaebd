// @ts-check
/** A ready text from the rules on the clipboard: about a record around the button, or of a kind of its own. */

import { onAction, show } from "../dom.js";
import { today } from "../page.js";
import { ask } from "../rules-client.js";
import { copyText } from "../share.js";
import { sourceOf } from "../sources.js";
import { toast } from "../toast.js";
import { onVerdict } from "../verdict.js";

/** @param {HTMLElement} element */
export function start(element) {
  const update = () => show(element, isOfUse(element));
  onVerdict(update);
  update();
  onAction(element, "copy-text", async (button) => {
    const records = sourceOf(element).all().map((record) => ({ ...record }));
    const soort = button.dataset["copySoort"] ?? "";
    const id = element.closest("[data-record]")?.getAttribute("data-record") ?? "";
    const about = soort ? { soort, today: today() } : { id };
    const response = await ask({ op: "text", records, ...about }).catch(() => undefined);
    if (response?.ok && (await copyText(response.tekst))) toast(button.dataset["toast"]);
  });
}

/**
 * Not before the rules run, and where `data-behind` names a meter, not when that is full.
 * @param {HTMLElement} element
 */
function isOfUse(element) {
  const verdict = sourceOf(element).verdict();
  const meter = verdict?.meters[element.dataset["behind"] ?? ""];
  return verdict !== undefined && (!meter || meter.waarde < meter.maximum);
}
