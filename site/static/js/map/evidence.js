// @ts-check
/** What is handed in as evidence: a photo is made small, a PDF is kept as it is, and anything else has its sentence. */

import { sha256 } from "../text/canonical.js";
import { shrinkPhoto, TooLarge } from "./photo.js";

/**
 * @typedef {import("../pure/types.js").Attachment} Attachment
 *
 * What `bpv_logic.file.evidence.kinds` says, with bytes as letters of Latin-1.
 * @typedef {object} Rules
 * @property {[string, [number, string][]][]} begins the type of a file that begins so
 * @property {{most: number, end: string, tail: number, program: string}} pdf
 *
 * @typedef {"type" | "heic" | "large" | "pdf-large" | "pdf-not" | "pdf-half" | "pdf-program"} Fault
 */

const PDF = "application/pdf";
const HEIF = ["image/heic", "image/heif"];
/** More than any kind begins with. */
const HEAD = 64;
const ENDING = /\.pdf$/i;
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
/** Letters, digits and what a name has between them: no sign that turns the text around, no second ending. */
const UNSAFE = /[^\p{L}\p{M}\p{N} _-]+/gu;
const LONGEST_NAME = 60;

/** A file that is no evidence; `fault` says why. */
export class Refused extends Error {
  /** @param {Fault} fault @param {unknown} [cause] */
  constructor(fault, cause) {
    super(fault, { cause });
    this.fault = fault;
  }
}

/**
 * @param {File} file
 * @param {Rules} rules
 * @returns {Promise<Attachment>} rejects with `Refused`
 */
export async function evidenceOf(file, rules) {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const kind = kindOf(head, rules);
  if (kind === PDF) return pdfOf(file, rules.pdf);
  if (file.type === PDF || ENDING.test(file.name)) throw new Refused("pdf-not");
  try {
    return await shrinkPhoto(file);
  } catch (error) {
    if (error instanceof TooLarge) throw new Refused("large", error);
    throw new Refused(HEIF.includes(kind) ? "heic" : "type", error);
  }
}

/**
 * @param {Uint8Array} head the first bytes
 * @param {Rules} rules
 * @returns {string} a type, "" for anything else
 */
function kindOf(head, { begins }) {
  const letters = String.fromCharCode(...head);
  return begins.find(([, parts]) => parts.every(([place, begin]) => letters.startsWith(begin, place)))?.[0] ?? "";
}

/**
 * @param {Blob} file
 * @param {Rules["pdf"]} rules
 * @returns {Promise<Attachment>}
 */
async function pdfOf(file, rules) {
  if (file.size > rules.most) throw new Refused("pdf-large");
  const bytes = await file.arrayBuffer();
  const fault = pdfFault(bytes, rules);
  if (fault) throw new Refused(fault);
  return { sha256: await sha256(bytes), type: PDF, bytes };
}

/**
 * @param {ArrayBuffer} bytes that begin as a PDF
 * @param {Rules["pdf"]} rules
 * @returns {Fault | ""}
 */
function pdfFault(bytes, { end, tail, program }) {
  const text = lettersOf(bytes);
  const plain = text.replace(/#([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  if (new RegExp(program, "i").test(plain)) return "pdf-program";
  return text.slice(-tail).includes(end) ? "" : "pdf-half";
}

/** Enough of it for what is written in plain letters. @param {ArrayBuffer} bytes */
const lettersOf = (bytes) => new TextDecoder("latin1").decode(bytes);

/** @param {Attachment | undefined} attachment */
export const isPdf = (attachment) => attachment?.type === PDF;

/**
 * As far as a PDF says so in plain letters: many pack their pages away.
 * @param {Attachment} attachment
 * @returns {number} 0 when it is not known
 */
export const pagesOf = ({ bytes }) => lettersOf(bytes).match(PAGE)?.length ?? 0;

/**
 * The name of a PDF, which ends as one whatever the file was called.
 * @param {string} naam
 */
export function pdfName(naam) {
  const plain = naam.normalize().replace(ENDING, "").replace(UNSAFE, " ").trim().slice(-LONGEST_NAME).trim();
  return `${plain || "bewijs"}.pdf`;
}
