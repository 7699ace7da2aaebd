// @ts-check
/** More engines for a while: a class of files is read by as many as this device has processors and memory for. */

import { helpers, newEngine } from "./client.js";
import { engineHere } from "./fetch-state.js";

/** Each holds 40 MB. Beyond this, the page and the disk lose what more engines would gain. */
const MOST = 3;
/** Starting one takes as long as reading this many files. */
const WORTH_A_START = 12;
/** In gigabytes, where the browser reports it. */
const SMALL_MEMORY = 2;

/**
 * @param {number} pieces of work known so far
 * @param {(engines: number) => Promise<unknown>} work receives how many engines there may be
 */
export async function withHelpers(pieces, work) {
  const count = Math.min(MOST, spareProcessors(), Math.floor(pieces / WORTH_A_START));
  const hired = Array.from({ length: count }, hire);
  try {
    await work(1 + count);
  } finally {
    for (const dismiss of hired) dismiss();
  }
}

/** @returns {number} in addition to the one for the page's engine; the page itself needs little */
function spareProcessors() {
  const { deviceMemory = Infinity } = /** @type {{deviceMemory?: number}} */ (navigator);
  return deviceMemory > SMALL_MEMORY ? Math.max(1, navigator.hardwareConcurrency || 1) - 1 : 0;
}

/**
 * One that does not start, or breaks, leaves the work to the others.
 * @returns {() => void} ends it
 */
function hire() {
  /** @type {import("./client.js").Engine | undefined} */
  let helper;
  const end = (/** @type {unknown} */ reason) => {
    const old = helper;
    helper = undefined;
    if (!old) return;
    helpers.delete(old);
    old.end(reason instanceof Error ? reason : new Error(String(reason)));
  };
  const start = async () => {
    await engineHere();
    const mine = newEngine({ isHelper: true }, fail);
    helper = mine;
    await mine.version();
    helpers.add(mine);
  };
  const fail = (/** @type {unknown} */ error) => {
    console.warn("bpv-map: the rules go on with one engine less", error);
    end(error);
  };
  const started = start().catch(fail);
  const dismiss = async () => {
    // One that is starting may end once it has started: an aborted start counts against the snapshot.
    await started;
    if (helper) helpers.delete(helper);
    // Others may have asked it something meanwhile; this is answered after all of that.
    await helper?.version().catch(() => undefined);
    end("the work is done");
  };
  return () => void dismiss();
}
