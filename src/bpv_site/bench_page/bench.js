// @ts-check
/** Starts engines in workers of their own, under the site's own policy, and tells how long their answers take. */

/** @typedef {{runtime: string, stdlib: string, lock: string, rules: string}} Files */

const policy = /** @type {any} */ (globalThis).trustedTypes.createPolicy("app", {
  createScriptURL: (/** @type {string} */ url) => url,
});
const ROUNDS = 5;

/**
 * @param {Files} files
 * @param {boolean} doubt whether a kept memory is thrown away instead of used
 */
function open(files, doubt) {
  const worker = new Worker(policy.createScriptURL("/rules-worker.js"), { type: "module" });
  worker.postMessage({ boot: files, doubt });
  /** @type {(request: object) => Promise<{response: string, from: string}>} */
  const ask = (request) => {
    worker.postMessage({ id: 0, request: JSON.stringify(request) });
    return new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = (event) => (event.data.error ? reject(new Error(event.data.error)) : resolve(event.data));
    });
  };
  return { worker, ask };
}

/**
 * @param {Files} files
 * @param {boolean} doubt
 * @returns {Promise<{ms: number, from: string}>} milliseconds to the first answer, and what the start was made from
 */
async function startEngine(files, doubt) {
  const started = performance.now();
  const { worker, ask } = open(files, doubt);
  const { from } = await ask({ op: "version" });
  worker.terminate();
  return { ms: performance.now() - started, from };
}

/**
 * @param {Files} files
 * @returns {Promise<number>} bytes of memory of an engine that this device has kept
 */
async function keepEngine(files) {
  const { worker, ask } = open(files, false);
  await ask({ op: "version" });
  for (;;) {
    const length = await keptLength();
    if (length) {
      worker.terminate();
      return length;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @returns {Promise<number>} */
function keptLength() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("bpv-map-engine", 1);
    request.onerror = () => reject(request.error);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => {
      const db = request.result;
      const about = db.transaction("snapshot").objectStore("snapshot").get("about");
      about.onsuccess = () => (db.close(), resolve(about.result?.length ?? 0));
    };
  }).catch(() => 0);
}

/**
 * @param {Files} files
 * @param {object[]} requests
 * @returns {Promise<number[]>} median milliseconds from values to values of each, as a page has them after an edit
 */
async function answerTimes(files, requests) {
  const { worker, ask } = open(files, false);
  const medians = [];
  for (const request of requests) {
    await ask(request);
    const times = [];
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      const answer = JSON.parse((await ask(request)).response);
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      times.push(performance.now() - started);
    }
    medians.push(times.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0);
  }
  worker.terminate();
  return medians;
}

Object.assign(globalThis, { startEngine, keepEngine, answerTimes });
