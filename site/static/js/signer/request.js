// @ts-check
/** The request that this page is open for: taken out of the address, and kept in the tab until it is answered. */

import { readParcel } from "../parcel/fragment.js";

const KEY = "bpv-map:verzoek";

/** @typedef {import("../parcel/fragment.js").Parcel} Parcel */

/** @returns {string} what the address held, or what this tab was about before it was loaded again; "" for nothing */
export function takeText() {
  const given = location.hash.slice(1);
  // Who gets this phone later finds nothing in the address or in the history.
  if (location.hash) history.replaceState(null, "", location.pathname);
  return given || (attempt(() => sessionStorage.getItem(KEY)) ?? "");
}

/** @param {string} text "" forgets */
export function remember(text) {
  attempt(() => (text ? sessionStorage.setItem(KEY, text) : sessionStorage.removeItem(KEY)));
}

/**
 * @param {string} text
 * @returns {Promise<Parcel>}
 */
export const read = (text) => (text ? readParcel(text) : Promise.resolve(/** @type {Parcel} */ ({ fault: "none" })));

/**
 * An app browser may refuse to keep anything.
 * @template T
 * @param {() => T} work
 * @returns {T | undefined}
 */
function attempt(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}
