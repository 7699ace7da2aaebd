// @ts-check
/**
 * The rules' own thread, and the only file that says pyodide. Text in, text out: no Python object ever crosses.
 *
 * First message {boot: urls}; then {id, request} is answered by {id, response} or {id, error}.
 * @typedef {{runtime: string, stdlib: string, lock: string, rules: string}} EngineFiles
 * @typedef {(request: string) => string} Handle
 */

/** @type {(files: EngineFiles) => void} */
let begin;
/** @type {Promise<EngineFiles>} */
const files = new Promise((resolve) => {
  begin = resolve;
});
/** Every request waits for the same start, so a start that fails is told to all of them. */
const started = files.then(boot);
// A start that fails before anyone asks is no unhandled error.
started.catch(() => undefined);

/** @param {MessageEvent} event */
self.onmessage = (event) => {
  if (event.data.boot) begin(event.data.boot);
  else answer(event.data);
};

/** @param {{id: number, request: string}} message */
async function answer({ id, request }) {
  try {
    const handle = await started;
    self.postMessage({ id, response: handle(request) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
}

/**
 * @param {EngineFiles} urls
 * @returns {Promise<Handle>}
 */
async function boot(urls) {
  const rules = download(urls.rules);
  // It may fail while the engine is still starting, before anyone waits for it; the await below tells it all the same.
  rules.catch(() => undefined);
  const { loadPyodide } = await import(`${urls.runtime}pyodide.mjs`);
  const pyodide = await loadPyodide({ indexURL: urls.runtime, stdLibURL: urls.stdlib, lockFileURL: urls.lock });
  // Imported from the zip as it is: unpacking it would need more of the standard library than the rules do.
  pyodide.FS.writeFile("/bpv_logic.zip", await rules);
  pyodide.pyimport("sys").path.push("/bpv_logic.zip");
  return pyodide.pyimport("bpv_logic.boundary").handle;
}

/** @param {string} url */
async function download(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
