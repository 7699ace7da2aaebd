// @ts-check
/** When to judge: at once from the cache when nothing changed, else as soon as the page has time. */

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
/** In the tab: the map that the rules could not judge in time. Every page would spend that time on it again. */
const TOO_LONG = "bpv-map:too-long";
/** So long what the rules said before gives the new words their room; rules that start need less. */
const ROOM_MS = 4000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Promise<void> | undefined} */
let judging;
/** Rules that did not start are not started again at every key; a person may ask for it. */
let gaveUp = false;

/** @param {unknown} cached what the store held at the start */
export function startVerdict(cached) {
  const kept = /** @type {import("./verdict-cache.js").Cached | undefined} */ (cached);
  if (kept && stillHolds(kept)) {
    // All words are there before the page is seen.
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
  // What was not here when it was asked for may have come since.
  onFetch(() => {
    if (!gaveUp || fetchState().now.phase !== "complete" || root.dataset["engine"] === "ready") return;
    gaveUp = false;
    judgeSoon();
  });
  // Around midnight, or on a phone that was asleep, the same map has another verdict.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !isFresh()) judgeSoon();
  });
}

/**
 * What was said of the map as it was, or yesterday: it is laid out, so that what comes stands where it will stay, and
 * not shown. When the rules do not come it is told as far as it can still be true, with "not checked yet" above it.
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

/** Starts the rules because a person asked for it, and judges. */
export async function startByHand() {
  gaveUp = false;
  await engineHere();
  await guardedStart(startEngine, true);
  await judgeNow();
}

/**
 * Judges what is on disk now; one at a time, and again when the map changed meanwhile.
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
  // Before it is shown: what shows it looks up which bpv is meant.
  const learned = learnBpv(response.verdict.bpv, keuze);
  show(response.verdict, about.revision);
  await learned;
  // A choice that the rules ended is none any more, and the verdict is the same.
  await keepVerdict({ ...about, bpv: response.verdict.bpv.keuze?.periode ?? "", verdict: response.verdict });
}

/** The map is not judged until a person asks for it; all else works. */
function giveUp() {
  gaveUp = true;
  root.dataset["engine"] = "failed";
  try {
    sessionStorage.setItem(TOO_LONG, String(diskState().revision));
  } catch {
    // Then the next page tries it once more.
  }
  tellVerdict();
}

/** @returns {boolean} whether the rules gave up this very map, on this page or on one before it */
export function tookTooLong() {
  try {
    return sessionStorage.getItem(TOO_LONG) === String(diskState().revision);
  } catch {
    return gaveUp;
  }
}

/** @type {Promise<void> | undefined} */
let starting;

/** Resolves when the rules can be asked something; two that wait for them wait for the same start. */
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
    // What waits for a better connection did not fail.
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
