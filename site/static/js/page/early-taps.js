// @ts-check
/** Taps on a part of the page that has not started yet are kept, as are dropped files, and replayed once it has. */

import { root } from "./document.js";

/** What a script listens to, and a link whose target a script still has to set. */
const TAPPED = "[data-action], [data-clear], a[href='?']";

/** @type {WeakSet<Element>} */
const ready = new WeakSet();
/** What to do for a part once it listens, in the order of the taps; what was tapped twice is done once.
 * @type {Map<Element, Map<Element, () => void>>} */
const kept = new Map();

/** To be called before anything else, so that no tap is too early. */
export function keepTaps() {
  document.addEventListener("click", (event) => keep(event, TAPPED, (button) => button.click()), true);
  document.addEventListener("submit", (event) => keep(event, "form", (form) => submit(form, event)), true);
  for (const type of /** @type {const} */ (["dragover", "drop"])) document.addEventListener(type, keepFiles);
}

/**
 * Files dropped too early go to the zone's input field, which is read when its part starts.
 * @param {DragEvent} event
 */
function keepFiles(event) {
  const input = document.querySelector("[data-drop-zone] input");
  const part = input?.closest("[data-module]");
  if (!(input instanceof HTMLInputElement) || !part || ready.has(part)) return;
  event.preventDefault();
  if (event.type === "drop" && event.dataTransfer?.files.length) input.files = event.dataTransfer.files;
}

/**
 * @param {Event} event
 * @param {string} selector
 * @param {(target: HTMLElement) => void} again
 */
function keep(event, selector, again) {
  const target = event.target instanceof Element ? event.target.closest(selector) : null;
  // Printing and copying are handled by the page itself.
  const part = target?.closest("[data-module]") ?? root;
  if (!(target instanceof HTMLElement) || ready.has(part)) return;
  event.preventDefault();
  // A part that already listens but is still starting must not do it twice.
  event.stopPropagation();
  const taps = kept.get(part) ?? new Map();
  kept.set(
    part,
    taps.set(target, () => again(target)),
  );
}

/**
 * @param {HTMLElement} form
 * @param {Event} event
 */
function submit(form, event) {
  const button = event instanceof SubmitEvent ? event.submitter : null;
  if (form instanceof HTMLFormElement) form.requestSubmit(button);
}

/** @param {Element} part that now listens */
export function doKeptTaps(part) {
  ready.add(part);
  const taps = kept.get(part) ?? new Map();
  kept.delete(part);
  for (const again of taps.values()) again();
}
