/**
 * `node:test`, as every test gets it from `setup.mjs`: writes down how many tests a file declares, so that the test
 * command sees it when a result is lost on its way, and ends a file that leaves something running.
 */

import { appendFileSync } from "node:fs";
import { after, test as declare } from "node:test";

export * from "node:test";

/** Timers of the scripts that wait for the next try end by themselves well before. */
const ENDS_MS = 10_000;
/** Not the one of a test that turns the clock itself. */
const { setTimeout } = globalThis;

let declared = 0;

/** @type {typeof declare} */
export const test = Object.assign((...args) => {
  declared += 1;
  return declare(...args);
}, declare);

after(() => {
  const stop = () => {
    console.error(`something still runs ${ENDS_MS / 1000} s after the last test: ${process.getActiveResourcesInfo()}`);
    process.exit(1);
  };
  setTimeout(stop, ENDS_MS).unref();
});

process.on("exit", () => {
  const file = process.env["BPV_DECLARED"];
  if (file) appendFileSync(file, `${declared}\n`);
});
