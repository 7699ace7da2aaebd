// Prints the names by which a module of WebAssembly can be called, and those that it asks for itself.
// Usage: node wasm_names.mjs <path>
import { readFile } from "node:fs/promises";

const module = new WebAssembly.Module(await readFile(process.argv[2]));
process.stdout.write(
  JSON.stringify({
    exports: WebAssembly.Module.exports(module).map(({ name }) => name),
    imports: WebAssembly.Module.imports(module).map(({ name }) => name),
  }),
);
