// @ts-check
/** "What now?": the page's own tasks until the rules have theirs. */

import { isFresh, onVerdict } from "../engine/verdict-state.js";
import { sourceOf } from "../map/sources.js";
import { one, show } from "../page/dom.js";
import { whenOpen } from "../page/opening.js";
import { itemFor, putItems } from "../show/items.js";

/** More than this is not "now". */
const AT_MOST = 5;
/** Room to keep while the number is not known yet; the style sheet reserves the minimum. */
const ROOM = 3;

/** @param {HTMLElement} element */
export function start(element) {
  const limit = Number(element.dataset["max"]) || (element.hasAttribute("data-rest") ? Infinity : AT_MOST);
  const update = () => {
    const verdict = sourceOf(element).verdict();
    if (!verdict) return;
    const made = verdict.agenda.slice(0, limit).flatMap((task) => itemFor(element, task));
    const tasks = putItems(one(element, "[data-rows]"), made);
    show(one(element, "[data-none]"), tasks.length === 0);
    // What appears after the page is visible must not push down what is below it: the rest waits for the next visit.
    while (tasks.length > 1 && element.offsetHeight > room) tasks.pop()?.remove();
  };
  let room = Infinity;
  onVerdict(update);
  update();
  if (element.hasAttribute("data-rest")) return;
  whenOpen(() => {
    if (!isFresh()) room = keepRoom(element);
  });
}

/**
 * @param {HTMLElement} element
 * @returns {number} the height that is reserved
 */
function keepRoom(element) {
  const rows = /** @type {HTMLElement} */ (one(element, "[data-rows]"));
  const count = sourceOf(element).verdict() ? rows.children.length : ROOM;
  const height = rows.offsetHeight * (count / (rows.children.length || 1));
  element.style.minHeight = `max(11rem, ${element.offsetHeight - rows.offsetHeight + height}px)`;
  return element.offsetHeight;
}
