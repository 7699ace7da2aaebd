// @ts-check
/** The small history in each row of a list of werkprocessen, including rows added later. */

import { drawSmall } from "../cards/ratings.js";
import { onVerdict } from "../engine/verdict-state.js";
import { sourceOf } from "../map/sources.js";
import { one } from "../page/dom.js";

/** @typedef {import("../cards/charts.js").Pictures} Pictures */

/** @param {HTMLElement} element */
export function start(element) {
  const update = () => {
    const verdict = /** @type {{beelden?: Pictures} | undefined} */ (sourceOf(element).verdict());
    drawSmall(element, verdict?.beelden?.voortgang ?? {});
  };
  const rows = one(element, "[data-rows]");
  if (rows) new MutationObserver(update).observe(rows, { childList: true });
  onVerdict(update);
  update();
}
