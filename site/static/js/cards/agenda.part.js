// @ts-check
/** "What now?": the page's own tasks until the rules have theirs. */

import { isFresh, onVerdict } from "../engine/verdict-state.js";
import { sourceOf } from "../map/sources.js";
import { one, show } from "../page/dom.js";
import { whenOpen } from "../page/opening.js";
import { itemFor } from "../show/items.js";

/** More than this is no "now". */
const AT_MOST = 5;
/** For so many there is room while nobody knows yet how many there are; a style sheet has room for the least. */
const ROOM = 3;

/** @param {HTMLElement} element */
export function start(element) {
  const limit = Number(element.dataset["max"]) || (element.hasAttribute("data-rest") ? Infinity : AT_MOST);
  const update = () => {
    const verdict = sourceOf(element).verdict();
    if (!verdict) return;
    const tasks = verdict.agenda.slice(0, limit).flatMap((task) => itemFor(element, task));
    one(element, "[data-rows]")?.replaceChildren(...tasks);
    show(one(element, "[data-none]"), tasks.length === 0);
    // What comes when the page is seen may not push away what stands below it: the rest waits for the next visit.
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
 * @returns {number} how much room is kept
 */
function keepRoom(element) {
  const rows = /** @type {HTMLElement} */ (one(element, "[data-rows]"));
  const count = sourceOf(element).verdict() ? rows.children.length : ROOM;
  const height = rows.offsetHeight * (count / (rows.children.length || 1));
  element.style.minHeight = `max(11rem, ${element.offsetHeight - rows.offsetHeight + height}px)`;
  return element.offsetHeight;
}
