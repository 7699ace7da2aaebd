// @ts-check
/** From what somebody answered and signed to the link that goes back. */

import { asFile, packAnswer } from "../parcel/fragment.js";
import { signatureFields } from "../sign/seal.js";

/**
 * @typedef {import("../parcel/fragment.js").SignRequest} SignRequest
 * @typedef {{id: string, velden: Record<string, string>, fragment: string, file: string}} Answer
 */

/**
 * @param {SignRequest} request
 * @param {import("../sign/hand/drawn-or-typed.js").Put} put
 * @param {string} antwoord as it is sealed, "" for a plain yes
 * @returns {Promise<Answer>}
 */
export async function answerTo({ id: verzoek, student, gevraagd, periode, vorige, verzegeld }, put, antwoord) {
  const betreft = JSON.parse(verzegeld).record.id;
  const signed = { betreft, rol: gevraagd.rol, ...put, verzegeld, antwoord };
  const velden = await signatureFields(signed, { vorige, period: periode, toestel: "tekenaar" });
  const id = crypto.randomUUID();
  const fragment = await packAnswer({
    verzoek,
    student: student.id,
    handtekening: { id, soort: "handtekening", velden },
  });
  return { id, velden, fragment, file: asFile(fragment) };
}
