// @ts-check
/** Where the list of the chosen opleiding is from, and what is doubtful about it: sentences of the data. */

import { opleidingen } from "../map/opleiding.js";
import { sourceOf } from "../map/sources.js";
import { valueAt } from "../map/values.js";
import { fillTexts, show } from "../page/dom.js";

/** @param {HTMLElement} element with `data-chosen`, where the key of the opleiding stands */
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
