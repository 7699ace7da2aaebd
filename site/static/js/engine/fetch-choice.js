// @ts-check
/** Whether the owner of this phone wants to download megabytes over the current connection. */

import { readMeta, writeMeta } from "../store/phone-facts.js";

const WIFI_ONLY = "fetch-wifi-only";
const ANYWAY = "fetch-anyway";
/** Connections that are not charged by the megabyte. */
const FREE = ["wifi", "ethernet"];
const EVENT = "bpv:fetch-choice";

/** @typedef {EventTarget & {saveData?: boolean, type?: string}} Connection */
/** @typedef {"" | "saving" | "wifi" | "unsure"} WhyNot */

const connection = /** @type {{connection?: Connection}} */ (/** @type {unknown} */ (navigator)).connection;

/** @returns {Promise<WhyNot>} why the engine is not downloaded now; undefined when it may be */
export async function whyNot() {
  const [wifiOnly, anyway] = await Promise.all([isWifiOnly(), readMeta(ANYWAY).catch(() => false)]);
  if (anyway) return "";
  if (wifiOnly && !FREE.includes(connection?.type ?? "")) return isTelling() ? "wifi" : "unsure";
  return connection?.saveData && !wifiOnly ? "saving" : "";
}

/** Desktop browsers and all of Apple's do not report the kind of connection. */
function isTelling() {
  return !["", "unknown", "other"].includes(connection?.type ?? "");
}

/** @returns {Promise<boolean>} */
export const isWifiOnly = async () => (await readMeta(WIFI_ONLY).catch(() => false)) === true;

/** @param {boolean} wanted */
export async function setWifiOnly(wanted) {
  await writeMeta(WIFI_ONLY, wanted);
  await setAnyway(false);
}

/** Once: holds until the engine is complete. @param {boolean} wanted */
export async function setAnyway(wanted) {
  await writeMeta(ANYWAY, wanted);
  document.dispatchEvent(new Event(EVENT));
}

/** The download is complete; the next version asks again. */
export async function forgetAnyway() {
  if (await readMeta(ANYWAY).catch(() => false)) await writeMeta(ANYWAY, false);
}

/** @param {() => void} listener is called on a new choice and on another connection */
export function onChoice(listener) {
  document.addEventListener(EVENT, listener);
  connection?.addEventListener?.("change", listener);
}
