// @ts-check
/** Who signed what is in a record as it is now: under the record itself, or under a form that covers it. */

import { SIGNATURE, text } from "../pure/record.js";
import { canonical } from "../text/canonical.js";
import { readAnswer } from "./answer.js";
import { readSealed } from "./seal.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").JsonObject} JsonObject
 */

/**
 * @param {Rec[]} signatures of the map
 * @param {{id: string, velden: JsonObject}} part a record with its filled answers
 * @returns {Rec | undefined} the newest that agreed to exactly these answers; none after a change, which is shown already
 */
export function coveringOf(signatures, { id, velden }) {
  const now = canonical(velden);
  return signatures
    .filter((item) => item.soort === SIGNATURE && text(item, "verzegeld").includes(id))
    .filter((item) => !["niet", "ingetrokken", "onleesbaar"].includes(readAnswer(text(item, "antwoord")).said))
    .sort((a, b) => (text(a, "moment") < text(b, "moment") ? -1 : 1))
    .filter((item) => {
      const sealed = readSealed(text(item, "verzegeld"));
      const parts = sealed ? [sealed.record, ...sealed.regels] : [];
      return parts.some((part) => part.id === id && canonical(part.velden) === now);
    })
    .at(-1);
}
