// @ts-check
/** How much room the phone has, whether it promised to keep the map, and whether the app is installed. */

import { readMeta, writeMeta } from "../store/phone-facts.js";

/** Whether this phone was asked, once, to keep the map. */
const ASKED = "protection-asked";

/** @returns {Promise<{usage: number, quota: number} | undefined>} in bytes */
export async function spaceLeft() {
  const found = await navigator.storage?.estimate?.().catch(() => undefined);
  return found ? { usage: found.usage ?? 0, quota: found.quota ?? 0 } : undefined;
}

/** @returns {Promise<boolean | undefined>} undefined when the browser does not report it */
export async function isProtected() {
  return navigator.storage?.persisted?.().catch(() => undefined);
}

/** Asks for it; most browsers decide by themselves, some ask the user. */
export async function askProtection() {
  if (await isProtected()) return true;
  return navigator.storage?.persist?.().catch(() => false);
}

/** Asks for it once, unprompted: some browsers bother the user with it each time. */
export async function askProtectionOnce() {
  if ((await readMeta(ASKED)) || !(await writeMeta(ASKED, true))) return;
  await askProtection();
}

/** @returns {boolean} whether the app was opened from the home screen */
export function isInstalled() {
  return (
    matchMedia("(display-mode: standalone)").matches || ("standalone" in navigator && Boolean(navigator.standalone))
  );
}

/** Every browser on an iPhone, and Safari, deletes a site's data after some days without a visit. */
export function isTidiedAway() {
  return navigator.vendor.startsWith("Apple") && !isInstalled();
}
