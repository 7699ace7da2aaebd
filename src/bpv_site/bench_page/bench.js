// @ts-check
/** Starts an engine in a worker of its own, under the site's own policy, and tells how long its first answer took. */

const policy = /** @type {any} */ (globalThis).trustedTypes.createPolicy("app", {
  createScriptURL: (/** @type {string} */ url) => url,
});

/**
 * @param {{runtime: string, stdlib: string, lock: string, rules: string}} files
 * @returns {Promise<number>} milliseconds
 */
function startEngine(files) {
  const started = performance.now();
  const worker = new Worker(policy.createScriptURL("/rules-worker.js"), { type: "module" });
  worker.postMessage({ boot: files });
  worker.postMessage({ id: 0, request: JSON.stringify({ op: "version" }) });
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = (event) => {
      worker.terminate();
      if (event.data.error) reject(new Error(event.data.error));
      else resolve(performance.now() - started);
    };
  });
}

Object.assign(globalThis, { startEngine });
