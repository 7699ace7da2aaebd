// @ts-check
/** Waiting no longer than makes sense. */

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
 * Waits for what is welcome but not needed: never rejects, and goes on after a while.
 * @param {Promise<unknown>} promise
 * @param {number} ms
 */
export async function atMost(promise, ms) {
  await inTime(promise, ms).catch(() => undefined);
}
