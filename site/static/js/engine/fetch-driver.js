// @ts-check
/**
 * Keeps the download of the engine going: at the start, after a failure, when the connection is back, and when the
 * service worker was killed. Stops it when the owner of the phone wants that.
 */

import { root } from "../page/document.js";
import { forgetAnyway, onChoice, whyNot } from "./fetch-choice.js";
import { fetchState, report } from "./fetch-state.js";

/** @typedef {(how: {allowed: boolean, isUpdate: boolean}) => Promise<void>} Drive */

const AGAIN_MS = [2000, 5000, 15_000, 60_000, 300_000];
/** A worker that is silent for longer was killed, or waits for a host that does not answer. */
const SILENT_MS = Number(root.dataset["bootTimeout"]) || 90_000;

/** @type {Drive | undefined} */
let drive;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let tries = 0;
let furthest = 0;
/** A phone without room would download the same again and again, and pay for it. */
let isFull = false;

/** @param {Drive} how makes the service worker continue or stop */
export function startDriving(how) {
  drive = how;
  onChoice(() => goOn());
  // Only the host may know of a new version that stopped halfway: ask.
  addEventListener("online", () => goOn(true));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) goOn();
  });
}

/** A service worker did not get everything; what it has is kept. @param {boolean} isUpdate */
export function installFailed(isUpdate) {
  const { now, update } = fetchState();
  // It may have reported the cause itself; a killed worker reported nothing.
  const phase = isUpdate ? update?.phase : now.phase;
  if (phase !== "paused" && phase !== "none") report({ phase: "failed" }, isUpdate);
  void settle();
}

/** @param {import("./fetch-state.js").Fetch & {pages: number, isFull: boolean, isUpdate: boolean}} message */
export function heard({ phase, done, total, pages, isUpdate, ...about }) {
  isFull = about.isFull;
  if (done + pages > furthest) tries = 0;
  furthest = done + pages;
  // The version in use keeps providing the rules, whatever the host lacks of the next.
  report({ phase: isUpdate && phase === "none" ? "failed" : phase, done, total }, isUpdate);
  void settle();
}

/** Decides what happens next from the current state. */
async function settle() {
  clearTimeout(timer);
  const { now, update } = fetchState();
  const { phase } = now.phase === "complete" && update ? update : now;
  if (phase === "busy") timer = setTimeout(silent, SILENT_MS);
  else if (phase === "failed" || (phase === "none" && !isFull) || (phase === "paused" && !(await whyNot()))) {
    timer = setTimeout(again, AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)]);
  } else if (phase === "complete") await forgetAnyway();
}

function silent() {
  const { now } = fetchState();
  report({ phase: "failed" }, now.phase === "complete");
  void settle();
}

/** Counted here and not when planned: the worker and the browser both report the same failure. */
function again() {
  tries += 1;
  goOn();
}

/** @param {boolean} [askHost] */
export function goOn(askHost = false) {
  void next(askHost).catch(() => undefined);
}

/** @param {boolean} askHost */
async function next(askHost) {
  const { now, update } = fetchState();
  const isHere = now.phase === "complete";
  const isLeft = isHere && update !== undefined && update.phase !== "complete";
  const allowed = !(await whyNot());
  if (!allowed && (isLeft || !isHere)) report({ phase: "paused" }, isHere);
  else if (!isHere && now.phase !== "none") report({ phase: "busy" });
  void settle();
  // Even when everything is here: the service worker asks for the next version, not this page.
  await drive?.({ allowed, isUpdate: isLeft || askHost });
}
