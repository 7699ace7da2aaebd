// @ts-check
/** Ids and hashes: random, so they do not pack. They go as bytes, each once, and the text only names their place. */

import { fromHex, joined, toHex } from "./bytes.js";

const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const HASH = /^[\da-f]{64}$/;
/** Before the place of something random; no keyboard makes it, and a text that begins with it is marked as well. */
const PLACE = "\u0010";
const [ID_SIZE, HASH_SIZE, COUNTS_SIZE] = [16, 32, 4];

/**
 * @param {unknown} value
 * @returns {{rest: unknown, bytes: Uint8Array<ArrayBuffer>}} the value with places, and what is at them
 */
export function takeOut(value) {
  /** @type {Map<string, number>} */
  const ids = new Map();
  /** @type {Map<string, number>} */
  const hashes = new Map();
  const rest = mapTexts(value, (text) => {
    const [known, mark] = ID.test(text) ? [ids, "i"] : HASH.test(text) ? [hashes, "h"] : [undefined, ""];
    if (!known) return text.startsWith(PLACE) ? PLACE + text : text;
    if (!known.has(text)) known.set(text, known.size);
    return `${PLACE}${mark}${known.get(text)?.toString(36)}`;
  });
  const counts = new Uint8Array([ids.size >> 8, ids.size & 255, hashes.size >> 8, hashes.size & 255]);
  const both = [...ids.keys(), ...hashes.keys()].map((text) => fromHex(text.replaceAll("-", "")));
  return { rest, bytes: joined([counts, ...both]) };
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes as `takeOut` made them, and more behind them
 * @returns {{size: number, putBack: (rest: unknown) => unknown}} how many bytes they are
 */
export function readRandom(bytes) {
  const [idCount, hashCount] = [countAt(bytes, 0), countAt(bytes, 2)];
  const hashesAt = COUNTS_SIZE + idCount * ID_SIZE;
  const size = hashesAt + hashCount * HASH_SIZE;
  /** @param {number} from @param {number} step */
  const hexAt = (from, step) => toHex(bytes.subarray(from, from + step));
  const known = { i: COUNTS_SIZE, h: hashesAt };
  return {
    size,
    putBack: (rest) =>
      mapTexts(rest, (text) => {
        if (!text.startsWith(PLACE)) return text;
        if (text[1] === PLACE) return text.slice(1);
        const at = Number.parseInt(text.slice(2), 36);
        if (text[1] === "h") return hexAt(known.h + at * HASH_SIZE, HASH_SIZE);
        return hexAt(known.i + at * ID_SIZE, ID_SIZE).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
      }),
  };
}

/** @param {Uint8Array} bytes @param {number} at */
const countAt = (bytes, at) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/**
 * @param {unknown} value
 * @param {(text: string) => string} change
 * @returns {unknown} the value with every text in it changed; names are left
 */
function mapTexts(value, change) {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change)]));
}
