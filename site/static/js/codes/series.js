// @ts-check
/**
 * A text in numbered parts, each small enough for one QR code. Pure; docs/besluiten/0029 has the format.
 *
 * BPV1/Z/5F0A9C21B3/7/12/9B04D1E2/… : the format, packed (Z) or plain (T), which series, which part of how many, a
 * check on this part, and the bytes. The series is the hash of all bytes together, so it is the check on the whole too.
 */

import { canPack, pack, unpack } from "../text/gzip.js";
import { fromBase45, toBase45 } from "./base45.js";

/**
 * @typedef {{series: string, packed: boolean, number: number, total: number, bytes: Uint8Array<ArrayBuffer>}} Part
 */

/** Measured: what a phone reads from the screen of another at arm's length (docs/besluiten/0029). */
const BYTES_PER_CODE = 808;
const SERIES_SIGNS = 10;
const CHECK_SIGNS = 8;
const PART = /^BPV1\/([ZT])\/([0-9A-F]{10})\/([1-9]\d{0,2})\/([1-9]\d{0,2})\/([0-9A-F]{8})\/(.+)$/s;

/**
 * @param {string} text
 * @returns {Promise<string[]>} what each code holds, in order
 */
export async function makeParts(text) {
  const plain = new TextEncoder().encode(text);
  const kind = canPack() ? "Z" : "T";
  const bytes = kind === "Z" ? await pack(plain) : plain;
  const series = await hash(bytes, SERIES_SIGNS);
  const total = Math.ceil(bytes.length / BYTES_PER_CODE);
  // All of one size, so that none is smaller to the camera; even, because the characters come in pairs.
  const size = 2 * Math.ceil(bytes.length / total / 2);
  const numbers = Array.from({ length: total }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const piece = bytes.slice((number - 1) * size, number * size);
      const head = `${kind}/${series}/${number}/${total}`;
      return `BPV1/${head}/${await checkOf(head, piece)}/${toBase45(piece)}`;
    }),
  );
}

/**
 * @param {string} text as a camera read it
 * @returns {Promise<Part | "foreign" | "damaged">}
 */
export async function readPart(text) {
  const found = PART.exec(text);
  if (!found) return text.startsWith("BPV") ? "damaged" : "foreign";
  const [, kind = "", series = "", number = "", total = "", check, signs = ""] = found;
  const bytes = fromBase45(signs);
  if (!bytes || Number(number) > Number(total)) return "damaged";
  if ((await checkOf(`${kind}/${series}/${number}/${total}`, bytes)) !== check) return "damaged";
  return { series, packed: kind === "Z", number: Number(number), total: Number(total), bytes };
}

/**
 * Rejects when the parts are not of one text.
 * @param {Part[]} parts all of one series, in order
 * @param {number} most how many bytes it may unpack to
 * @returns {Promise<string>}
 */
export async function joinParts(parts, most) {
  const bytes = new Uint8Array(await new Blob(parts.map((part) => part.bytes)).arrayBuffer());
  const [first] = parts;
  if (!first || (await hash(bytes, SERIES_SIGNS)) !== first.series) throw new Error("these parts are not one whole");
  return new TextDecoder("utf-8", { fatal: true }).decode(first.packed ? await unpack(bytes, most) : bytes);
}

/**
 * @param {string} head
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function checkOf(head, bytes) {
  return hash(await new Blob([head, bytes]).arrayBuffer(), CHECK_SIGNS);
}

/**
 * @param {BufferSource} bytes
 * @param {number} signs
 */
async function hash(bytes, signs) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.slice(0, signs).toUpperCase();
}
