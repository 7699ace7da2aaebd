// @ts-check
/** What may stay behind when a file is made, and the list of what goes. */

import { all, one } from "./dom.js";
import { outgoing } from "./outgoing.js";
import { showOutgoing } from "./outgoing-view.js";
import { jsonOf } from "./page.js";
import { soon } from "./patience.js";
import { sourceOf } from "./sources.js";

/**
 * @param {HTMLElement} element
 * @param {() => void} changed
 */
export function startChoices(element, changed) {
  const view = /** @type {HTMLDetailsElement} */ (one(element, "details[data-outgoing-view]"));
  const source = sourceOf(element);
  const update = () => {
    if (view.open) void showOutgoing(view, source, outgoing(source, leftOut(element))).catch(() => undefined);
  };
  view.addEventListener("toggle", update);
  source.subscribe(soon(update), view);
  for (const box of all(element, "input[data-without]")) {
    box.addEventListener("input", () => {
      update();
      changed();
    });
  }
  update();
}

/**
 * @param {HTMLElement} element
 * @returns {import("./outgoing.js").Left}
 */
export function leftOut(element) {
  const isChosen = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (one(element, `input[data-without=${name}]`)).checked;
  return { photos: isChosen("attachments"), names: isChosen("private") ? jsonOf(element, "private", {}) : {} };
}
