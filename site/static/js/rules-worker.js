// @ts-check
/**
 * The rules' own thread, and the only file that uses pyodide. Text in, text out: no Python object ever crosses.
 *
 * First message {boot: urls, doubt, isHelper}; then {id, request} is answered by {id, response, from} or {id, error}.
 * A request is JSON text, or values with files in them, which are read here.
 * @typedef {{runtime: string, stdlib: string, lock: string, rules: string}} EngineFiles
 * @typedef {(request: string) => string} Handle
 * @typedef {"snapshot" | "start"} From
 * @typedef {{handle: Handle, from: From}} Engine
 */

import { textOf } from "./text/of-blob.js";
import { forgetSnapshot, keepSnapshot, mayKeep, pack, proveSnapshot, recallSnapshot } from "./worker/snapshot.js";

/** Long enough for the verdict that the page waits for, short enough to finish before the next page. */
const QUIET_MS = 1500;
const ZIP = "/bpv_logic.zip";

/** @typedef {{boot: EngineFiles, doubt?: boolean, isHelper?: boolean}} Boot */
/** @type {(message: Boot) => void} */
let begin;
/** @type {Promise<Boot>} */
const told = new Promise((resolve) => {
  begin = resolve;
});
/** Every request waits for the same start, so all of them learn of a failed start. */
const started = told.then(start);
// A start that fails before the first request is not an unhandled error.
started.catch(() => undefined);
/** @type {(() => Promise<void>) | undefined} */
let keep;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let quiet;

/** @param {MessageEvent} event */
self.onmessage = (event) => {
  if (event.data.boot) begin(event.data);
  else answer(event.data);
};

/** @param {{id: number, request: unknown}} message */
async function answer({ id, request }) {
  try {
    const text = typeof request === "string" ? request : JSON.stringify(await filesAsText(request));
    const { handle, from } = await started;
    self.postMessage({ id, response: handle(text), from });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
  clearTimeout(quiet);
  quiet = setTimeout(keepOnce, QUIET_MS);
}

/**
 * @param {unknown} value
 * @returns {Promise<unknown>} the same, with each file replaced by its text
 */
async function filesAsText(value) {
  if (value instanceof Blob) return textOf(value);
  if (Array.isArray(value)) return Promise.all(value.map(filesAsText));
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value).map(async ([name, part]) => [name, await filesAsText(part)]);
  return Object.fromEntries(await Promise.all(parts));
}

function keepOnce() {
  // A full disk, a private window: the next start is then a normal one.
  keep?.().catch(() => undefined);
  keep = undefined;
}

/**
 * @param {Boot} message
 * @returns {Promise<Engine>}
 */
async function start({ boot: urls, doubt = false, isHelper = false }) {
  const rules = download(urls.rules);
  // It may fail while the engine is still starting, before it is awaited; the await below still throws.
  rules.catch(() => undefined);
  const key = `${Object.values(urls)} ${navigator.userAgent}`;
  // What cannot be read does not exist; what is in doubt is not read again.
  const kept = (doubt ? forgetSnapshot().then(() => undefined) : recallSnapshot(key)).catch(() => undefined);
  const { loadPyodide } = await import(`${urls.runtime}pyodide.mjs`);
  const options = { indexURL: urls.runtime, stdLibURL: urls.stdlib, lockFileURL: urls.lock };
  /** @param {object} how */
  const load = (how) => loadPyodide({ ...options, ...how });
  const snapshot = await kept;
  const engine = snapshot && (await fromSnapshot(load, rules, snapshot.memory));
  // Two engines that save their memory would do the work twice.
  return engine || fromStart(load, rules, doubt || isHelper ? "" : key);
}

/**
 * @param {(how: object) => Promise<any>} load
 * @param {Promise<Uint8Array>} rules
 * @param {Promise<Uint8Array>} memory read while the code of Pyodide is loading
 * @returns {Promise<Engine | undefined>} undefined when the snapshot yields no engine that answers
 */
async function fromSnapshot(load, rules, memory) {
  try {
    const pyodide = await load({ _loadSnapshot: memory });
    // Files are not part of the memory, and modules not imported yet are still read from here.
    pyodide.FS.writeFile(ZIP, await rules);
    const handle = pyodide.pyimport("bpv_logic.browser.door").handle;
    if (!JSON.parse(handle('{"op":"version"}')).ok) throw new Error("the snapshot does not answer");
    proveSnapshot().catch(() => undefined);
    return { handle, from: "snapshot" };
  } catch {
    await forgetSnapshot().catch(() => undefined);
    return undefined;
  }
}

/**
 * @param {(how: object) => Promise<any>} load
 * @param {Promise<Uint8Array>} rules
 * @param {string} key "" when no snapshot should be made
 * @returns {Promise<Engine>}
 */
async function fromStart(load, rules, key) {
  const isKept = key !== "" && (await mayKeep().catch(() => false));
  const pyodide = await load(isKept ? { _makeSnapshot: true } : {});
  // Imported from the zip itself: unpacking needs more of the standard library than the rules do.
  pyodide.FS.writeFile(ZIP, await rules);
  pyodide.pyimport("sys").path.push(ZIP);
  pyodide.pyimport("bpv_start");
  const handle = pyodide.pyimport("bpv_logic.browser.door").handle;
  if (isKept) {
    try {
      // An empty map loads the schoolpakket and the norms, so that a start from the snapshot has them.
      handle('{"op":"judge","records":[],"today":"2026-11-23"}');
      const memory = pyodide.makeMemorySnapshot();
      const image = pack(memory);
      keep = () => keepSnapshot(key, image, memory.length);
    } catch {
      // This engine runs; the next one will start the way this one did.
    }
  }
  return { handle, from: "start" };
}

/** @param {string} url */
async function download(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
