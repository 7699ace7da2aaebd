// @ts-check
/** The message whether the content of the page is on disk. */

import { root } from "../page/document.js";
import { setText } from "../page/dom.js";

const CALM_MS = 400;

/** @param {HTMLElement} element */
export function start(element) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const update = () => {
    clearTimeout(timer);
    const isKept = !root.hasAttribute("data-new") || root.dataset["saved"] !== "yes";
    const state = isKept ? (root.dataset["saved"] ?? "yes") : "proposal";
    element.dataset["state"] = state;
    // A write takes an instant: its message would only flicker, and be read out at every key.
    timer = setTimeout(
      () => setText(element, element.getAttribute(`data-text-${state}`) ?? ""),
      state === "busy" ? CALM_MS : 0,
    );
  };
  new MutationObserver(update).observe(root, { attributeFilter: ["data-saved", "data-new"] });
  update();
}
