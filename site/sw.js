// @ts-check
/**
 * Keeps the whole site on the phone: a build is complete or not used at all, and changed only when the user agrees.
 *
 * First come the pages, all or nothing; a phone that had no build yet uses them at once. The engine follows in pieces
 * (sw/engine.js). A build that replaces another waits until it has both.
 */

import { fetchEngine, keepChoice, progress, setUpdate, tellNoPages } from "./sw/engine.js";
import { addresses, cacheName, download, family, openCache, put, scope, unchanged, worker } from "./sw/place.js";
import { RECEIVE, receive } from "./sw/received.js";

/** As many downloads at once as a browser would use for a page. */
const AT_ONCE = 6;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => event.waitUntil(listen(event)));
worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (!url.href.startsWith(scope.href)) return;
  const address = url.pathname.slice(scope.pathname.length).replace(/(^|\/)index\.html$/, "$1");
  // The only thing that is sent here; it stays on the phone.
  if (event.request.method === "POST" && address === RECEIVE) return event.respondWith(receive(event.request));
  if (event.request.method !== "GET") return;
  if (address in FILES) event.respondWith(fromCache(address, event.request));
  else if (`${address}/` in FILES) event.respondWith(Response.redirect(`${scope.href}${address}/${url.search}`));
  else if (event.request.mode === "navigate") event.respondWith(elsewhere(event.request));
});

/** If this fails, what arrived stays for the next try. */
async function install() {
  setUpdate(worker.registration.active !== null);
  try {
    await fetchPages();
  } catch (error) {
    await tellNoPages(error);
    throw error;
  }
  // Without an earlier build nobody can be in the middle of anything.
  if (!worker.registration.active) return worker.skipWaiting();
  // A student may agree and walk into a cellar: a build is not offered before its engine is here.
  const phase = await fetchEngine();
  if (phase !== "complete") throw new Error(`bpv-map: the engine of build ${BUILD} is ${phase}`);
}

/** Everything but the engine: unchanged files come from the previous build. */
async function fetchPages() {
  const there = await addresses();
  const waiting = Object.entries(FILES).filter(([address]) => !(address in PIECES) && !there.has(address));
  const lines = Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [address, hash] = next;
      await put(address, (await unchanged(scope.href + address, hash)) ?? (await download(address, hash)), hash);
    }
  });
  await Promise.all(lines);
}

async function activate() {
  setUpdate(false);
  for (const name of await caches.keys()) {
    if (name.startsWith(family) && name !== cacheName) await caches.delete(name);
  }
  await worker.clients.claim();
}

/**
 * @param {string} address
 * @param {Request} request
 */
async function fromCache(address, request) {
  // What the phone deleted by itself is fetched again; without a connection that fails as on any site.
  return (await (await openCache()).match(scope.href + address)) ?? fetch(request);
}

/**
 * A page that is not part of this site: the host's, or our own "not found" when the host cannot be reached.
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
  const { type, allowed } = event.data ?? {};
  if (type === "skip-waiting") await worker.skipWaiting();
  if (type === "status") {
    const answer = { type, complete: await isComplete(), build: BUILD, ...(await progress()) };
    (event.ports[0] ?? event.source)?.postMessage(answer);
  }
  if (type === "fetch") await fetchIfAllowed(allowed);
}

/** @param {boolean} allowed whether the owner of the phone wants it now; also applies to an update */
async function fetchIfAllowed(allowed) {
  await keepChoice(allowed);
  if (!allowed || (await isComplete())) return;
  // A phone short of room may have deleted pages too; the engine does not need them.
  await fetchPages().catch(() => undefined);
  await fetchEngine();
}

async function isComplete() {
  const there = await addresses();
  return Object.keys(FILES).every((address) => there.has(address));
}
