// @ts-check
/** Which records a part of the page works on: the map of this phone, unless an element around it says otherwise. */

import { map } from "../store/map-on-page.js";

/** @typedef {import("../pure/types.js").Source} Source */

/** @type {WeakMap<Element, Source>} */
const sources = new WeakMap();

/**
 * @param {Element} element
 * @param {Source} source
 */
export function setSource(element, source) {
  sources.set(element, source);
}

/**
 * Whether a part of the page is for an opened map and none is opened yet.
 * @param {Element} element
 * @returns {boolean}
 */
export function awaitsSource(element) {
  const place = element.closest("[data-map]");
  return place !== null && !sources.has(place);
}

/**
 * @param {Element} element
 * @returns {Source}
 */
export function sourceOf(element) {
  for (let place = /** @type {Element | null} */ (element); place; place = place.parentElement) {
    const source = sources.get(place);
    if (source) return source;
  }
  return map;
}
