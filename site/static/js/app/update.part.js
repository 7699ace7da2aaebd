// @ts-check
/** Offers a new version; it comes only when a person says so. */

import { onAction, show } from "../page/dom.js";
import { acceptUpdate, onUpdate } from "../engine/offline.js";

/** @param {HTMLElement} element */
export function start(element) {
  onUpdate(() => show(element, true));
  onAction(element, "update", () => void acceptUpdate());
}
