// @ts-check
/** Where the site is on the phone, and how a file gets there: past every cache, and only if its hash is right. */

export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
export const scope = new URL(worker.registration.scope);
// The path is in the name: two sites on one origin must not delete each other's files.
export const family = `bpv-map|${scope.pathname}|`;
export const cacheName = family + BUILD;
const hashHeader = "X-Content-SHA256";
/** A piece, or a page, that takes longer hangs; the next try may be luckier. */
const LONGEST_MS = 60_000;
/** How long to wait before trying a file again. A dropped connection is often back at once. */
const AGAIN_MS = [0, 1000, 4000];

/** The host answers, but not with the file of this build. A proxy, or a host during an upload, does so for a moment. */
export class NotOnHost extends Error {}

/**
 * The phone has no room: files are then requested from the host each time, instead of waiting for room.
 * @param {unknown} error
 */
export function isFull(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

export const openCache = () => caches.open(cacheName);

/** What the phone has of this build. @returns {Promise<Set<string>>} addresses */
export async function addresses() {
  return new Set((await (await openCache()).keys()).map((request) => request.url.slice(scope.href.length)));
}

/** Earlier builds, including those that never became complete. */
export async function oldCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(family) && name !== cacheName);
  return Promise.all(names.map((name) => caches.open(name)));
}

/**
 * Returns a file from the phone itself, if an earlier build or try has it.
 * @param {string} url
 * @param {string} hash
 */
export async function unchanged(url, hash) {
  for (const place of [await openCache(), ...(await oldCaches())]) {
    const found = await place.match(url);
    if (found?.headers.get(hashHeader) === hash) return found.arrayBuffer();
  }
  return undefined;
}

/**
 * @param {string} address
 * @param {BodyInit} body
 * @param {string} hash
 */
export async function put(address, body, hash) {
  const suffix = /\.[a-z]+$/.exec(address)?.[0] ?? "";
  const type = TYPES[suffix];
  // A piece is never served to a page, so it needs no headers.
  const headers = { ...(type && { ...HEADERS, "Content-Type": type }), [hashHeader]: hash };
  await (await openCache()).put(scope.href + address, new Response(body, { headers }));
}

/**
 * Downloads a file, retrying when the connection drops or delivered something else than the file of this build.
 * @param {string} address
 * @param {string} hash a SHA-256, or its beginning
 */
export async function download(address, hash) {
  const url = scope.href + address;
  for (const pause of AGAIN_MS) {
    try {
      return await downloadOnce(url, hash);
    } catch (error) {
      if (!navigator.onLine) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return downloadOnce(url, hash);
}

/**
 * Bypasses every cache of the browser.
 * @param {string} url
 * @param {string} hash
 */
async function downloadOnce(url, hash) {
  const answer = await fetch(url, { cache: "reload", signal: AbortSignal.timeout(LONGEST_MS) });
  // Always read: Chromium lets an unread response block the requests after it.
  const body = await answer.arrayBuffer();
  if (!answer.ok) throw new NotOnHost(`${url}: ${answer.status}`);
  await check(body, hash, url);
  return body;
}

/**
 * @param {ArrayBuffer} body
 * @param {string} hash
 * @param {string} url
 */
export async function check(body, hash, url) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!hex.startsWith(hash)) throw new NotOnHost(`${url}: is not the file of build ${BUILD}`);
}
