// @ts-check
/**
 * The way out of a service worker that went wrong: put this file on the host instead of `sw.js`.
 *
 * It takes over at once, deletes the kept files, unregisters itself and reloads open pages from the host.
 * What the student filled in is in IndexedDB; this does not touch it.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const path = new URL(worker.registration.scope).pathname;

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const names = (await caches.keys()).filter((name) => name.includes(`bpv-map|${path}|`));
  for (const name of names) await caches.delete(name);
  await worker.clients.claim();
  const pages = await worker.clients.matchAll({ type: "window" });
  await worker.registration.unregister();
  // A page from the host registers this file again: there is only something to leave the first time.
  if (!names.length) return;
  // All at once: one that is still loading may never answer.
  await Promise.all(pages.map((page) => page.navigate(page.url).catch(() => undefined)));
}
