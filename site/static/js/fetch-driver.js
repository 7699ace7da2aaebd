// @ts-check
/**
 * Keeps the download of the engine going: at the start, after a failure, when there is a connection again, and when
 * the service worker was killed. Stops it when the owner of the phone wants that.
 */

import { fetchState, report } from "./engine-fetch.js";
import { forgetAnyway, onChoice, whyNot } from "./fetch-choice.js";
import { root } from "./page.js";

/** @typedef {(how: {allowed: boolean, isUpdate: boolean}) => Promise<void>} Drive */

const AGAIN_MS = [2000, 5000, 15_000, 60_000];
/** A worker that says nothing for longer was killed, or waits for a host that does not answer. */
const SILENT_MS = Number(root.dataset["bootTimeout"]) || 90_000;

/** @type {Drive | undefined} */
let drive;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let tries = 0;
let furthest = 0;

/** @param {Drive} how what makes the service worker go on or stop */
export function startDriving(how) {
  drive = how;
  onChoice(() => go());
  // A new version that stopped halfway may be known to the host only: ask.
  addEventListener("online", () => go(true));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) go();
  });
  go();
}

/** The service worker of a new version did not get everything; what it got stays. */
export function updateFailed() {
  if (fetchState().update?.phase !== "paused") report({ phase: "failed" }, true);
  void settle();
}

/** @param {import("./engine-fetch.js").Fetch & {isUpdate: boolean}} message */
export function heard({ phase, done, total, isUpdate }) {
  if (done > furthest) tries = 0;
  furthest = done;
  report({ phase, done, total }, isUpdate);
  void settle();
}

/** What has to happen next, by how it stands now. */
async function settle() {
  clearTimeout(timer);
  const { now, update } = fetchState();
  const { phase } = now.phase === "complete" && update ? update : now;
  if (phase === "busy") timer = setTimeout(silent, SILENT_MS);
  else if (phase === "failed" || (phase === "paused" && !(await whyNot()))) {
    timer = setTimeout(() => go(), AGAIN_MS[Math.min(tries++, AGAIN_MS.length - 1)]);
  } else if (phase === "complete") await forgetAnyway();
}

function silent() {
  const { now } = fetchState();
  report({ phase: "failed" }, now.phase === "complete");
  void settle();
}

/** @param {unknown} [askHost] */
function go(askHost) {
  void goOn(askHost === true).catch(() => undefined);
}

/** @param {boolean} askHost */
async function goOn(askHost) {
  const { now, update } = fetchState();
  const isHere = now.phase === "complete";
  const isLeft = isHere && update !== undefined && update.phase !== "complete";
  const allowed = !(await whyNot());
  if (!allowed && (isLeft || !isHere)) report({ phase: "paused" }, isHere);
  else if (!isHere) report({ phase: "busy" });
  void settle();
  // Also when everything is here: the next version asks the service worker, not this page.
  await drive?.({ allowed, isUpdate: isLeft || askHost });
}
