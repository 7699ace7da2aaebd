// @ts-check
/** The source of the list of the chosen opleiding, and what is doubtful about it: sentences from the data. */

import { opleidingen } from "../map/opleiding.js";
import { sourceOf } from "../map/sources.js";
import { valueAt } from "../map/values.js";
import { fillTexts, show } from "../page/dom.js";

/** @param {HTMLElement} element with `data-chosen`: which answer holds the key of the opleiding */
export async function start(element) {
  const update = async () => {
    const key = valueAt(element, element.dataset["chosen"] ?? "");
    const chosen = (await opleidingen()).find(({ sleutel }) => sleutel === key);
    if (chosen) fillTexts(element, { ...chosen });
    show(element, chosen !== undefined);
  };
  sourceOf(element).subscribe(() => void update(), element);
  await update();
}
