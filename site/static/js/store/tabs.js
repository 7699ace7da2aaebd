// @ts-check
/** The other tabs of this map: one writer at a time, and everybody hears of a write. */

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
 * Runs work while no other tab writes. What must hold in any case is guarded by the transaction itself; the
 * lock keeps a long job (an import) from having to start over.
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

/** Tells the others that something was written; they read what. */
export function tellTabs() {
  channel?.postMessage("written");
}

/**
 * What was told before anybody listened counts too: a page reads its map while another tab writes.
 * @param {() => void} listener
 */
export function onOtherTab(listener) {
  told = listener;
  if (hasHeard) listener();
}
