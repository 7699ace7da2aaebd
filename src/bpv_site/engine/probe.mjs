// Starts Pyodide under node with our rules in it, runs a Python script and prints what that returns.
// Usage: node probe.mjs '{"runtime": …, "stdlib": …|null, "lock": …|null, "rules": …, "script": …}', all of them paths.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/** @param {{runtime: string, stdlib?: string, lock?: string, rules: string, script: string}} files */
async function probe(files) {
  const { loadPyodide } = await import(pathToFileURL(`${files.runtime}/pyodide.mjs`).href);
  const pyodide = await loadPyodide({
    indexURL: files.runtime,
    ...(files.stdlib ? { stdLibURL: files.stdlib } : {}),
    ...(files.lock ? { lockFileURL: files.lock } : {}),
  });
  // As rules-worker.js does it: a zip on the path, because unpacking one would need more modules.
  pyodide.FS.writeFile("/bpv_logic.zip", new Uint8Array(await readFile(files.rules)));
  pyodide.pyimport("sys").path.push("/bpv_logic.zip");
  return pyodide.runPython(await readFile(files.script, "utf8"));
}

try {
  process.stdout.write(await probe(JSON.parse(process.argv[2])));
} catch (error) {
  // Left uncaught, node would print the line it came from: a megabyte of Pyodide.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
