// @ts-check
/** Whether the owner of this phone wants megabytes fetched over the connection of this moment. */

import { readMeta, writeMeta } from "../store/phone-facts.js";

const WIFI_ONLY = "fetch-wifi-only";
const ANYWAY = "fetch-anyway";
/** Kinds of connection that nobody pays for by the megabyte. */
const FREE = ["wifi", "ethernet"];
const EVENT = "bpv:fetch-choice";

/** @typedef {EventTarget & {saveData?: boolean, type?: string}} Connection */
/** @typedef {"" | "saving" | "wifi" | "unsure"} WhyNot */

const connection = /** @type {{connection?: Connection}} */ (/** @type {unknown} */ (navigator)).connection;

/** @returns {Promise<WhyNot>} why the engine is not fetched now; nothing when it may be */
export async function whyNot() {
  const [wifiOnly, anyway] = await Promise.all([isWifiOnly(), readMeta(ANYWAY).catch(() => false)]);
  if (anyway) return "";
  if (wifiOnly && !FREE.includes(connection?.type ?? "")) return isTelling() ? "wifi" : "unsure";
  return connection?.saveData && !wifiOnly ? "saving" : "";
}

/** Browsers on a desktop, and all of Apple's, do not tell how a phone is connected. */
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

/** What was asked for is here; the next version asks again. */
export async function forgetAnyway() {
  if (await readMeta(ANYWAY).catch(() => false)) await writeMeta(ANYWAY, false);
}

/** @param {() => void} listener hears of a new choice and of another connection */
export function onChoice(listener) {
  document.addEventListener(EVENT, listener);
  connection?.addEventListener?.("change", listener);
}
