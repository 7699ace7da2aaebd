// @ts-check
/** "What now?": the page's own tasks until the rules have theirs. */

import { one, show } from "../dom.js";
import { itemFor } from "../items.js";
import { sourceOf } from "../sources.js";
import { onVerdict } from "../verdict.js";

/** More than this is no "now". */
const AT_MOST = 5;

/** @param {HTMLElement} element */
export function start(element) {
  const limit = Number(element.dataset["max"]) || (element.hasAttribute("data-rest") ? Infinity : AT_MOST);
  const update = () => {
    const verdict = sourceOf(element).verdict();
    if (!verdict) return;
    const tasks = verdict.agenda.slice(0, limit);
    one(element, "[data-rows]")?.replaceChildren(...tasks.flatMap((task) => itemFor(element, task)));
    show(one(element, "[data-none]"), tasks.length === 0);
  };
  onVerdict(update);
  update();
}
