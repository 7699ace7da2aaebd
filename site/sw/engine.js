// @ts-check
/**
 * The engine comes in pieces, and every piece that arrived stays: after a cut, a killed worker or a night the
 * download goes on with the next one.
 */

import { NotOnHost, addresses, check, download, family, openCache, put, scope, unchanged, worker } from "./place.js";

/** Two keep a slow connection busy during a round trip; more would lose more at each cut. */
const AT_ONCE = 2;
/** How long to wait before trying a piece again. A connection that was cut is often there at once. */
const AGAIN_MS = [0, 1000, 4000];

/** @typedef {"busy" | "paused" | "failed" | "complete"} Phase */
/** @typedef {{pieces: number, isUpdate: boolean}} Left */

const total = Object.values(PIECES).reduce((sum, names) => sum + names.length, 0);
/** What the pages said last is also on disk: this worker may be another one than they spoke to. */
const choiceCache = `choice-${family}`;
const choiceUrl = `${scope.href}choice`;

class NotNow extends Error {}

/** @type {Promise<Phase> | undefined} */
let running;

/** @param {boolean} allowed whether the owner of the phone wants the engine fetched now */
export async function keepChoice(allowed) {
  await (await caches.open(choiceCache)).put(choiceUrl, new Response(allowed ? "yes" : "no"));
}

async function isAllowed() {
  const choice = await (await caches.open(choiceCache)).match(choiceUrl);
  return (await choice?.text()) !== "no";
}

/**
 * Fetches what is missing, and tells every page; one download at a time.
 * @param {boolean} [isUpdate] of a build that is not the one in use
 * @returns {Promise<Phase>}
 */
export function fetchEngine(isUpdate = false) {
  running ??= fetchAll(isUpdate).finally(() => (running = undefined));
  return running;
}

/** @param {boolean} isUpdate @returns {Promise<Phase>} */
async function fetchAll(isUpdate) {
  /** @type {Phase} */
  let phase = "complete";
  try {
    await carryOver();
    const waiting = await missing();
    const left = { pieces: waiting.length, isUpdate };
    await tell("busy", left);
    const lines = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => work(waiting, left)));
    for (const line of lines) if (line.status === "rejected") throw line.reason;
    for (const address of await unfinished()) await assemble(address);
  } catch (error) {
    phase = error instanceof NotNow ? "paused" : "failed";
    if (phase === "failed") console.warn("bpv-map: the engine is not complete yet", error);
  }
  await tell(phase, { pieces: (await missing()).length, isUpdate });
  return phase;
}

/** Takes over whole files that did not change since the build before. */
async function carryOver() {
  for (const address of await unfinished()) {
    const kept = await unchanged(scope.href + address, FILES[address] ?? "");
    if (kept) await put(address, kept, FILES[address] ?? "");
  }
}

/**
 * @param {string[]} waiting pieces; each line takes the first
 * @param {Left} left
 */
async function work(waiting, left) {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const address = pieceAddress(name);
    try {
      if (!(await isAllowed())) throw new NotNow();
      await put(address, (await unchanged(scope.href + address, name)) ?? (await fetchPiece(address, name)), name);
    } catch (error) {
      // The other line ends too; what it is fetching now is kept.
      waiting.length = 0;
      throw error;
    }
    left.pieces -= 1;
    await tell("busy", left);
  }
}

/**
 * @param {string} address
 * @param {string} hash
 */
async function fetchPiece(address, hash) {
  for (const pause of AGAIN_MS) {
    try {
      return await download(address, hash);
    } catch (error) {
      if (error instanceof NotOnHost || !navigator.onLine) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return download(address, hash);
}

/** Makes one file of its pieces, under its own address; then they are no longer needed. @param {string} address */
async function assemble(address) {
  const cache = await openCache();
  const urls = (PIECES[address] ?? []).map((name) => scope.href + pieceAddress(name));
  const hash = FILES[address] ?? "";
  const parts = await Promise.all(urls.map(async (url) => (await cache.match(url))?.blob() ?? new Blob()));
  try {
    const packed = new Blob(parts).stream();
    const body = await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    await check(body, hash, address);
    await put(address, body, hash);
  } finally {
    // Also when the file is not what it should be: the same pieces would make it again.
    for (const url of urls) await cache.delete(url);
  }
}

/** @param {string} name */
const pieceAddress = (name) => `${PIECE_FOLDER}/${name}.bin`;

async function unfinished() {
  const there = await addresses();
  return Object.keys(PIECES).filter((address) => !there.has(address));
}

/** @returns {Promise<string[]>} names of the pieces that still have to come */
async function missing() {
  const there = await addresses();
  const files = Object.entries(PIECES).filter(([address]) => !there.has(address));
  return files.flatMap(([, names]) => names).filter((name) => !there.has(pieceAddress(name)));
}

/** How far the download is, for who asks. */
export async function progress() {
  return { done: total - (await missing()).length, total };
}

/**
 * @param {Phase} phase
 * @param {Left} left
 */
async function tell(phase, left) {
  const message = { type: "engine", phase, done: total - left.pieces, total, isUpdate: left.isUpdate, build: BUILD };
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}
