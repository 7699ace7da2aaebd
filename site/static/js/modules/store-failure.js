// @ts-check
/** The standing message about the storage: it stays until the storage works again. */

import { all, onAction, show } from "../dom.js";
import { currentTrouble, onTroubleChange, retry } from "../trouble.js";

/** @param {HTMLElement} element */
export function start(element) {
  const update = () => {
    const trouble = currentTrouble();
    for (const sentence of all(element, "[data-case]")) show(sentence, sentence.dataset["case"] === trouble);
    show(element, trouble !== "");
  };
  onTroubleChange(update);
  onAction(element, "retry", retry);
  update();
}
