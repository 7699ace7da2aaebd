// @ts-check
/**
 * The engine is downloaded in pieces, and every piece that arrived stays: after a dropped connection, a killed worker
 * or a night the download continues with the next one.
 */

import {
  addresses,
  check,
  download,
  family,
  isFull,
  NotOnHost,
  oldCaches,
  openCache,
  put,
  scope,
  unchanged,
  worker,
} from "./place.js";

/** Two keep a slow connection busy during a round trip; more would lose more when it drops. */
const AT_ONCE = 2;
const TELL_MS = 100;
/** A page of an earlier version does not confirm. */
const HEARD_MS = 3000;

/** @typedef {"none" | "busy" | "paused" | "failed" | "complete"} Phase */

/** Files with the same beginning share pieces. */
const total = new Set(Object.values(PIECES).flat()).size;
/** The pages' last choice is also on disk: this worker may not be the one that they told. */
const choiceCache = `choice-${family}`;
const choiceUrl = `${scope.href}choice`;

class NotNow extends Error {}

/** @type {Promise<Phase> | undefined} */
let running;
/** @type {boolean | undefined} */
let allowed;
/** Whether this build will replace another. */
let isUpdate = false;
let toldAt = 0;

/** @param {boolean} replacing */
export function setUpdate(replacing) {
  isUpdate = replacing;
}

/** @param {boolean} wanted whether the owner of the phone wants the engine downloaded now */
export async function keepChoice(wanted) {
  if (allowed === wanted) return;
  allowed = wanted;
  try {
    await (await caches.open(choiceCache)).put(choiceUrl, new Response(wanted ? "yes" : "no"));
  } catch (error) {
    // A full disk: the page repeats it at the next visit, and is waiting for an answer now.
    console.warn("bpv-map: the choice was not kept", error);
  }
}

async function readChoice() {
  const choice = await (await caches.open(choiceCache)).match(choiceUrl);
  allowed ??= (await choice?.text()) !== "no";
}

/** Fetches what is missing, and tells every page; one download at a time. @returns {Promise<Phase>} */
export function fetchEngine() {
  running ??= fetchAll().finally(() => (running = undefined));
  return running;
}

/** @returns {Promise<Phase>} */
async function fetchAll() {
  /** @type {Phase} */
  let phase = "complete";
  try {
    await readChoice();
    await carryOver();
    const waiting = await missing();
    const left = { pieces: waiting.length };
    await tell("busy", left.pieces);
    const lines = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => work(waiting, left)));
    for (const line of lines) if (line.status === "rejected") throw line.reason;
    for (const address of await unfinished()) await assemble(address);
  } catch (error) {
    phase = error instanceof NotNow ? "paused" : isFull(error) ? "none" : "failed";
    if (phase !== "paused") console.warn("bpv-map: the engine is not complete yet", error);
  }
  await tell(phase, (await missing()).length, { isFull: phase === "none" });
  return phase;
}

/** Takes over what did not change since the previous build: whole files, and pieces that a build left behind. */
async function carryOver() {
  if (!(await oldCaches()).length) return;
  for (const address of await unfinished()) await takeOver(address, FILES[address] ?? "");
  for (const name of await missing()) await takeOver(pieceAddress(name), name);
}

/**
 * @param {string} address
 * @param {string} hash
 */
async function takeOver(address, hash) {
  const kept = await unchanged(scope.href + address, hash);
  if (kept) await put(address, kept, hash);
}

/**
 * @param {string[]} waiting pieces; each line takes the first
 * @param {{pieces: number}} left
 */
async function work(waiting, left) {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const address = pieceAddress(name);
    try {
      if (!allowed) throw new NotNow();
      await put(address, await download(address, name), name);
    } catch (error) {
      // The other line ends too; what it is downloading now is kept.
      waiting.length = 0;
      throw error;
    }
    left.pieces -= 1;
    // Ten times a second is more than a progress bar can show.
    if (performance.now() > toldAt + TELL_MS) await tell("busy", left.pieces);
  }
}

/** Joins the pieces of a file under its own address; then they are no longer needed. @param {string} address */
async function assemble(address) {
  const cache = await openCache();
  const names = PIECES[address] ?? [];
  const urls = names.map((name) => scope.href + pieceAddress(name));
  const hash = FILES[address] ?? "";
  try {
    const parts = await Promise.all(
      urls.map(async (url) => (await cache.match(url))?.arrayBuffer() ?? new ArrayBuffer(0)),
    );
    // One block in memory: a stream over blobs on disk took ten times as long.
    const packed = await new Blob(parts).arrayBuffer();
    const stream = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (new Response(packed).body);
    const body = await new Response(stream.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    await check(body, hash, address);
    await put(address, body, hash);
  } finally {
    const others = (await unfinished()).filter((other) => other !== address).flatMap((other) => PIECES[other] ?? []);
    const done = names.filter((name) => !others.includes(name));
    // Even if the file is not what it should be: the same pieces would produce it again.
    await Promise.all(done.map((name) => cache.delete(scope.href + pieceAddress(name))));
  }
}

/** @param {string} name */
const pieceAddress = (name) => `${PIECE_FOLDER}/${name}.bin`;

async function unfinished() {
  const there = await addresses();
  return Object.keys(PIECES).filter((address) => !there.has(address));
}

/** @returns {Promise<string[]>} names of the pieces that are still missing */
async function missing() {
  const there = await addresses();
  const files = Object.entries(PIECES).filter(([address]) => !there.has(address));
  const names = new Set(files.flatMap(([, pieces]) => pieces));
  return [...names].filter((name) => !there.has(pieceAddress(name)));
}

/**
 * The pages did not arrive; without them there is no engine either. This worker ends afterwards: pages must know why
 * before they see that.
 * @param {unknown} error
 */
export async function tellNoPages(error) {
  const phase = error instanceof NotOnHost || isFull(error) ? "none" : "failed";
  const heard = await tell(phase, total, { pages: (await addresses()).size, isFull: isFull(error) });
  await Promise.race([Promise.all(heard), new Promise((resolve) => setTimeout(resolve, HEARD_MS))]);
}

/** Reports how far the download is. */
export async function progress() {
  return { done: total - (await missing()).length, total };
}

/**
 * @param {Phase} phase
 * @param {number} left pieces
 * @param {{pages?: number, isFull?: boolean}} [about] how many pages arrived when some are still missing
 * @returns {Promise<Promise<unknown>[]>} one for each page, resolved when it has confirmed
 */
async function tell(phase, left, about = {}) {
  toldAt = performance.now();
  const message = { type: "engine", phase, done: total - left, total, pages: 0, isFull: false, ...about, isUpdate };
  const clients = await worker.clients.matchAll({ includeUncontrolled: true });
  return clients.map((client) => {
    const { port1, port2 } = new MessageChannel();
    client.postMessage(message, [port2]);
    return new Promise((resolve) => (port1.onmessage = resolve));
  });
}
