// @ts-check
/** Offers a new version; it is installed only when the user agrees. */

import { acceptUpdate, onUpdate } from "../engine/offline.js";
import { onAction, show } from "../page/dom.js";

/** @param {HTMLElement} element */
export function start(element) {
  onUpdate(() => show(element, true));
  onAction(element, "update", () => void acceptUpdate());
}
