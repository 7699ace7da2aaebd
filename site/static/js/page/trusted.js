// @ts-check
/** The one Trusted Types policy: it allows the addresses of our own worker and service worker, and nothing else. */

import { base, root } from "./document.js";

export const WORKER_URL = root.dataset["worker"] ?? `${base}static/js/rules-worker.js`;
export const SERVICE_WORKER_URL = root.dataset["sw"] ?? `${base}sw.js`;

/**
 * @typedef {{createPolicy: (name: string, rules: {createScriptURL: (url: string) => string}) => Policy}} Factory
 * @typedef {{createScriptURL: (url: string) => string}} Policy
 */

const rules = {
  /** @param {string} url */
  createScriptURL(url) {
    if (url !== WORKER_URL && url !== SERVICE_WORKER_URL) throw new TypeError(`not a script of ours: ${url}`);
    return url;
  },
};
// Not every browser that can run the map knows Trusted Types.
const factory = /** @type {{trustedTypes?: Factory}} */ (/** @type {unknown} */ (self)).trustedTypes;
const policy = factory?.createPolicy("app", rules) ?? rules;

/**
 * @param {string} url
 * @returns {string} what the browser accepts as a script address
 */
export function scriptUrl(url) {
  return policy.createScriptURL(url);
}
