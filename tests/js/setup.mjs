/**
 * What the scripts of a page find in Node, loaded before every test by `node --import`: an address, a document without
 * elements, storage, a database. Who needs a button needs a browser: those tests are in e2e/.
 */

import { setMaxListeners } from "node:events";
import { registerHooks } from "node:module";

import { Store } from "./storage.mjs";

const SCRIPTS = new URL("../../site/static/", import.meta.url).href;
const TESTS = new URL("./", import.meta.url).href;
const PACKAGES = new URL("../../site/package.json", import.meta.url).href;
const DECLARED = new URL("declared.mjs", TESTS).href;
const VENDOR = { "vendor/idb.js": "idb" };

registerHooks({
  resolve(name, context, next) {
    const parent = context.parentURL ?? "";
    const [, mark = ""] = parent.split("?");
    // Also a test that lies elsewhere, as those of this frame do.
    if (name === "node:test" && parent !== DECLARED && parent.endsWith(".test.mjs")) return next(DECLARED, context);
    const found = name.startsWith(".") ? new URL(name, parent).href : "";
    const library = found.startsWith(SCRIPTS) ? VENDOR[found.slice(SCRIPTS.length)] : undefined;
    // The npm packages lie in site/, and a library of the site has another name there.
    if (library) return next(library, { ...context, parentURL: PACKAGES });
    if (!found && !name.includes(":") && parent.startsWith(TESTS))
      return next(name, { ...context, parentURL: PACKAGES });
    const answer = next(name, context);
    if (!answer.url.startsWith(SCRIPTS)) return answer;
    // All that a page imports is of that page: `newPage` in phone.mjs.
    const url = mark && !answer.url.includes("?") ? `${answer.url}?${mark}` : answer.url;
    return { ...answer, url, format: "module" };
  },
});

/** Tells a script of things that befall the page. */
const happens = new EventTarget();
setMaxListeners(0, happens);
for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"]) {
  globalThis[name] = happens[name].bind(happens);
}
globalThis.self = globalThis;
globalThis.location = new URL("http://phone.test/");
globalThis.document = Object.assign(new EventTarget(), { documentElement: { dataset: {} } });
globalThis.localStorage = new Store();
globalThis.sessionStorage = new Store();
// Found by what stands above, so it cannot be among the first imports.
await import("fake-indexeddb/auto");

const { BroadcastChannel } = globalThis;
/** One that stays open does not keep the test from ending. */
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name) {
    super(name);
    this.unref();
  }
};
