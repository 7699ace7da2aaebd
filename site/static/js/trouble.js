// @ts-check
/** What is wrong with the storage, said once for the whole page; the words stand in the page. */

import { root } from "./page.js";

const EVENT = "bpv:store";
const RETRY = "bpv:retry";

/** @typedef {"" | "failed" | "write" | "full" | "older" | "newer" | "blocked" | "shut"} Case */

/** @param {Case} found */
export function reportTrouble(found) {
  root.dataset["store"] = found;
  document.dispatchEvent(new Event(EVENT));
}

/** @returns {string} */
export function currentTrouble() {
  return root.dataset["store"] ?? "";
}

/** @param {() => void} listener */
export function onTroubleChange(listener) {
  document.addEventListener(EVENT, listener);
}

/** @param {() => unknown} listener */
export function onRetry(listener) {
  document.addEventListener(RETRY, () => void listener());
}

export function retry() {
  document.dispatchEvent(new Event(RETRY));
}
