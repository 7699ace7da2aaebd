// @ts-check
/**
 * The way out of a service worker that went wrong: put this file on the host in the place of `sw.js`.
 *
 * It takes over at once, throws away the kept files, takes itself away and lets open pages load from the host.
 * What the student filled in lies in IndexedDB; this does not touch it.
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
  // A page that comes from the host registers this file again: only the first time there is something to leave.
  if (!names.length) return;
  // All at once: one that is still coming in may never answer.
  await Promise.all(pages.map((page) => page.navigate(page.url).catch(() => undefined)));
}
