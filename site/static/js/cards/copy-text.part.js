// @ts-check
/** Copies a text from the rules to the clipboard: about the record around the button, or of a kind of its own. */

import { copyAnswer } from "../engine/clipboard-text.js";
import { onVerdict } from "../engine/verdict-state.js";
import { currentPeriod, PERIOD } from "../map/periode.js";
import { sourceOf } from "../map/sources.js";
import { today } from "../page/document.js";
import { onAction, show } from "../page/dom.js";

/** @param {HTMLElement} element */
export function start(element) {
  const update = () => show(element, isOfUse(element));
  onVerdict(update);
  update();
  onAction(element, "copy-text", (button) => {
    const soort = button.dataset["copySoort"] ?? "";
    const id = element.closest("[data-record]")?.getAttribute("data-record") ?? "";
    const source = sourceOf(element);
    const about = { soort, today: today(), [PERIOD.field]: currentPeriod(source)?.id ?? "" };
    void copyAnswer(button, soort ? about : { id }, source);
  });
}

/**
 * Not before the rules run; with `data-behind`, not once that meter is full.
 * @param {HTMLElement} element
 */
function isOfUse(element) {
  const verdict = sourceOf(element).verdict();
  const meter = verdict?.meters[element.dataset["behind"] ?? ""];
  return verdict !== undefined && (!meter || meter.waarde < meter.maximum);
}
