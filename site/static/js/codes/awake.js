// @ts-check
/** Keeps the screen on while somebody points a camera at it. The only file that says wakeLock. */

/** @returns {Promise<() => void>} what lets it go; a phone that cannot is let be */
export async function stayAwake() {
  const lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
  return () => void lock?.release();
}
