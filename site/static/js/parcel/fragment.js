// @ts-check
/**
 * A request to sign and its answer, as the part of a link that no server ever sees, or as a file
 * (docs/export.md, "Tekenverzoek"; docs/besluiten/0074).
 */

import { fromLetters, toLetters } from "../text/letters.js";
import { canPack, deflated, inflated, joined } from "./bytes.js";
import { fromColumns, toColumns } from "./columns.js";
import { readRandom, takeOut } from "./random.js";
import { asAnswer, asRequest } from "./shape.js";

/**
 * @typedef {import("./shape.js").SignRequest} SignRequest
 * @typedef {import("./shape.js").SignAnswer} SignAnswer
 * @typedef {"none" | "cut" | "changed" | "newer" | "too-big" | "no-unpacking"} Fault
 * @typedef {{request?: SignRequest, answer?: SignAnswer, fault?: Fault}} Parcel exactly one of them
 */

const VERSION = 1;
const [REQUEST, ANSWER] = ["v", "a"];
const FORMATS = { [REQUEST]: "bpv-tekenverzoek", [ANSWER]: "bpv-tekenantwoord" };
/** Characters of a text that is looked through, and bytes that it may unpack to. */
const MOST = 1_000_000;
/** The begin of the SHA-256 of everything behind it, and the length of that; twelve bytes are sixteen letters. */
const [SUM_SIZE, HEAD_SIZE, HEAD_LETTERS] = [8, 12, 16];
const MARK = /(?<![\w.-])([va])(\d{1,4})\.(?=[\w-]{16})/;
/** Where ours is: a tracking word before it may look the same. */
const BEHIND_HASH = /(?<=#)([va])(\d{1,4})\.(?=[\w-]{16})/;
/** What mail and messengers put between letters to break a line: spaces, quotes, soft breaks, signs nobody sees. */
const BETWEEN = /[\s>=\u00ad\u200b-\u200d\u2060]+/g;

/**
 * @param {SignRequest} request
 * @returns {Promise<string>} what goes behind the # of a link
 */
export async function packRequest(request) {
  return packed(REQUEST, { ...request, verzegeld: toColumns(request.verzegeld) });
}

/**
 * @param {SignAnswer} answer
 * @returns {Promise<string>} what goes behind the # of a link
 */
export async function packAnswer(answer) {
  const { velden } = answer.handtekening;
  const smaller = { ...velden, verzegeld: toColumns(velden["verzegeld"] ?? "") };
  return packed(ANSWER, { ...answer, handtekening: { ...answer.handtekening, velden: smaller } });
}

/**
 * @param {string} fragment
 * @returns {string} the same as a file
 */
export function asFile(fragment) {
  const format = FORMATS[fragment.charAt(0)];
  return JSON.stringify({ format, formatVersion: VERSION, parcel: fragment });
}

/**
 * Finds a request or an answer in a link, in a message around it, or in the text of a file. Rejects nothing.
 * @param {string} text
 * @returns {Promise<Parcel>}
 */
export async function readParcel(text) {
  if (text.length > MOST) return { fault: "too-big" };
  const found = markIn(text);
  if (!found) return { fault: "none" };
  const { kind, version, letters } = found;
  if (version !== VERSION) return { fault: version > VERSION ? "newer" : "none" };
  if (!canRead()) return { fault: "no-unpacking" };
  const size = lettersFor(sizeIn(letters));
  if (letters.length < size) return { fault: "cut" };
  const bytes = fromLetters(letters.slice(0, size));
  if (!bytes) return { fault: "changed" };
  if (!(await isWhole(kind, bytes))) return { fault: "changed" };
  try {
    return contentOf(kind, await unpacked(bytes.subarray(HEAD_SIZE)));
  } catch {
    return { fault: "changed" };
  }
}

/**
 * @param {string} text
 * @returns {{kind: string, version: number, letters: string} | undefined}
 */
function markIn(text) {
  let plain = text;
  // A link inside another link is written in percents, and that one may be inside a third.
  for (let turn = 0; turn < 3 && !BEHIND_HASH.test(plain); turn += 1) plain = withoutPercents(plain);
  const mark = BEHIND_HASH.exec(plain) ?? MARK.exec(plain);
  if (!mark) return undefined;
  const [whole, kind = "", version] = mark;
  const rest = withoutPercents(plain.slice(mark.index + whole.length)).replace(BETWEEN, "");
  return { kind, version: Number(version), letters: /^[\w-]*/.exec(rest)?.[0] ?? "" };
}

/** @param {string} text */
function withoutPercents(text) {
  return text.replace(/%(23|2e|3d|2d|5f|25)/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Without https there is no digest, and what cannot be checked is not read. */
const canRead = () => canPack() && Boolean(globalThis.crypto?.subtle);

/** @param {number} size of what is behind the head, in bytes */
const lettersFor = (size) => Math.ceil(((HEAD_SIZE + size) * 4) / 3);

/**
 * @param {string} letters
 * @returns {number} the bytes behind the head, as the head says: words that somebody put behind the link are not read
 */
function sizeIn(letters) {
  const head = fromLetters(letters.slice(0, HEAD_LETTERS));
  return head ? new DataView(head.buffer).getUint32(SUM_SIZE) : 0;
}

/**
 * @param {string} kind
 * @param {object} content
 */
async function packed(kind, content) {
  const { rest, bytes } = takeOut(content);
  const body = joined([bytes, await deflated(JSON.stringify(rest))]);
  const length = new DataView(new ArrayBuffer(HEAD_SIZE - SUM_SIZE));
  length.setUint32(0, body.length);
  const sealed = joined([new Uint8Array(length.buffer), body]);
  return `${kind}${VERSION}.${toLetters(joined([await sumOf(kind, sealed), sealed]))}`;
}

/**
 * @param {string} kind
 * @param {Uint8Array} sealed
 */
async function sumOf(kind, sealed) {
  const named = joined([new TextEncoder().encode(`${kind}${VERSION}.`), sealed]);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", named)).subarray(0, SUM_SIZE);
}

/**
 * @param {string} kind
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function isWhole(kind, bytes) {
  const sum = await sumOf(kind, bytes.subarray(SUM_SIZE));
  return sum.every((byte, at) => byte === bytes[at]);
}

/** @param {Uint8Array<ArrayBuffer>} body */
async function unpacked(body) {
  const { size, putBack } = readRandom(body);
  return putBack(JSON.parse(await inflated(body.slice(size), MOST)));
}

/**
 * @param {string} kind
 * @param {any} content anything: it is looked at before it is used
 * @returns {Parcel}
 */
function contentOf(kind, content) {
  if (kind === REQUEST) {
    const request = asRequest({ ...content, verzegeld: fromColumns(content.verzegeld) });
    return request ? { request } : { fault: "changed" };
  }
  const { handtekening } = content;
  const velden = { ...handtekening.velden, verzegeld: fromColumns(handtekening.velden.verzegeld) };
  const answer = asAnswer({ ...content, handtekening: { ...handtekening, velden } });
  return answer ? { answer } : { fault: "changed" };
}
