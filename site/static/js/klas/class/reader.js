// @ts-check
/** Reads many files, each on its own: a broken one does not stop the others, and the user can stop them all. */

import { askOfFiles, startEngine } from "../../engine/client.js";
import { addedText } from "../../file/make.js";
import { today } from "../../page/document.js";
import { momentOf } from "../../pure/clock.js";

/**
 * @typedef {import("./in-memory.js").Inzending} Inzending
 * @typedef {import("./in-memory.js").Student} Student
 * @typedef {{naam: string, blob: Readable}} Item a file, one in a zip, or one that this computer kept
 * @typedef {import("../../in/incoming.js").Readable} Readable
 *
 * @typedef {object} Listener
 * @property {(item: {naam: string, blob: Blob, inzending: Inzending}) => unknown} onRead
 * @property {(item: Item, why: {code: string, tekst: string} | "size" | "file" | "engine") => unknown} onFault in the words of the
 *   rules, or the name of a fault that only the page can know
 * @property {() => unknown} onStep after every file, read or not
 * @property {() => boolean} isStopped
 * @property {(blob: Readable) => boolean} isTooLarge
 */

/** A file with many photos on a slow laptop. */
const READ_MS = 120_000;
/** While an engine reads one file, the next one is read from disk. */
const LANES = 2;

/**
 * @param {Item[]} queue is emptied; what is added meanwhile is read too
 * @param {Listener} listener
 * @param {number} engines that there may be
 */
export async function readItems(queue, listener, engines) {
  const state = { isDown: false };
  await inLanes(queue, engines, async (item) => {
    const tell = state.isDown ? () => listener.onFault(item, "engine") : await readItem(item, listener, state);
    if (listener.isStopped()) return;
    tell();
    listener.onStep();
  });
}

/**
 * Takes one after another, so that no more of them are in memory than the engines can read.
 * @template T
 * @param {T[]} queue
 * @param {number} engines
 * @param {(item: T) => Promise<unknown>} work
 */
export async function inLanes(queue, engines, work) {
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: engines * LANES }, lane));
}

/**
 * @param {Item} item
 * @param {Listener} listener
 * @param {{isDown: boolean}} state
 * @returns {Promise<() => unknown>} reports the outcome, if it is still wanted
 */
async function readItem(item, listener, state) {
  if (listener.isTooLarge(item.blob)) return () => listener.onFault(item, "size");
  /** @type {Blob} */
  let blob;
  try {
    // A copy: the file itself may be on a stick that is removed before its map is opened.
    blob = new Blob([await item.blob.arrayBuffer()]);
  } catch (error) {
    console.warn("bpv-map: a file could not be read from the disk", error);
    return () => listener.onFault(item, "file");
  }
  try {
    const response = await askTwice({
      op: "klas_bestand",
      naam: item.naam,
      tekst: blob,
      today: today(),
      now: momentOf(),
    });
    if (!response.ok) return () => listener.onFault({ naam: item.naam, blob }, response.fout);
    return () => listener.onRead({ naam: item.naam, blob, inzending: response.inzending });
  } catch (error) {
    console.error("bpv-map: a file was not read", error);
    // The next file restarts rules that a file broke; rules that do not start are of no use to any.
    state.isDown = await startEngine().then(
      () => false,
      () => true,
    );
    return () => listener.onFault(item, "engine");
  }
}

/**
 * All files of one student as one map.
 * @param {Student} student
 * @returns {Promise<any>} the response: {ok: true, map} or {ok: false, fout}
 */
export function askMap({ bestanden }) {
  return askTwice({ op: "klas_map", bestanden: filesOf(bestanden), today: today(), now: momentOf() });
}

/**
 * What the table needs of all files of one student together, with what school added to them.
 * @param {Student} student
 * @param {{naam: string, records: import("../../pure/types.js").Rec[]}} added
 * @returns {Promise<any>} the response: {ok: true, inzending, samengevoegd} or {ok: false, fout}
 */
export async function askRow({ ids, bestanden }, { naam, records }) {
  const own = records.length > 0 ? [{ naam, blob: new Blob([await addedText(ids, records)]) }] : [];
  return askTwice({ op: "klas_samen", bestanden: filesOf([...bestanden, ...own]), today: today(), now: momentOf() });
}

/** @param {{naam: string, blob: Blob}[]} bestanden */
function filesOf(bestanden) {
  return bestanden.map(({ naam, blob }) => ({ naam, tekst: blob }));
}

/**
 * Requests that were pending when another file broke the rules deserve an answer of their own.
 * @param {import("../../engine/client.js").WithFiles} request
 */
async function askTwice(request) {
  try {
    return await askOfFiles(request, READ_MS);
  } catch {
    await startEngine();
    return askOfFiles(request, READ_MS);
  }
}
