// @ts-check
/** From what somebody answered and signed to the link that goes back. */

import { asFile, packAnswer, readParcel } from "../parcel/fragment.js";
import { readAnswer, withdrawalOf } from "../sign/answer.js";
import { signatureFields } from "../sign/seal.js";

/**
 * @typedef {import("../parcel/fragment.js").SignRequest} SignRequest
 * @typedef {import("./signed-here.js").Kept} Kept
 * @typedef {{id: string, velden: Record<string, string>, fragment: string, file: string}} Answer
 */

/**
 * Takes back what was signed on this phone, with the same key. It goes on from the same link: whether the first answer
 * ever became part of a map is not known here.
 * @param {Kept} kept
 * @param {string} reden
 * @returns {Promise<Kept | undefined>} undefined when what was kept cannot be read any more
 */
export async function withdrawn(kept, reden) {
  const { answer } = await readParcel(kept.fragment);
  if (!answer) return undefined;
  const { betreft = "", rol = "", naam = "", verzegeld = "", vorige = "", periode = "" } = answer.handtekening.velden;
  const antwoord = withdrawalOf(answer.handtekening.id, reden);
  const signed = { betreft, rol, naam, wijze: "getypt", tekening: "", verzegeld, antwoord };
  const velden = await signatureFields(signed, { vorige, period: periode, toestel: "tekenaar" });
  const id = crypto.randomUUID();
  const fragment = await packAnswer({ ...answer, handtekening: { id, soort: "handtekening", velden } });
  const { moment = "", sha256 = "" } = velden;
  return { ...kept, id, moment, sha256, said: readAnswer(antwoord).said, fragment };
}

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
