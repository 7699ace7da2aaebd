// @ts-check
/** How far the download of the engine is. Uses no browser interface; engine/offline.js reports to it. */

import { root } from "../page/document.js";

/**
 * "none": no service worker will bring it, so a start downloads it from the host.
 * @typedef {"unknown" | "none" | "busy" | "paused" | "failed" | "complete"} Phase
 * @typedef {{phase: Phase, done: number, total: number}} Fetch
 */

const EVENT = "bpv:fetch";
/** @type {{now: Fetch, update: Fetch | undefined}} */
const state = { now: { phase: "unknown", done: 0, total: 0 }, update: undefined };

/** The build in use, and the one that will replace it. */
export const fetchState = () => state;

/** @param {() => void} listener */
export function onFetch(listener) {
  document.addEventListener(EVENT, listener);
}

/**
 * @param {Partial<Fetch>} news
 * @param {boolean} [isUpdate]
 */
export function report(news, isUpdate = false) {
  if (isUpdate) state.update = { ...(state.update ?? state.now), ...news };
  else state.now = { ...state.now, ...news };
  document.dispatchEvent(new Event(EVENT));
}

/**
 * Resolves when the rules can be started without downloading them twice.
 * Rejects when that is not possible now: paused, or the host cannot be reached.
 * @returns {Promise<void>}
 */
export function engineHere() {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { phase } = state.now;
      if (phase === "unknown" || phase === "busy") {
        root.dataset["engine"] = "loading";
        return;
      }
      document.removeEventListener(EVENT, look);
      if (phase === "complete" || phase === "none") return void resolve();
      root.dataset["engine"] = phase === "paused" ? "off" : "failed";
      reject(new Error(`the engine is ${phase}`));
    };
    document.addEventListener(EVENT, look);
    look();
  });
}
