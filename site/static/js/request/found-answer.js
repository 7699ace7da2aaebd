// @ts-check
/** An answer that came back: whether it may become part of this map, and what it says. */

import { readParcel } from "../parcel/fragment.js";
import { text } from "../pure/record.js";
import { isWhole } from "../sign/check-proof.js";
import { readSealed, sealedContent } from "../sign/seal.js";
import { canonical } from "../text/canonical.js";

/**
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../sign/seal.js").Seal} Seal
 * @typedef {import("../sign/seal.js").Sealed} Sealed
 * @typedef {{id: string, velden: Record<string, string>, sealed: Sealed, isChanged: boolean}} Taken `isChanged` when
 *   what was signed is other than it is now
 * @typedef {{fault?: string, taken?: Taken}} Found
 */

/** Fields that a signature has; anything else in an answer is not ours. */
const FIELDS = [
  ...["betreft", "rol", "naam", "moment", "wijze", "tekening", "verzegeld", "antwoord", "sha256", "vorige", "schakel"],
  ...["sleutel", "bewijs", "periode"],
];

/**
 * @param {Source} source
 * @param {string} given a link, or the text of a file
 * @param {Record<string, {seals: Seal | null}>} forms
 * @returns {Promise<Found>} a fault has its sentence on the page
 */
export async function findAnswer(source, given, forms) {
  const { answer, request, fault } = await readParcel(given);
  if (request) return { fault: "request" };
  if (!answer) return { fault: fault ?? "none" };
  const students = source.of("student");
  if (students.length === 0) return { fault: "no-map" };
  if (!students.some(({ id }) => id === answer.student)) return { fault: "other-student" };
  const { id } = answer.handtekening;
  const velden = ownFields(answer.handtekening.velden);
  const sealed = readSealed(velden["verzegeld"] ?? "");
  const isFit = sealed !== undefined && sealed.record.id === velden["betreft"] && velden["rol"] !== "student";
  if (!isFit || !(await isWhole(velden))) return { fault: "broken" };
  const known = source.all().find((item) => item.id === id);
  if (known) return { fault: text(known, "schakel") === velden["schakel"] ? "twice" : "broken" };
  const record = source.get(sealed.record.id);
  if (!record) return { fault: "no-form" };
  const seal = forms[record.soort]?.seals ?? undefined;
  const isChanged = canonical(sealedContent(source, record, seal)) !== velden["verzegeld"];
  return { taken: { id, velden, sealed, isChanged } };
}

/**
 * @param {Record<string, string>} velden
 * @returns {Record<string, string>} what is ours; an answer was never signed on the phone of the student
 */
function ownFields(velden) {
  const known = Object.entries(velden).filter(([name, value]) => FIELDS.includes(name) && value !== "");
  const emptied = Object.fromEntries(["tekening", "vorige"].map((name) => [name, velden[name] ?? ""]));
  return { ...emptied, ...Object.fromEntries(known), ...(velden["sleutel"] && { toestel: "tekenaar" }) };
}
