// @ts-check
/** Finding, cloning and filling elements. All markup comes from the page's own templates. */

import { apart, seen } from "../text/plain.js";

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function one(parent, selector) {
  return parent.querySelector(selector);
}

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(parent, selector) {
  return Array.from(parent.querySelectorAll(selector));
}

/**
 * The elements that a selector finds, including the element itself if it matches.
 * @param {HTMLElement} element
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function within(element, selector) {
  return element.matches(selector) ? [element, ...all(element, selector)] : all(element, selector);
}

/**
 * Clones the first element of a template; undefined when the page has no such template.
 * @param {ParentNode} parent
 * @param {string} [selector]
 * @returns {HTMLElement | undefined}
 */
export function clone(parent, selector = "template") {
  const template = parent.querySelector(selector);
  if (!(template instanceof HTMLTemplateElement)) return undefined;
  const first = template.content.firstElementChild;
  return first ? /** @type {HTMLElement} */ (document.importNode(first, true)) : undefined;
}

/**
 * @param {Element | null | undefined} element
 * @param {boolean} shown
 */
export function show(element, shown) {
  if (element instanceof HTMLElement || element instanceof SVGElement) element.toggleAttribute("hidden", !shown);
}

/**
 * Sets a visible text, only when it differs: a screen reader does not repeat itself.
 * @param {Element | null | undefined} element
 * @param {string} text
 */
export function setText(element, text) {
  const words = seen(text);
  if (element && element.textContent !== words) element.textContent = words;
}

/**
 * Fills every `[data-text=key]` from an object; an empty text hides its element.
 * @param {HTMLElement} element
 * @param {Record<string, unknown>} values
 */
export function fillTexts(element, values) {
  for (const place of within(element, "[data-text]")) {
    const key = place.dataset["text"] ?? "";
    if (!(key in values)) continue;
    const value = values[key] ?? "";
    const text = Array.isArray(value) ? value.map(apart).join(" · ") : String(value);
    setText(place, text);
    show(place, text !== "");
  }
}

/**
 * @param {ParentNode} parent
 * @param {string} action
 * @param {(button: HTMLElement, event: Event) => unknown} run
 * @param {AbortSignal} [signal]
 */
export function onAction(parent, action, run, signal) {
  /** @param {Event} event */
  const listen = (event) => {
    const target = event.target instanceof Element ? event.target.closest(`[data-action="${action}"]`) : null;
    if (target instanceof HTMLElement && parent.contains(target)) run(target, event);
  };
  parent.addEventListener("click", listen, signal && { signal });
}
