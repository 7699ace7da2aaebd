// @ts-check
/** How much room the phone gives, and whether it promised not to tidy the map away. */

/** @returns {Promise<{usage: number, quota: number} | undefined>} in bytes */
export async function spaceLeft() {
  const found = await navigator.storage?.estimate?.().catch(() => undefined);
  return found ? { usage: found.usage ?? 0, quota: found.quota ?? 0 } : undefined;
}

/** @returns {Promise<boolean | undefined>} undefined when the browser does not say */
export async function isProtected() {
  return navigator.storage?.persisted?.().catch(() => undefined);
}

/** Asks for it; browsers decide by themselves, some ask the person. */
export async function askProtection() {
  if (await isProtected()) return true;
  return navigator.storage?.persist?.().catch(() => false);
}
