// @ts-check
/** A request to sign: what is signed, the names that are needed to read it, who is asked, and nothing else of the map. */

import { formatValue } from "../map/format.js";
import { PERIOD } from "../map/periode.js";
import { momentOf } from "../pure/clock.js";
import { text } from "../pure/record.js";
import { changedSince, lastLink, sealedContent } from "../sign/seal.js";
import { canonical } from "../text/canonical.js";

/**
 * @typedef {import("../pure/types.js").JsonObject} JsonObject
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../map/fill.js").Words} Words
 * @typedef {import("../parcel/fragment.js").SignRequest} SignRequest
 *
 * @typedef {object} Asking
 * @property {Source} source
 * @property {Rec} record
 * @property {import("../sign/seal.js").Seal | undefined} seal
 * @property {import("../sign/sheet/sealed-view.js").Labels} labels
 * @property {{rol: string, naam: string}} gevraagd
 * @property {{id: string, naam: string}} student
 */

/**
 * @param {Asking} asking
 * @returns {SignRequest}
 */
export function requestFor({ source, record, seal, labels, gevraagd, student }) {
  const sealed = sealedContent(source, record, seal);
  const own = namesIn(sealed.record.velden, labels.own);
  return {
    id: crypto.randomUUID(),
    student,
    gevraagd,
    periode: text(record, PERIOD.field),
    vorige: lastLink(source),
    moment: momentOf(),
    verzegeld: canonical(sealed),
    woorden: Object.assign(own, ...sealed.regels.map(({ velden }) => namesIn(velden, labels.lines))),
    nieuw: changedSince(source, sealed, gevraagd.rol),
  };
}

/**
 * Names that the page of the signer does not have: of a werkproces, an opleiding, another record.
 * @param {JsonObject} velden
 * @param {Words} words
 * @returns {Record<string, string>} by value
 */
function namesIn(velden, words) {
  const pairs = Object.entries(words).flatMap(([name, field]) => {
    const values = [velden[name] ?? []].flat().filter((value) => typeof value === "string");
    return values.map((value) => [value, formatValue(value, "label", field)]);
  });
  return Object.fromEntries(pairs.filter(([value, label]) => label && label !== value));
}
