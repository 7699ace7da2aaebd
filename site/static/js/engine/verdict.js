// @ts-check
/** When to judge: at once from the cache when nothing changed, else as soon as the page is idle. */

import { mark, root } from "../page/document.js";
import { idle } from "../pure/waiting.js";
import { chosenBpv, learnBpv } from "../store/bpv-choice.js";
import { diskState, map, setVerdict } from "../store/map-on-page.js";
import { flush } from "../store/write-queue.js";
import { ask, startEngine } from "./client.js";
import { engineHere, fetchState, onFetch } from "./fetch-state.js";
import { guardedStart } from "./guard.js";
import { aboutNow, isOfNow, keepVerdict, stillHolds } from "./verdict-cache.js";
import { isFresh, takeVerdict, tellVerdict } from "./verdict-state.js";

/** @typedef {import("../pure/types.js").Verdict} Verdict */

const PAUSE_MS = 300;
/** In the tab: the map that the rules could not judge in time. Otherwise every page would spend that time again. */
const TOO_LONG = "bpv-map:too-long";
/** How long the previous texts keep room for the new ones; rules that are starting need less. */
const ROOM_MS = 4000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Promise<void> | undefined} */
let judging;
/** Rules that failed to start are not started again at every key; the user may ask for it. */
let gaveUp = false;

/** @param {unknown} cached what the store held at the start */
export function startVerdict(cached) {
  const kept = /** @type {import("./verdict-cache.js").Cached | undefined} */ (cached);
  if (kept && stillHolds(kept)) {
    // All texts are there before the page is visible.
    delete root.dataset["verdict"];
    show(kept.verdict, kept.revision);
  } else if (tookTooLong()) giveUp();
  else {
    if (kept) keepRoom(kept);
    void idle().then(judgeSoon);
  }
  map.subscribe(() => {
    if (!isFresh()) judgeSoon();
  });
  // What was missing when it was needed may have arrived since.
  onFetch(() => {
    if (!gaveUp || fetchState().now.phase !== "complete" || root.dataset["engine"] === "ready") return;
    gaveUp = false;
    judgeSoon();
  });
  // After midnight, or on a phone that was asleep, the same map has another verdict.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !isFresh()) judgeSoon();
  });
}

/**
 * An outdated verdict (older map, or yesterday) is laid out but not shown, so that the new one does not move the page.
 * If the rules do not come, what can still be true of it is shown, with "not checked yet" above it.
 * @param {import("./verdict-cache.js").Cached} kept
 */
function keepRoom(kept) {
  root.dataset["verdict"] = "room";
  setVerdict(kept.verdict);
  tellVerdict();
  setTimeout(endRoom, ROOM_MS, isOfNow(kept));
}

/** @param {boolean} isTold */
function endRoom(isTold) {
  if (root.dataset["verdict"] !== "room") return;
  root.dataset["verdict"] = isTold ? "late" : "none";
  if (!isTold) setVerdict(undefined);
  tellVerdict();
}

function judgeSoon() {
  if (gaveUp && root.dataset["engine"] !== "ready") return;
  clearTimeout(timer);
  timer = setTimeout(() => void judgeNow().catch(() => undefined), PAUSE_MS);
}

/** Starts the rules because the user asked for it, and judges. */
export async function startByHand() {
  gaveUp = false;
  await engineHere();
  await guardedStart(startEngine, true);
  await judgeNow();
}

/**
 * Judges what is on disk now; one run at a time, and again when the map changed meanwhile.
 * @returns {Promise<void>}
 */
export async function judgeNow() {
  clearTimeout(timer);
  await judging?.catch(() => undefined);
  if (isFresh()) return;
  judging = judge().finally(() => (judging = undefined));
  await judging;
}

async function judge() {
  await readyRules();
  await flush();
  const about = aboutNow();
  const records = map.all().map((record) => ({ ...record }));
  const keuze = chosenBpv();
  const request = { op: "judge", records, today: about.today, ...(keuze && { keuze }) };
  const response = await ask(request).catch((error) => {
    if (error.name === "TimeoutError") giveUp();
    throw error;
  });
  if (!response.ok) throw new Error(response.fout?.code);
  // Before showing it: the code that shows it looks up which bpv is meant.
  const learned = learnBpv(response.verdict.bpv, keuze);
  show(response.verdict, about.revision);
  await learned;
  // A choice that the rules ended no longer counts, and the verdict is the same.
  await keepVerdict({ ...about, bpv: response.verdict.bpv.keuze?.periode ?? "", verdict: response.verdict });
}

/** The map is not judged until the user asks for it; everything else works. */
function giveUp() {
  gaveUp = true;
  root.dataset["engine"] = "failed";
  try {
    sessionStorage.setItem(TOO_LONG, String(diskState().revision));
  } catch {
    // Then the next page tries again.
  }
  tellVerdict();
}

/** @returns {boolean} whether the rules gave up on this very map, on this page or an earlier one */
export function tookTooLong() {
  try {
    return sessionStorage.getItem(TOO_LONG) === String(diskState().revision);
  } catch {
    return gaveUp;
  }
}

/** @type {Promise<void> | undefined} */
let starting;

/** Resolves when the rules can be asked something; concurrent callers wait for the same start. */
export function readyRules() {
  starting ??= startOnce().finally(() => (starting = undefined));
  return starting;
}

async function startOnce() {
  if (root.dataset["engine"] === "ready") return;
  try {
    await engineHere();
    await guardedStart(startEngine, false);
  } catch (error) {
    gaveUp = true;
    // Waiting for a better connection is not a failure.
    if (fetchState().now.phase !== "paused") root.dataset["engine"] = "failed";
    tellVerdict();
    throw error;
  }
}

/**
 * @param {Verdict} verdict
 * @param {number} revision
 */
function show(verdict, revision) {
  takeVerdict(verdict, revision);
  mark("verdict");
}
