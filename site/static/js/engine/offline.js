// @ts-check
/** The site on the phone: the only file that uses serviceWorker. Nothing is updated without consent. */

import { base, setState } from "../page/document.js";
import { SERVICE_WORKER_URL, scriptUrl } from "../page/trusted.js";
import { flush } from "../store/write-queue.js";
import { goOn, heard, installFailed, startDriving } from "./fetch-driver.js";
import { report } from "./fetch-state.js";

/** @typedef {{complete: boolean, build: string, done: number, total: number}} Status */

const ANSWER_MS = 5000;
/** A host that fails to serve a service worker this often has none. */
const ENOUGH = 3;
const UPDATE_EVENT = "bpv:update";

/** @type {ServiceWorker | undefined} */
let waiting;
/** @type {Status | undefined} */
let status;
let isAnnounced = false;
let isAskedFor = false;
let failures = 0;
let refusals = 0;

/** Registers once the page is usable, so that the download of the rest never delays it. */
export async function startOffline() {
  if (!("serviceWorker" in navigator)) return report({ phase: "none" });
  const container = navigator.serviceWorker;
  const hadController = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    if (isAskedFor && hadController) return void location.reload();
    // The user accepted the update in another tab: this page is of the old version, and its files are gone.
    if (hadController) announce();
    void askStatus();
  });
  container.addEventListener("message", (event) => {
    hear(event.data);
    // The worker may wait to end until this page has heard of it.
    event.ports[0]?.postMessage("heard");
  });
  startDriving(drive);
  await register();
  await container.ready;
  await askStatus();
  goOn();
}

async function register() {
  try {
    const how = /** @type {const} */ ({ scope: base, updateViaCache: "none" });
    const container = navigator.serviceWorker;
    const registration = /** @type {ServiceWorkerRegistration | undefined} */ (
      await container.register(scriptUrl(SERVICE_WORKER_URL), how)
    );
    // Privacy tools that block service workers may resolve and do nothing.
    if (!registration) return report({ phase: "none" });
    watch(registration);
    // Browsers check for a new version when a page has been quiet for a while: with a bad one that may be never.
    if (registration.active) void registration.update().catch(() => undefined);
  } catch (error) {
    console.warn("bpv-map: the service worker was not registered", error);
    if (await activeWorker()) return;
    // A browser that refuses does so every time; a response that was cut off may look the same, but not twice.
    const isRefused = error instanceof DOMException ? ++refusals > 1 : ++failures > ENOUGH;
    if (isRefused) report({ phase: "none" });
    installFailed(false);
  }
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const look = () => {
    waiting = registration.waiting ?? undefined;
    if (waiting && registration.active) announce();
  };
  const follow = () => {
    const { installing } = registration;
    let isInstalled = false;
    installing?.addEventListener("statechange", () => {
      look();
      isInstalled ||= installing.state === "installed";
      if (installing.state !== "redundant" || isInstalled) return;
      installFailed(registration.active !== null);
    });
  };
  registration.addEventListener("updatefound", follow);
  follow();
  look();
}

/** @returns {Promise<Status | undefined>} the service worker's report of itself */
export async function askStatus() {
  const worker = await activeWorker();
  if (!worker) return undefined;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.onmessage = (event) => resolve(event.data);
    setTimeout(resolve, ANSWER_MS);
  });
  worker.postMessage({ type: "status" }, [port2]);
  status = /** @type {Status | undefined} */ (await answer);
  port1.close();
  setState("offline", status?.complete ? "ready" : "no");
  if (status?.complete) report({ ...status, phase: "complete" });
  return status;
}

async function activeWorker() {
  return navigator.serviceWorker?.controller ?? (await navigator.serviceWorker?.getRegistration())?.active;
}

/** Lets the service worker continue or stop, as the owner wants. @param {{allowed: boolean, isUpdate: boolean}} how */
async function drive({ allowed, isUpdate }) {
  const registration = await navigator.serviceWorker.getRegistration();
  // A new version that is being installed obeys too.
  for (const worker of [registration?.active, registration?.installing])
    worker?.postMessage({ type: "fetch", allowed });
  // A registration whose worker never arrived stays for a while without one.
  if (!(registration?.active ?? registration?.installing)) await register();
  else if (allowed && isUpdate) await registration.update();
}

/** @param {any} message */
function hear(message) {
  if (message?.type !== "engine") return;
  heard(message);
  if (message.phase === "complete" && !message.isUpdate) void askStatus();
}

/** @param {() => void} listener */
export function onUpdate(listener) {
  document.addEventListener(UPDATE_EVENT, listener);
  if (isAnnounced) listener();
}

function announce() {
  isAnnounced = true;
  document.dispatchEvent(new Event(UPDATE_EVENT));
}

/** What is typed goes to disk first; then the new version takes over and the page reloads, once. */
export async function acceptUpdate() {
  if (!(await flush())) return;
  isAskedFor = true;
  if (waiting?.state === "installed") waiting.postMessage({ type: "skip-waiting" });
  else location.reload();
}
