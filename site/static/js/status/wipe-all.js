// @ts-check
/**
 * Everything that this site keeps on this phone, whoever wrote it: the map with its copies, the files of a class, the
 * engine's memory, what killed pages had typed. The app itself stays, so that it works without a connection.
 */

import { forgetShared } from "../in/shared-file.js";
import { wipeMap } from "../keep/take-in.js";
import { inTime } from "../pure/waiting.js";
import { NAME } from "../store/layout.js";
import { dropPending } from "../store/pending.js";

/** Another page may still be using its database for a moment. */
const CLOSE_MS = 10_000;
/** In addition to the map: the class of school, the engine. For a browser that cannot list its databases. */
const BESIDE = [`${NAME}-school`, `${NAME}-school-tab`, `${NAME}-engine`];

const channel = "BroadcastChannel" in self ? new BroadcastChannel(`${NAME}-wipe`) : undefined;
channel?.addEventListener("message", () => {
  // What this tab had not written yet would bring part of the map back.
  dropPending();
  forgetTyped();
  location.reload();
});

/** Empties every store; throws when one of them could not be. */
export async function wipeAll() {
  channel?.postMessage("wiped");
  dropPending();
  await wipeMap();
  forgetTyped();
  await forgetShared();
  const found = (await indexedDB.databases?.().catch(() => [])) ?? [];
  const names = found.map(({ name }) => name ?? "").filter((name) => name.startsWith(`${NAME}-`));
  await Promise.all(Array.from(new Set([...BESIDE, ...names]), (name) => inTime(drop(name), CLOSE_MS)));
  // A tab in the middle of a write has finished it by now.
  await wipeMap();
  channel?.postMessage("wiped");
}

/** What pages had typed and not written. */
function forgetTyped() {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(NAME))) localStorage.removeItem(key);
  sessionStorage.clear();
}

/**
 * @param {string} name
 * @returns {Promise<void>}
 */
function drop(name) {
  const request = indexedDB.deleteDatabase(name);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
