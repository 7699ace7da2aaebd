// @ts-check
/** Starts engines in workers of their own, under the site's own policy, and tells how long their answers take. */

/** @typedef {{runtime: string, stdlib: string, lock: string, rules: string}} Files */

const policy = /** @type {any} */ (globalThis).trustedTypes.createPolicy("app", {
  createScriptURL: (/** @type {string} */ url) => url,
});
const ROUNDS = 5;
/** A browser that kept nothing by then will not. */
const KEEP_MS = 15_000;

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
 * @returns {Promise<number>} bytes of memory of an engine that this device has kept; 0 when it keeps none
 */
async function keepEngine(files) {
  const { worker, ask } = open(files, false);
  await ask({ op: "version" });
  const end = performance.now() + KEEP_MS;
  let length = 0;
  while (!length && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    length = await keptLength();
  }
  worker.terminate();
  return length;
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

/**
 * The first start of each fills the browser's cache and is not counted. Turn by turn, so that a busy moment of the
 * machine falls on all. A start in doubt throws the snapshot away.
 * @param {{files: Files, stock: Files, requests: object[], runs: number}} plan
 */
async function measure({ files, stock, requests, runs }) {
  const rows = [];
  let memory = 0;
  for (let run = 0; run <= runs; run++) {
    const pruned = await startEngine(files, true);
    const theirs = await startEngine(stock, true);
    // A browser that kept none the first time is not waited for again.
    if (run === 0 || memory) memory = await keepEngine(files);
    rows.push({ pruned, stock: theirs, snapshot: await startEngine(files, false) });
  }
  return { rows: rows.slice(1), memory, answers: await answerTimes(files, requests), browser: navigator.userAgent };
}

/** In a browser that nothing steers, the page asks for its plan and tells the host what came of it. */
async function measureByItself() {
  const plan = await (await fetch("/plan.json")).json();
  const seen = await measure(plan).catch((error) => ({ error: String(error) }));
  await fetch("/", { method: "POST", body: JSON.stringify(seen) });
}

Object.assign(globalThis, { measure });
if (location.hash === "#alone") void measureByItself();
