// @ts-check
/** What of a map goes into a file: the one place that leaves things out. Pure: private questions are a parameter. */

import { attachmentIds } from "../map/values.js";
import { isLive } from "../pure/record.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {{photos: boolean, names: Record<string, string[]>}} Left what stays behind: photos, questions by form
 * @typedef {{records: Rec[], photos: Set<string>, omitted: string[]}} Going
 */

/** @type {Left} */
export const NOTHING = { photos: false, names: {} };

/**
 * @param {Source} source
 * @param {Left} left
 * @returns {Going}
 */
export function outgoing(source, left) {
  const records = source.all().flatMap((record) => without(bare(record), left.names[record.soort] ?? []));
  const photos = attachmentIds(source);
  // Stated in every such file: whether there was anything private is nobody's business.
  const isPrivateLeft = Object.keys(left.names).length > 0;
  const arePhotosLeft = left.photos && photos.size > 0;
  const omitted = [...(arePhotosLeft ? ["attachments"] : []), ...(isPrivateLeft ? ["private"] : [])];
  return { records, photos: arePhotosLeft ? new Set() : photos, omitted };
}

/**
 * Of a removed record only the removal goes along. The record that says whose map it is stays as it was.
 * @param {Rec} record
 * @returns {Rec}
 */
function bare(record) {
  const isKept = isLive(record) || record.soort === "student";
  return isKept ? record : { ...record, velden: {}, tijden: {} };
}

/**
 * Neither the answer nor its time is included: an emptied answer would win from the one on the phone.
 * @param {Rec} record
 * @param {string[]} names
 * @returns {Rec[]} undefined when nothing else was in it
 */
function without(record, names) {
  const rest = (/** @type {Record<string, any>} */ values) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
  const velden = rest(record.velden);
  const isEmptied = Object.keys(velden).length === 0 && Object.keys(record.velden).length > 0;
  return isEmptied ? [] : [{ ...record, velden, tijden: rest(record.tijden) }];
}
