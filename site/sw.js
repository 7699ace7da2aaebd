// @ts-check
/**
 * Keeps the whole site on the phone: complete or not at all, and changed only when the user agrees.
 *
 * The build fills in the four constants. Addresses are relative to the scope; a page is its folder ("uren/").
 */

const BUILD = "";
/** Address -> SHA-256. @type {Record<string, string>} */
const FILES = {};
/** Sent with every answer, for hosts that cannot set headers. @type {Record<string, string>} */
const HEADERS = {};
/** Suffix -> content type, because hosts guess. @type {Record<string, string>} */
const TYPES = {};

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = new URL(worker.registration.scope);
// The path is in the name: two sites on one origin must not throw away each other's files.
const family = `bpv-map|${scope.pathname}|`;
const cacheName = family + BUILD;
const hashHeader = "X-Content-SHA256";
/** As many downloads at once as a browser would do for a page. */
const AT_ONCE = 6;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => event.waitUntil(listen(event)));
worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(scope.href)) return;
  const address = url.pathname.slice(scope.pathname.length).replace(/(^|\/)index\.html$/, "$1");
  if (address in FILES) event.respondWith(fromCache(address, event.request));
  else if (`${address}/` in FILES) event.respondWith(Response.redirect(`${scope.href}${address}/${url.search}`));
  else if (event.request.mode === "navigate") event.respondWith(elsewhere(event.request));
});

async function install() {
  const old = await oldCaches();
  try {
    const cache = await caches.open(cacheName);
    const waiting = Object.entries(FILES);
    const lines = Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await keep(cache, old, ...next);
    });
    await Promise.all(lines);
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
  // Nobody can be in the middle of anything with a build that was not there before.
  if (!worker.registration.active) await worker.skipWaiting();
}

/**
 * Puts one file into the cache, from the build before this one when it did not change.
 * @param {Cache} cache
 * @param {Cache[]} old
 * @param {string} address
 * @param {string} hash
 */
async function keep(cache, old, address, hash) {
  const url = scope.href + address;
  const kept = await unchanged([cache, ...old], url, hash);
  const body = kept ? await kept.arrayBuffer() : await download(url, hash);
  const suffix = /\.[a-z]+$/.exec(address)?.[0] ?? "";
  const headers = { ...HEADERS, "Content-Type": TYPES[suffix] ?? "", [hashHeader]: hash };
  await cache.put(url, new Response(body, { headers }));
}

/**
 * @param {Cache[]} places
 * @param {string} url
 * @param {string} hash
 */
async function unchanged(places, url, hash) {
  for (const place of places) {
    const found = await place.match(url);
    if (found?.headers.get(hashHeader) === hash) return found;
  }
  return undefined;
}

/**
 * Downloads a file past every cache and refuses what is not the file of this build.
 * @param {string} url
 * @param {string} hash
 */
async function download(url, hash) {
  const answer = await fetch(url, { cache: "reload" });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const body = await answer.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== hash) throw new Error(`${url}: is not the file of build ${BUILD}`);
  return body;
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(family) && name !== cacheName) await caches.delete(name);
  }
  await worker.clients.claim();
}

async function oldCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(family) && name !== cacheName);
  return Promise.all(names.map((name) => caches.open(name)));
}

/**
 * @param {string} address
 * @param {Request} request
 */
async function fromCache(address, request) {
  const cache = await caches.open(cacheName);
  // What a phone threw away of itself is fetched again; without a connection that fails as any site would.
  return (await cache.match(scope.href + address)) ?? fetch(request);
}

/**
 * A page that is not of this site: the host's, or our own "not found" when there is no host to ask.
 * @param {Request} request
 */
async function elsewhere(request) {
  try {
    return await fetch(request);
  } catch {
    const missing = await fromCache("404.html", request);
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

/** @param {ExtendableMessageEvent} event */
async function listen(event) {
  if (event.data?.type === "skip-waiting") await worker.skipWaiting();
  if (event.data?.type === "status") {
    const answer = { type: "status", complete: await isComplete(), build: BUILD };
    (event.ports[0] ?? event.source)?.postMessage(answer);
  }
}

async function isComplete() {
  const cache = await caches.open(cacheName);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  return Object.keys(FILES).every((address) => kept.has(scope.href + address));
}
