// @ts-check
/** The other tabs of this map: one writer at a time, and every tab hears of a write. */

import { NAME } from "./layout.js";

const LOCK = `${NAME}-write`;
const CHANNEL = NAME;
/** A tab that the phone froze while it held the lock must not stop the others from saving. */
const PATIENCE_MS = 3000;

/** @type {BroadcastChannel | undefined} */
const channel = "BroadcastChannel" in self ? new BroadcastChannel(CHANNEL) : undefined;

let hasHeard = false;
let told = () => {
  hasHeard = true;
};
channel?.addEventListener("message", () => told());

/**
 * Runs work while no other tab writes. The transaction itself guards what must always hold; the lock keeps a long job
 * (an import) from having to start over.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withWriteLock(work) {
  if (!("locks" in navigator)) return work();
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), PATIENCE_MS);
  let begun = false;
  try {
    return await navigator.locks.request(LOCK, { signal: waiting.signal }, () => {
      begun = true;
      clearTimeout(timer);
      return work();
    });
  } catch (error) {
    if (begun) throw error;
    return work();
  } finally {
    clearTimeout(timer);
  }
}

/** Tells the other tabs that something was written; they read what it was. */
export function tellTabs() {
  channel?.postMessage("written");
}

/**
 * Messages from before the listener count too: another tab may write while a page reads its map.
 * @param {() => void} listener
 */
export function onOtherTab(listener) {
  told = listener;
  if (hasHeard) listener();
}
