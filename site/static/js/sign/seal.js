// @ts-check
/** What a signature covers, word for word, and the record that results. `bpv_logic.map.seal` checks the same. */

import { PERIOD } from "../map/periode.js";
import { momentOf } from "../pure/clock.js";
import { filled, SIGNATURE, text } from "../pure/record.js";
import { canonical, sha256 } from "../text/canonical.js";
import { proofOf } from "./phone-key.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../pure/types.js").JsonObject} JsonObject
 * @typedef {import("./sheet/sealed-view.js").Seal} Seal
 * @typedef {import("./sheet/sealed-view.js").Part} Part
 * @typedef {import("./sheet/sealed-view.js").Sealed} Sealed
 * @typedef {"student" | "tekenaar"} Where the phone of the student, or one of whoever signs
 * @typedef {{betreft: string, rol: string, naam: string, wijze: string, tekening: string, verzegeld: string, antwoord: string}} Signed
 */

/** The link to the previous signature is computed from these, in this order. */
const LINKED = ["vorige", "betreft", "rol", "naam", "moment", "wijze", "tekening", "sha256"];

/**
 * @param {Source} source
 * @param {Rec} record
 * @param {Seal | undefined} seal
 * @returns {Rec[]} the lines that are signed with it
 */
function sealedRecords(source, record, seal) {
  const [from, to] = [text(record, seal?.van ?? ""), text(record, seal?.tot ?? "")];
  if (!seal || !from || !to) return [];
  const period = text(record, PERIOD.field);
  return source
    .of(seal.soort)
    .filter((line) => from <= text(line, seal.veld) && text(line, seal.veld) <= to)
    .filter((line) => text(line, PERIOD.field) === period)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * @param {Source} source
 * @param {Rec} record
 * @param {Seal | undefined} seal
 * @returns {Sealed}
 */
export function sealedContent(source, record, seal) {
  const regels = sealedRecords(source, record, seal).map((line) => ({ id: line.id, velden: filled(line) }));
  return { record: { id: record.id, soort: record.soort, velden: filled(record) }, regels };
}

/**
 * @param {string} verzegeld
 * @returns {Sealed | undefined} undefined for a copy that was damaged
 */
export function readSealed(verzegeld) {
  try {
    const found = JSON.parse(verzegeld);
    const parts = [found?.record, ...(found?.regels ?? [])];
    const isWhole = parts.every((part) => typeof part?.id === "string" && typeof (part.velden ?? 0) === "object");
    return isWhole && Array.isArray(found.regels) ? found : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {Source} source
 * @param {Sealed} sealed
 * @param {string} rol
 * @returns {string[]} ids in it that are other than when this role signed it last; none when it never did
 */
export function changedSince(source, sealed, rol) {
  const before = readSealed(text(signaturesOf(source, sealed.record.id, rol).at(-1), "verzegeld"));
  if (!before) return [];
  const known = new Map([before.record, ...before.regels].map(({ id, velden }) => [id, canonical(velden)]));
  return [sealed.record, ...sealed.regels]
    .filter(({ id, velden }) => known.get(id) !== canonical(velden))
    .map(({ id }) => id);
}

/**
 * The signatures of one role under a record, newest last.
 * @param {Source} source
 * @param {string} betreft
 * @param {string} rol
 * @returns {Rec[]}
 */
export function signaturesOf(source, betreft, rol) {
  return inOrder(source).filter((item) => text(item, "betreft") === betreft && text(item, "rol") === rol);
}

/** @param {Source} source */
function inOrder(source) {
  return source.of(SIGNATURE).sort((a, b) => (text(a, "moment") < text(b, "moment") ? -1 : 1));
}

/** @param {Source} source @returns {string} the link of the newest signature, "" for none */
export const lastLink = (source) => text(inOrder(source).at(-1), "schakel");

/**
 * An app of before knows no answers and computes another hash: it never counts one as signed (docs/besluiten/0070).
 * @param {string} verzegeld
 * @param {string} antwoord
 */
export const sealOf = (verzegeld, antwoord) => sha256(antwoord ? canonical([verzegeld, antwoord]) : verzegeld);

/** @param {Record<string, string>} values of a signature */
export const linkOf = (values) => sha256(canonical(LINKED.map((name) => values[name] ?? "")));

/**
 * Makes a signature, linked to the previous one. Signatures are only ever added.
 * @param {Source} source
 * @param {Signed} signed
 * @param {Where} toestel whose phone this is
 * @returns {Promise<string>} its id
 */
export async function addSignature(source, signed, toestel) {
  const period = text(source.get(signed.betreft), PERIOD.field);
  const velden = await signatureFields(signed, { vorige: lastLink(source), period, toestel });
  const id = crypto.randomUUID();
  source.change({ id, soort: SIGNATURE, velden });
  return id;
}

/**
 * @param {Signed} signed
 * @param {{vorige: string, period: string, toestel: Where}} place the link of the newest signature, the bpv, the phone
 * @returns {Promise<Record<string, string>>} every field of the signature, with the proof of this phone if it has a key
 */
export async function signatureFields({ antwoord, ...signed }, { vorige, period, toestel }) {
  /** @type {Record<string, string>} */
  const values = { ...signed, moment: momentOf(), sha256: await sealOf(signed.verzegeld, antwoord), vorige };
  const schakel = await linkOf(values);
  const proof = await proofOf(schakel);
  return {
    ...values,
    schakel,
    ...(antwoord && { antwoord }),
    ...(period && { [PERIOD.field]: period }),
    ...(proof && { ...proof, toestel }),
  };
}
