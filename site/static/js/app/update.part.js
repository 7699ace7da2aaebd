// @ts-check
/** Offers a new version; it comes only when a person says so. */

import { acceptUpdate, onUpdate } from "../engine/offline.js";
import { onAction, show } from "../page/dom.js";

/** @param {HTMLElement} element */
export function start(element) {
  onUpdate(() => show(element, true));
  onAction(element, "update", () => void acceptUpdate());
}
