// @ts-check
/** When to judge: at once from the cache when nothing changed, else as soon as the page has time. */

import { guardedStart } from "./engine-guard.js";
import { ask, startEngine } from "./rules-client.js";
import { mark, root, today } from "./page.js";
import { diskState, map, setVerdict } from "./records.js";
import { STORES, transact } from "./store.js";
import { flush } from "./write-queue.js";

/**
 * @typedef {import("./types.js").Verdict} Verdict
 * @typedef {{revision: number, rules: string, today: string, verdict: Verdict}} Cached
 */

const EVENT = "bpv:verdict";
const KEY = "state";
const PAUSE_MS = 300;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Promise<void> | undefined} */
let judging;
let judgedRevision = -1;
/** Rules that did not start are not started again at every key; a person may ask for it. */
let gaveUp = false;

/** @param {() => void} listener */
export function onVerdict(listener) {
  document.addEventListener(EVENT, listener);
}

/** @returns {boolean} whether the verdict that is shown is about the map as it is now */
export function isFresh() {
  return judgedRevision === diskState().revision && map.verdict()?.today === today();
}

/** @param {unknown} cached what the store held at the start */
export function startVerdict(cached) {
  const kept = /** @type {Cached | undefined} */ (cached);
  const key = currentKey();
  const fits = kept?.revision === key.revision && kept.rules === key.rules && kept.today === key.today;
  if (kept && fits) show(kept.verdict, key.revision);
  else whenIdle(judgeSoon);
  map.subscribe(() => {
    if (!isFresh()) judgeSoon();
  });
  // Around midnight, or on a phone that was asleep, the same map has another verdict.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !isFresh()) judgeSoon();
  });
}

function judgeSoon() {
  if (gaveUp) return;
  clearTimeout(timer);
  timer = setTimeout(() => void judgeNow().catch(() => undefined), PAUSE_MS);
}

/** Starts the rules because a person asked for it, and judges. */
export async function startByHand() {
  gaveUp = false;
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
  await startOnce();
  await flush();
  const key = currentKey();
  const response = await ask({ op: "judge", records: jsonRecords(), today: key.today, oordeel: true });
  if (!response.ok) throw new Error(response.fout?.code);
  show(response.verdict, key.revision);
  if (map.readOnly) return;
  await transact("readwrite", [STORES.verdicts], (tx) => {
    void tx.objectStore(STORES.verdicts).put({ ...key, verdict: response.verdict }, KEY);
  });
}

async function startOnce() {
  if (root.dataset["engine"] === "ready") return;
  try {
    await guardedStart(startEngine, false);
  } catch (error) {
    gaveUp = true;
    root.dataset["engine"] = "failed";
    document.dispatchEvent(new Event(EVENT));
    throw error;
  }
}

/** @returns {import("./types.js").JsonObject[]} */
function jsonRecords() {
  return map.all().map((record) => ({ ...record }));
}

function currentKey() {
  return { revision: diskState().revision, rules: root.dataset["rules"] ?? "", today: today() };
}

/**
 * @param {Verdict} verdict
 * @param {number} revision
 */
function show(verdict, revision) {
  judgedRevision = revision;
  setVerdict(verdict);
  document.dispatchEvent(new Event(EVENT));
  mark("verdict");
}

/** @param {() => void} work */
function whenIdle(work) {
  if ("requestIdleCallback" in self) requestIdleCallback(work, { timeout: PAUSE_MS * 2 });
  else setTimeout(work, PAUSE_MS);
}
