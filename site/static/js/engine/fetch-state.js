// @ts-check
/** How far the engine is on its way to this phone. Knows no browser interface; engine/offline.js tells it. */

import { root } from "../page/document.js";

/**
 * "none": no service worker will bring it, so who starts it asks the host.
 * @typedef {"unknown" | "none" | "busy" | "paused" | "failed" | "complete"} Phase
 * @typedef {{phase: Phase, done: number, total: number}} Fetch
 */

const EVENT = "bpv:fetch";
/** @type {{now: Fetch, update: Fetch | undefined}} */
const state = { now: { phase: "unknown", done: 0, total: 0 }, update: undefined };

/** The build in use, and the one that is to replace it. */
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
 * Resolves when the rules can be started without asking the host twice for them.
 * Rejects when that is not now: paused, or the host cannot be reached.
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
