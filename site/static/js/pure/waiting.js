// @ts-check
/** Waiting no longer than makes sense. */

const IDLE_MS = 600;
/** Quick enough to look immediate, rare enough for a slow phone with a map of four years. */
const SOON_MS = 100;

/**
 * Rejects when the promise takes too long; the work itself goes on.
 * @template T
 * @param {Promise<T>} promise
 * @param {number} ms
 * @returns {Promise<T>}
 */
export function inTime(promise, ms) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException("", "TimeoutError")), ms);
    promise.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}

/**
 * Waits for what is welcome but not needed: never rejects, and continues after a while.
 * @param {Promise<unknown>} promise
 * @param {number} ms
 */
export async function atMost(promise, ms) {
  await inTime(promise, ms).catch(() => undefined);
}

/** Waits until the page has nothing better to do, or for a short while. */
export function idle() {
  return new Promise((resolve) => {
    // Safari has none of its own.
    if ("requestIdleCallback" in self) requestIdleCallback(resolve, { timeout: IDLE_MS });
    else setTimeout(resolve, IDLE_MS / 10);
  });
}

/**
 * Combines a burst of calls into one, a moment after the last.
 * @param {() => unknown} work
 * @param {number} [ms]
 * @returns {() => void}
 */
export function soon(work, ms = SOON_MS) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };
}

/**
 * Reduces a burst of calls to a few, evenly spaced: the first at once, the last never lost.
 * @param {() => unknown} work
 * @param {number} ms
 * @returns {() => void}
 */
export function paced(work, ms) {
  let isWaiting = false;
  let isAsked = false;
  const run = () => {
    isAsked = false;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      if (isAsked) run();
    }, ms);
    work();
  };
  return () => {
    isAsked = true;
    if (!isWaiting) run();
  };
}
