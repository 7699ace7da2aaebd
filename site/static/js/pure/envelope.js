// @ts-check
/** The file that goes to school or to another phone. Pure: everything in it is a parameter. */

import { canonical, sha256 } from "../text/canonical.js";

/**
 * @typedef {import("./types.js").Rec} Rec
 * @typedef {import("./types.js").Attachment} Attachment
 * @typedef {import("./types.js").Verdict} Verdict
 *
 * @typedef {object} Content
 * @property {Rec[]} records
 * @property {Attachment[]} attachments
 * @property {Verdict | undefined} verdict only when it is about these very records
 * @property {string} app its version
 * @property {string} moment
 * @property {string[]} [omitted] what was left out on purpose
 */

const FORMAT = "bpv-map";
const FORMAT_VERSION = 1;
/** As many bytes at once as a call may have arguments. */
const CHUNK = 8192;

/**
 * @param {Content} content
 * @returns {Promise<string>}
 */
export async function envelopeText({ records, attachments, verdict, app, moment, omitted = [] }) {
  const envelope = {
    ...(omitted.length > 0 ? { omitted } : {}),
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    generator: `${FORMAT}/${app}`,
    rulesVersion: verdict?.rulesVersion ?? null,
    exportedAt: moment,
    records: [...records].sort((a, b) => (a.id < b.id ? -1 : 1)),
    attachments: [...attachments].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)).map(portable),
    verdict: verdict ?? null,
  };
  return canonical({ ...envelope, sha256: await sha256(canonical(envelope)) });
}

/** @param {Attachment} attachment */
function portable({ sha256: hash, type, bytes }) {
  return { sha256: hash, type, base64: toBase64(new Uint8Array(bytes)) };
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function toBase64(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(text);
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

/**
 * @param {{sha256: string, type: string, base64: string}} portable from the rules, checked
 * @returns {Attachment}
 */
export function fromPortable({ sha256: hash, type, base64 }) {
  return { sha256: hash, type, bytes: fromBase64(base64).buffer };
}

/** A file system counts bytes, and some stop at 143; letters outside Latin take up to four each. */
const PART_BYTES = 48;
/** As much of an id as tells two students of one name apart. */
const CODE_SIGNS = 4;

/**
 * A name that every phone, computer and mail program accepts: letters of any script and digits, joined by "-". It
 * begins with our own word, so it is none of the names that Windows keeps for itself.
 * @param {...string} parts
 * @returns {string}
 */
export function fileName(...parts) {
  return `${[FORMAT, ...parts.map(plainPart).filter(Boolean)].join("-")}.json`;
}

/**
 * What keeps the names of two students' files apart when the students have one name, or none that can be written.
 * @param {Rec[]} records
 * @returns {string}
 */
export function ownerCode(records) {
  const ids = records.map(({ id }) => id).sort();
  const own = records.find(({ soort }) => soort === "student")?.id ?? ids[0] ?? "";
  return plainPart(own).replaceAll("-", "").slice(-CODE_SIGNS);
}

/** Without accents on Latin letters; other scripts keep every sign. @param {string} part */
function plainPart(part) {
  const letters = part
    .normalize("NFKD")
    .replace(/([a-z])\p{M}+/giu, "$1")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_-]+|^\p{M}+/gu, "");
  const utf8 = new TextEncoder();
  let name = "";
  for (const sign of letters) if (utf8.encode(name + sign).length <= PART_BYTES) name += sign;
  return name;
}
