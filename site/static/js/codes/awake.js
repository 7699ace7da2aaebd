// @ts-check
/** Keeps the screen on while a camera is pointed at it. The only file that uses wakeLock. */

/** @returns {Promise<() => void>} releases it; does nothing on a phone without wakeLock */
export async function stayAwake() {
  const lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
  return () => void lock?.release();
}
