// @ts-check
/**
 * The rules' own thread, and the only file that says pyodide. Text in, text out: no Python object ever crosses.
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

/** Long enough for the verdict that the page waits for, short enough to be there at the next page. */
const QUIET_MS = 1500;
const ZIP = "/bpv_logic.zip";

/** @typedef {{boot: EngineFiles, doubt?: boolean, isHelper?: boolean}} Boot */
/** @type {(message: Boot) => void} */
let begin;
/** @type {Promise<Boot>} */
const told = new Promise((resolve) => {
  begin = resolve;
});
/** Every request waits for the same start, so a start that fails is told to all of them. */
const started = told.then(start);
// A start that fails before anyone asks is no unhandled error.
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
 * @returns {Promise<unknown>} the same, with the text of a file in its place
 */
async function filesAsText(value) {
  if (value instanceof Blob) return textOf(value);
  if (Array.isArray(value)) return Promise.all(value.map(filesAsText));
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value).map(async ([name, part]) => [name, await filesAsText(part)]);
  return Object.fromEntries(await Promise.all(parts));
}

function keepOnce() {
  // A full disk, a private window: the next start is a normal one again.
  keep?.().catch(() => undefined);
  keep = undefined;
}

/**
 * @param {Boot} message
 * @returns {Promise<Engine>}
 */
async function start({ boot: urls, doubt = false, isHelper = false }) {
  const rules = download(urls.rules);
  // It may fail while the engine is still starting, before anyone waits for it; the await below tells it all the same.
  rules.catch(() => undefined);
  const key = `${Object.values(urls)} ${navigator.userAgent}`;
  // What cannot be read is not there; what is doubted is read no more.
  const kept = (doubt ? forgetSnapshot().then(() => undefined) : recallSnapshot(key)).catch(() => undefined);
  const { loadPyodide } = await import(`${urls.runtime}pyodide.mjs`);
  const options = { indexURL: urls.runtime, stdLibURL: urls.stdlib, lockFileURL: urls.lock };
  /** @param {object} how */
  const load = (how) => loadPyodide({ ...options, ...how });
  const snapshot = await kept;
  const engine = snapshot && (await fromSnapshot(load, rules, snapshot.memory));
  // Two that keep their memory would do the work twice.
  return engine || fromStart(load, rules, doubt || isHelper ? "" : key);
}

/**
 * @param {(how: object) => Promise<any>} load
 * @param {Promise<Uint8Array>} rules
 * @param {Promise<Uint8Array>} memory read while the code of Pyodide comes in
 * @returns {Promise<Engine | undefined>} nothing when the snapshot does not give an engine that answers
 */
async function fromSnapshot(load, rules, memory) {
  try {
    const pyodide = await load({ _loadSnapshot: memory });
    // Files are not part of the memory, and what was not imported yet is still to be read from here.
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
 * @param {string} key "" when no snapshot is to be made
 * @returns {Promise<Engine>}
 */
async function fromStart(load, rules, key) {
  const isKept = key !== "" && (await mayKeep().catch(() => false));
  const pyodide = await load(isKept ? { _makeSnapshot: true } : {});
  // Imported from the zip as it is: unpacking it would need more of the standard library than the rules do.
  pyodide.FS.writeFile(ZIP, await rules);
  pyodide.pyimport("sys").path.push(ZIP);
  pyodide.pyimport("bpv_start");
  const handle = pyodide.pyimport("bpv_logic.browser.door").handle;
  if (isKept) {
    try {
      // An empty map reads the package of the school and the norms, so that a start from the snapshot has them.
      handle('{"op":"judge","records":[],"today":"2026-11-23"}');
      const memory = pyodide.makeMemorySnapshot();
      const image = pack(memory);
      keep = () => keepSnapshot(key, image, memory.length);
    } catch {
      // This engine runs; the next one starts as this one did.
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
