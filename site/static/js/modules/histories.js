// @ts-check
/** The small history in each row of a list of werkprocessen, also in rows that come later. */

import { drawSmall } from "../history.js";
import { one } from "../dom.js";
import { sourceOf } from "../sources.js";
import { onVerdict } from "../verdict.js";

/** @typedef {import("../picture.js").Pictures} Pictures */

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
