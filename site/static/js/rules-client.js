// @ts-check
/** The page's side of the rules: text out, text in. The only file that says Worker. */

import { engineHere } from "./engine-fetch.js";
import { givenPakket } from "./pakket.js";
import { jsonOf, mark, root } from "./page.js";
import { WORKER_URL, scriptUrl } from "./trusted.js";

/**
 * @typedef {import("./types.js").JsonObject} JsonObject
 * @typedef {{resolve: (response: string) => void, reject: (error: Error) => void}} Waiting
 */

/** Without `wasm-unsafe-eval` a start hangs instead of failing, so somebody must count. */
const BOOT_MS = Number(root.dataset["bootTimeout"]) || 60_000;
const REQUEST_MS = 15_000;
/** An engine that nobody asks anything holds 40 MB, which a small phone needs for other things. */
const IDLE_MS = Number(root.dataset["engineIdle"]) || 300_000;

/** @type {Map<number, Waiting>} */
const waiting = new Map();
/** @type {Worker | undefined} */
let worker;
/** @type {Promise<unknown> | undefined} */
let booted;
let lastId = 0;
/** After a failure nothing of an earlier start is trusted. */
let isDoubted = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idleTimer;

// A phone needs the memory for the page that is looked at; the next question starts the rules again.
for (const left of ["freeze", "pagehide"]) addEventListener(left, rest, true);

/**
 * Asks the rules something; starts them when they are not there yet. Rejects when they cannot answer.
 * @param {JsonObject} request
 * @param {number} [ms] how long it may take
 * @returns {Promise<any>} the response: {ok: true, …} or {ok: false, fout}
 */
export async function ask(request, ms = REQUEST_MS) {
  await startEngine();
  const pakket = givenPakket()?.tekst;
  return JSON.parse(await send(JSON.stringify(pakket ? { pakket, ...request } : request), ms));
}

/**
 * @param {boolean} [isDoubtful] whether an earlier start ended badly: then nothing of it is used
 * @returns {Promise<unknown>} resolves when the rules answer
 */
export async function startEngine(isDoubtful = false) {
  await engineHere();
  booted ??= boot(isDoubtful || isDoubted);
  return booted;
}

/** @param {boolean} doubt */
async function boot(doubt) {
  mark("engine-start");
  root.dataset["engine"] = "loading";
  try {
    worker = new Worker(scriptUrl(WORKER_URL), { type: "module" });
    worker.onmessage = (event) => settle(event.data);
    worker.onerror = (event) => fail(new Error(event.message || "the worker could not be loaded"));
    worker.onmessageerror = () => fail(new Error("a message could not be read"));
    worker.postMessage({ boot: jsonOf(root, "engineFiles", {}), doubt });
    await send(JSON.stringify({ op: "version" }), BOOT_MS);
  } catch (error) {
    fail(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
  root.dataset["engine"] = "ready";
  mark("engine-ready");
}

/**
 * @param {string} request
 * @param {number} ms
 * @returns {Promise<string>}
 */
function send(request, ms) {
  const id = ++lastId;
  clearTimeout(idleTimer);
  idleTimer = setTimeout(rest, IDLE_MS);
  return new Promise((resolve, reject) => {
    // An engine that does not answer once will not answer at all: it is single-threaded.
    const timer = setTimeout(() => fail(new Error("the rules did not answer in time")), ms);
    const done = () => clearTimeout(timer);
    waiting.set(id, {
      resolve: (response) => (done(), resolve(response)),
      reject: (error) => (done(), reject(error)),
    });
    if (worker) worker.postMessage({ id, request });
    else fail(new Error("there is no worker"));
  });
}

/** @param {{id: number, response?: string, error?: string, from?: string}} answer */
function settle({ id, response, error, from }) {
  if (from) root.dataset["engineFrom"] = from;
  const asked = waiting.get(id);
  waiting.delete(id);
  if (response === undefined) asked?.reject(new Error(error ?? "no response"));
  else asked?.resolve(response);
}

/**
 * Ends the worker and everybody who waits for it; the next request starts a new one.
 * @param {Error} error
 */
function fail(error) {
  console.error("bpv-map: the rules do not run", error);
  isDoubted = true;
  end("failed");
  const asked = Array.from(waiting.values());
  waiting.clear();
  for (const { reject } of asked) reject(error);
}

/** Ends a worker that nobody waits for; one that is starting is let be. */
function rest() {
  if (root.dataset["engine"] === "ready" && waiting.size === 0) end("off");
}

/** @param {"off" | "failed"} state */
function end(state) {
  worker?.terminate();
  worker = undefined;
  booted = undefined;
  root.dataset["engine"] = state;
}
