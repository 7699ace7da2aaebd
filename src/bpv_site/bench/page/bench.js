// @ts-check
/** Starts engines in workers of their own, under the site's own policy, and tells how long their answers take. */

/** @typedef {{runtime: string, stdlib: string, lock: string, rules: string}} Files */
/** @typedef {{files: Files, stock: Files, requests: object[], runs: number}} Plan */

const policy = /** @type {any} */ (globalThis).trustedTypes.createPolicy("app", {
  createScriptURL: (/** @type {string} */ url) => url,
});
const ROUNDS = 5;
/** As long as browsers take to find out what is used much, and then to keep it. */
const USES = 30;
const REST_MS = 6000;
/** Nobody edits five times in a third of a second; meanwhile a browser compiles what was used, beside the page. */
const PACE_MS = 1000;
/** A browser that kept nothing by then will not. */
const KEEP_MS = 15_000;

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

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
    await sleep(100);
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
      about.onsuccess = () => {
        db.close();
        resolve(about.result?.length ?? 0);
      };
    };
  }).catch(() => 0);
}

/**
 * @param {Files} files
 * @param {object[]} requests first that of an edit, then maps that are compared with each other
 * @returns {Promise<number[]>} median milliseconds from values to values of each, as a page has them after an edit
 */
async function answerTimes(files, [edit = {}, ...maps]) {
  const { worker, ask } = open(files, false);
  const medians = [...(await inTurn(ask, [edit], PACE_MS)), ...(await inTurn(ask, maps))];
  worker.terminate();
  return medians;
}

/**
 * Turn by turn, because a browser goes on compiling what is used much: the last of them would have the quickest engine.
 * @param {(request: object) => Promise<{response: string}>} ask
 * @param {object[]} requests
 * @param {number} [pause] milliseconds before each
 * @returns {Promise<number[]>} median milliseconds of each; the first round is not counted
 */
async function inTurn(ask, requests, pause = 0) {
  /** @type {number[][]} */
  const times = requests.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, request] of requests.entries()) {
      await sleep(pause);
      const started = performance.now();
      const answer = JSON.parse((await ask(request)).response);
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      if (round) times[index]?.push(performance.now() - started);
    }
  }
  return times.map((found) => found.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0);
}

/**
 * Uses an engine as one afternoon does; browsers keep what they compiled meanwhile for the next start.
 * @param {Files} files
 * @param {object} request
 */
async function useEngine(files, request) {
  const { worker, ask } = open(files, true);
  for (let time = 0; time < USES; time++) await ask(request);
  await sleep(REST_MS);
  worker.terminate();
}

/**
 * Turn by turn, so that a busy moment of the machine falls on all. A start in doubt throws the snapshot away.
 * @param {Plan} plan
 */
async function measure({ files, stock, requests, runs }) {
  for (const engine of [files, stock]) await useEngine(engine, requests.at(-1) ?? {});
  const rows = [];
  let memory = 0;
  for (let run = 0; run < runs; run++) {
    const pruned = await startEngine(files, true);
    const theirs = await startEngine(stock, true);
    // A browser that kept none the first time is not waited for again.
    if (run === 0 || memory) memory = await keepEngine(files);
    rows.push({ pruned, stock: theirs, snapshot: await startEngine(files, false) });
  }
  return { rows, memory, answers: await answerTimes(files, requests), browser: navigator.userAgent };
}

/** Waits until the site's service worker has everything, and answers this page. */
async function keepSite() {
  await navigator.serviceWorker.register(policy.createScriptURL("/sw.js"));
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ type: "fetch", allowed: true });
  for (let isReady = false; !isReady; ) {
    const { port1, port2 } = new MessageChannel();
    const told = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data.complete)));
    active?.postMessage({ type: "status" }, [port2]);
    isReady = (await told) && navigator.serviceWorker.controller !== null;
    if (!isReady) await sleep(200);
  }
}

/** @param {object} said to the host, which is gone from the moment that it hears so */
const tell = (said) => fetch("/", { method: "POST", body: JSON.stringify(said) });

/** Nothing steers the browser: the page asks for its plan, sends the host away, and tells what came of it. */
async function measureItself() {
  const plan = await (await fetch("/plan.json")).json();
  await keepSite();
  await tell({ gone: true });
  return measure(plan);
}

void tell(await measureItself().catch((error) => ({ error: String(error) })));
