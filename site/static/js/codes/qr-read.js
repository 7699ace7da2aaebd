// @ts-check
/** Reads a series of codes, with the camera or from pictures, and returns the text once all of them are read. */

import { fillPattern } from "../map/fill.js";
import { drawnSmall } from "../map/photo.js";
import { all, clone, onAction, one, setText, show } from "../page/dom.js";
import { onChosen } from "../tell/chosen-files.js";
import { openFinder } from "./barcode.js";
import { newCollection } from "./collection.js";
import { startLooking } from "./looking.js";

/**
 * @typedef {{open: () => Promise<void>}} Reader
 * @typedef {import("./barcode.js").Finder} Finder
 */

/** The resolution asked of the camera; a photo from a phone has many times more. */
const MOST_PIXELS = 1920;
/** A half-seen code tells the user nothing, and a camera sees the same code many times. */
const SILENT = ["damaged", "known"];

/** @type {WeakMap<HTMLElement, Reader>} */
const readers = new WeakMap();

/**
 * Rejects when this device cannot read codes.
 * @param {HTMLElement} element with the place for reading
 * @param {(text: string) => unknown} receive
 */
export async function readCodes(element, receive) {
  const reader = readers.get(element) ?? startReader(element, receive);
  readers.set(element, reader);
  await reader.open();
}

/**
 * @param {HTMLElement} element
 * @param {(text: string) => unknown} receive
 * @returns {Reader}
 */
function startReader(element, receive) {
  const place = one(element, "[data-reader]");
  const video = /** @type {HTMLVideoElement} */ (one(element, "video"));
  /** @type {Finder | undefined} */
  let find;

  const taker = startTaking(element, (whole) => {
    close();
    receive(whole);
  });
  const camera = startLooking(video, {
    look: async () => {
      const text = await find?.(middleOf(video));
      if (text !== undefined && place?.hidden === false) await taker.take(text, false);
    },
    tell: (state) => {
      show(video, state === "on");
      say(element, state === "on" ? "" : state);
    },
  });
  const close = () => {
    camera.close();
    show(place, false);
  };
  const open = async () => {
    close();
    taker.forget();
    show(video, false);
    show(place, true);
    place?.focus();
    find = await openFinder();
    await camera.open();
  };
  startPictures(element, taker.take);
  onAction(element, "stop-codes", () => {
    close();
    one(element, "[data-action=read-codes]")?.focus();
  });
  onAction(element, "codes-again", taker.forget);
  onAction(element, "camera-again", () => void camera.open());
  return { open };
}

/**
 * @param {HTMLElement} element that says how much the rules accept
 * @param {(text: string) => unknown} done
 */
function startTaking(element, done) {
  const collection = newCollection();
  let isJoining = false;
  const forget = () => {
    collection.forget();
    showState(element, []);
    say(element, "");
  };
  /** @param {string} text @param {boolean} isChosen by the user, who wants to know the outcome */
  const take = async (text, isChosen) => {
    const taken = await collection.take(text);
    if (isChosen || !SILENT.includes(taken)) say(element, taken === "new" || taken === "known" ? "" : taken);
    if (taken !== "new") return;
    showState(element, collection.state());
    if (!collection.isComplete() || isJoining) return;
    isJoining = true;
    const joined = collection.join(Number(element.dataset["maxBytes"]));
    const whole = await joined.catch((error) => console.error("bpv-map: the codes are not one whole", error));
    isJoining = false;
    forget();
    if (whole === undefined) say(element, "mismatch");
    else done(whole);
  };
  return { take, forget };
}

/**
 * @param {HTMLElement} element
 * @param {(text: string, isChosen: boolean) => Promise<void>} take
 */
function startPictures(element, take) {
  const input = /** @type {HTMLInputElement} */ (one(element, "input[data-code-pictures]"));
  onChosen(input, async (files) => {
    const find = await openFinder();
    for (const file of files) {
      const text = await textIn(file, find);
      if (text === undefined) say(element, "nothing");
      else await take(text, true);
    }
  });
}

/**
 * What the page shows of the camera: a square.
 * @param {HTMLVideoElement} video
 * @returns {import("./barcode.js").Picture}
 */
function middleOf(video) {
  const { videoWidth, videoHeight } = video;
  const side = Math.min(videoWidth, videoHeight);
  const [left, top] = [(videoWidth - side) / 2, (videoHeight - side) / 2];
  return { source: video, left, top, width: side, height: side, scale: 1, isStill: false };
}

/**
 * @param {File} file
 * @param {Finder} find
 */
async function textIn(file, find) {
  const source = await drawnSmall(file, MOST_PIXELS).catch(() => undefined);
  if (!source) return undefined;
  const { width, height } = source;
  const text = await find({ source, left: 0, top: 0, width, height, scale: 1, isStill: true });
  source.width = source.height = 0;
  return text;
}

/**
 * @param {HTMLElement} element
 * @param {string} name of the one sentence to show, "" for none
 */
function say(element, name) {
  for (const note of all(element, "[data-code-note]")) show(note, note.dataset["codeNote"] === name);
  show(one(element, "[data-action=codes-again]"), name === "other");
  show(one(element, "[data-action=camera-again]"), name === "stopped");
}

/**
 * @param {HTMLElement} element
 * @param {{number: number, isRead: boolean}[]} state
 */
function showState(element, state) {
  const progress = one(element, "[data-code-progress]");
  const aantal = state.filter(({ isRead }) => isRead).length;
  const pattern = progress?.dataset[state.length > 0 ? "pattern" : "before"] ?? "";
  setText(progress, fillPattern(pattern, { aantal, totaal: state.length }));
  const list = one(element, "[data-code-list]");
  list?.replaceChildren(...state.map(({ number, isRead }) => partItem(element, number, isRead)));
}

/**
 * @param {HTMLElement} element
 * @param {number} number
 * @param {boolean} isRead
 */
function partItem(element, number, isRead) {
  const item = clone(element, "template[data-code-part]");
  if (!item) return "";
  item.classList.toggle("pil-open", !isRead);
  setText(one(item, "[data-number]"), String(number));
  const word = one(item, "[data-word]");
  setText(word, word?.dataset[isRead ? "yes" : "no"] ?? "");
  return item;
}
