// @ts-check
/**
 * The page's side of the rules: text out, text in. The only file that uses Worker.
 *
 * A page has one engine; `engine/helpers.js` adds others while the files of a class are read.
 */

import { givenPakket } from "../map/given-pakket.js";
import { jsonOf, mark, root } from "../page/document.js";
import { scriptUrl, WORKER_URL } from "../page/trusted.js";
import { newCalls } from "./calls.js";
import { engineHere } from "./fetch-state.js";

/**
 * @typedef {import("../pure/types.js").JsonObject} JsonObject
 * @typedef {{[name: string]: import("../pure/types.js").Json | Blob | WithFiles[]}} WithFiles
 * @typedef {ReturnType<typeof newEngine>} Engine
 */

/** Without `wasm-unsafe-eval` a start hangs instead of failing, hence a timeout. */
const BOOT_MS = Number(root.dataset["bootTimeout"]) || 60_000;
const REQUEST_MS = Number(root.dataset["requestTimeout"]) || 15_000;
/** An idle engine holds 40 MB, which a small phone needs for other things. */
const IDLE_MS = Number(root.dataset["engineIdle"]) || 300_000;

/** Other engines that can answer, in addition to the page's own. @type {Set<Engine>} */
export const helpers = new Set();
/** @type {Engine | undefined} */
let own;
/** @type {Promise<unknown> | undefined} */
let booted;
/** After a failure nothing from an earlier start is trusted. */
let isDoubted = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idleTimer;

// The phone needs the memory for the visible page; the next question starts the rules again.
for (const left of ["freeze", "pagehide"]) addEventListener(left, rest, true);

/**
 * Asks the rules something, starting them if needed. Rejects when they cannot answer.
 * @param {JsonObject} request
 * @param {number} [ms] the timeout
 * @returns {Promise<any>} the response: {ok: true, …} or {ok: false, fout}
 */
export async function ask(request, ms = REQUEST_MS) {
  await startEngine();
  return JSON.parse(await send(JSON.stringify(withPakket(request)), ms));
}

/**
 * Asks the rules something about files: the worker reads their text, so the page stays responsive.
 * @param {WithFiles} request with a file wherever its text is needed
 * @param {number} ms
 * @returns {Promise<any>} as of `ask`
 */
export async function askOfFiles(request, ms) {
  await startEngine();
  return JSON.parse(await send(withPakket(request), ms));
}

/**
 * @template {object} R
 * @param {R} request
 */
function withPakket(request) {
  const pakket = givenPakket()?.tekst;
  return pakket ? { pakket, ...request } : request;
}

/**
 * @param {boolean} [isDoubtful] whether an earlier start ended badly: then none of it is reused
 * @returns {Promise<unknown>} resolves when the rules can answer
 */
export async function startEngine(isDoubtful = false) {
  // Running rules need nothing that is still being downloaded.
  if (!booted) await engineHere();
  booted ??= boot(isDoubtful || isDoubted);
  return booted;
}

/** @param {boolean} doubt */
async function boot(doubt) {
  mark("engine-start");
  root.dataset["engine"] = "loading";
  try {
    own = newEngine({ doubt }, fail);
    await own.version();
  } catch (error) {
    fail(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
  root.dataset["engine"] = "ready";
  mark("engine-ready");
}

/**
 * @param {{doubt?: boolean, isHelper?: boolean}} how it starts
 * @param {(error: Error) => void} failed is called when it will no longer answer
 */
export function newEngine(how, failed) {
  const worker = new Worker(scriptUrl(WORKER_URL), { type: "module" });
  // An engine that misses one answer will not answer at all: it is single-threaded.
  const calls = newCalls(failed);
  worker.onmessage = ({ data }) => {
    if (data.from && !how.isHelper) root.dataset["engineFrom"] = data.from;
    calls.settle(data);
  };
  worker.onerror = (event) => failed(new Error(event.message || "the worker could not be loaded"));
  worker.onmessageerror = () => failed(new Error("a message could not be read"));
  worker.postMessage({ boot: jsonOf(root, "engineFiles", {}), ...how });
  const send = (/** @type {string | object} */ request, /** @type {number} */ ms) =>
    calls.add((id) => worker.postMessage({ id, request }), ms);
  return {
    send,
    waiting: calls.count,
    version: () => send(JSON.stringify({ op: "version" }), BOOT_MS),
    /** @param {Error} error for every pending call */
    end(error) {
      worker.terminate();
      calls.rejectAll(error);
    },
  };
}

/**
 * @param {string | object} request
 * @param {number} ms
 * @returns {Promise<string>}
 */
function send(request, ms) {
  clearTimeout(idleTimer);
  idleTimer = setTimeout(rest, IDLE_MS);
  if (!own) return Promise.reject(new Error("there is no worker"));
  const [first = own] = [own, ...helpers].sort((a, b) => a.waiting() - b.waiting());
  return first.send(request, ms);
}

/**
 * Ends the worker and rejects every pending call; the next request starts a new one.
 * @param {Error} error
 */
function fail(error) {
  console.error("bpv-map: the rules do not run", error);
  isDoubted = true;
  end("failed", error);
}

/** Ends a worker without pending calls; one that is still starting is left alone. */
function rest() {
  if (root.dataset["engine"] === "ready" && own?.waiting() === 0) end("off", new Error("the rules rest"));
}

/**
 * @param {"off" | "failed"} state
 * @param {Error} error
 */
function end(state, error) {
  const old = own;
  own = undefined;
  booted = undefined;
  root.dataset["engine"] = state;
  old?.end(error);
}
