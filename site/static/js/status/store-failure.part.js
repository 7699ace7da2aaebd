// @ts-check
/** The permanent message about storage trouble: it stays until storage works again. What is in memory can leave. */

import { all, fillTexts, onAction, one, show } from "../page/dom.js";
import { map } from "../store/map-on-page.js";
import { later } from "../tell/parts.js";
import { currentTrouble, onTroubleChange, retry, toldTrouble } from "../tell/trouble.js";

/** @param {HTMLElement} element */
export function start(element) {
  const update = () => {
    const trouble = toldTrouble();
    for (const sentence of all(element, "[data-case]")) show(sentence, sentence.dataset["case"] === trouble);
    show(one(element, "[data-action=rescue]"), currentTrouble() !== "" && map.all().length > 0);
    show(element, trouble !== "");
  };
  onTroubleChange(update);
  onAction(element, "retry", retry);
  onAction(element, "rescue", () => void rescue(element));
  update();
}

/** Makes a file of what this page holds, on disk or not. @param {HTMLElement} element */
async function rescue(element) {
  const { handOver, packMap, startTextWay } = await later();
  // An unreadable photo must not keep the text from leaving.
  const source = { ...map, attachment: (/** @type {string} */ id) => map.attachment(id).catch(() => undefined) };
  const packed = await packMap(source, undefined).catch(told);
  show(one(element, "[data-export-error]"), !packed);
  if (!packed) return;
  if (!element.dataset["rescue"]) startTextWay(element);
  element.dataset["rescue"] = "asked";
  fillTexts(element, { bestandsnaam: packed.name });
  await handOver(element, packed);
}

/** @param {unknown} error */
function told(error) {
  console.error("bpv-map: the file was not made", error);
}
