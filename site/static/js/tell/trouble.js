// @ts-check
/** What is wrong with the storage or the page itself, reported once for the whole page; the texts are in the page. */

import { root } from "../page/document.js";

const EVENT = "bpv:store";
const RETRY = "bpv:retry";

/** @typedef {"" | "failed" | "write" | "full" | "older" | "newer" | "blocked" | "shut"} Case */

/** The parts of the page that did not load, or did not start. @type {Set<string>} */
const missing = new Set();

/** What some database errors mean to the user. @type {Record<string, Case>} */
const MEANINGS = { QuotaExceededError: "full", SecurityError: "shut" };

/**
 * @param {unknown} error
 * @param {Case} otherwise
 * @returns {Case}
 */
export function caseOf(error, otherwise) {
  return (error instanceof DOMException && MEANINGS[error.name]) || otherwise;
}

/** @param {Case} found */
export function reportTrouble(found) {
  root.dataset["store"] = found;
  document.dispatchEvent(new Event(EVENT));
}

/** @returns {string} */
export function currentTrouble() {
  return root.dataset["store"] ?? "";
}

/** @returns {string} what is reported: storage trouble first, then a missing part of the page */
export function toldTrouble() {
  return currentTrouble() || (missing.size > 0 ? "part" : "");
}

/**
 * @param {string} name of a part of the page
 * @param {boolean} isThere
 */
export function reportPart(name, isThere) {
  if (isThere ? missing.delete(name) : missing.add(name)) document.dispatchEvent(new Event(EVENT));
}

/** Whether the app's version is the problem: trying again does not help. */
export function isOfVersion() {
  return ["newer", "older"].includes(currentTrouble());
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
