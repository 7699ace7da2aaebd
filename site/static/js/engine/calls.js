// @ts-check
/** The pending calls to one engine, with the maximum time of each. Knows no worker. */

/**
 * @typedef {{resolve: (response: string) => void, reject: (error: Error) => void}} Waiting
 * @typedef {ReturnType<typeof newCalls>} Calls
 */

/** @param {(error: Error) => void} tooLate is called when an answer did not arrive in time */
export function newCalls(tooLate) {
  /** @type {Map<number, Waiting>} */
  const waiting = new Map();
  let lastId = 0;
  return {
    count: () => waiting.size,
    /**
     * @param {(id: number) => void} post
     * @param {number} ms
     * @returns {Promise<string>}
     */
    add(post, ms) {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => tooLate(new DOMException("no answer in time", "TimeoutError")), ms);
        const done = () => clearTimeout(timer);
        waiting.set(id, {
          resolve: (response) => {
            done();
            resolve(response);
          },
          reject: (error) => {
            done();
            reject(error);
          },
        });
        post(id);
      });
    },
    /** @param {{id: number, response?: string, error?: string}} answer */
    settle({ id, response, error }) {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (response === undefined) asked?.reject(new Error(error ?? "no response"));
      else asked?.resolve(response);
    },
    /** @param {Error} error */
    rejectAll(error) {
      const asked = Array.from(waiting.values());
      waiting.clear();
      for (const { reject } of asked) reject(error);
    },
  };
}
