// @ts-check
/** "What now?": the page's own tasks until the rules have theirs. */

import { isFresh, onVerdict } from "../engine/verdict.js";
import { sourceOf } from "../map/sources.js";
import { one, show } from "../page/dom.js";
import { whenOpen } from "../page/opening.js";
import { itemFor } from "../show/items.js";

/** More than this is no "now". */
const AT_MOST = 5;
/** For so many there is room while nobody knows yet how many there are. */
const ROOM = 3;

/** @param {HTMLElement} element */
export function start(element) {
  const limit = Number(element.dataset["max"]) || (element.hasAttribute("data-rest") ? Infinity : AT_MOST);
  const update = () => {
    const verdict = sourceOf(element).verdict();
    if (!verdict) return;
    // What comes when the page is seen may not push away what stands below it: the rest waits for the next visit.
    const tasks = verdict.agenda.slice(0, Math.min(limit, room));
    one(element, "[data-rows]")?.replaceChildren(...tasks.flatMap((task) => itemFor(element, task)));
    show(one(element, "[data-none]"), tasks.length === 0);
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
 * @returns {number} of how many tasks the room is kept
 */
function keepRoom(element) {
  const rows = /** @type {HTMLElement} */ (one(element, "[data-rows]"));
  const count = sourceOf(element).verdict() ? rows.children.length : ROOM;
  const height = rows.offsetHeight * (count / (rows.children.length || 1));
  element.style.minHeight = `${element.offsetHeight - rows.offsetHeight + height}px`;
  return Math.max(count, 1);
}
