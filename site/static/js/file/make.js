// @ts-check
/** Makes a file of the whole map of this phone, or of what was added to an opened one. */

import { theOne } from "../map/periode.js";
import { edgeNow, standsBehind } from "../page/clock-edge.js";
import { root, today } from "../page/document.js";
import { momentOf, newest } from "../pure/clock.js";
import { mendRecords } from "../pure/clock-mending.js";
import { envelopeText, fileName, ownerCode } from "../pure/envelope.js";
import { clockOf, text } from "../pure/record.js";
import { NOTHING, outgoing } from "./left-out.js";
import { readBack } from "./read-back.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../pure/types.js").Verdict} Verdict
 * @typedef {{name: string, text: string, hasPhotos?: boolean}} Packed `hasPhotos` when none was left out
 */

/** Whose map it is, for the name of the file. */
const OWNER = { soort: "student", name: "voornaam" };

/**
 * @param {Source} source
 * @param {Verdict | undefined} verdict
 * @param {import("./left-out.js").Left} [left] what is left out
 * @param {string} [what] it is, for the name of the file
 * @returns {Promise<Packed>}
 */
export async function packMap(source, verdict, left = NOTHING, what = "") {
  const { records, photos, omitted } = outgoing(source, left);
  const found = await Promise.all(Array.from(photos, (sha256) => source.attachment(sha256)));
  // One photo that the phone lost must not keep the rest of the map from going to school.
  const attachments = found.filter((attachment) => attachment !== undefined);
  const hasPhotos = !omitted.includes("attachments");
  // A verdict is included only when it is about exactly what the file holds.
  const text = await write(records, attachments, hasPhotos && !tellsOf(verdict, left) ? verdict : undefined, omitted);
  return { name: nameFor(source, what), text, hasPhotos };
}

/**
 * Whether the rules mentioned an answer that is left out; else they never look at one (`tests/file/test_private.py`).
 * @param {Verdict | undefined} verdict
 * @param {import("./left-out.js").Left} left
 */
function tellsOf(verdict, { names }) {
  return (verdict?.bevindingen ?? []).some(({ soort, veld }) => names[soort ?? ""]?.includes(veld ?? "") ?? false);
}

/**
 * What was added to an opened map, and whose map it is: its student record, without one answer.
 * @param {Source} source
 * @param {Rec[]} added
 * @param {string} what it is, for the name of the file
 * @returns {Promise<Packed>}
 */
export async function packAdded(source, added, what) {
  const owners = source.all().filter(({ soort }) => soort === OWNER.soort);
  const text = await addedText(
    owners.map(({ id }) => id),
    added,
  );
  return { name: nameFor(source, what), text };
}

/**
 * @param {string[]} owners the ids by which the student is known
 * @param {Rec[]} added
 */
export function addedText(owners, added) {
  const empty = { soort: OWNER.soort, velden: {}, tijden: {}, verwijderd: null };
  const told = owners.filter((id) => !added.some((record) => record.id === id)).map((id) => ({ id, ...empty }));
  return write([...told, ...added], [], undefined);
}

/**
 * Some records without their photos, to be read from the screen of this phone.
 * @param {Source} source
 * @param {Rec[]} records
 * @param {string[]} omitted what was left out of them
 * @returns {Promise<Packed>}
 */
export async function packRecords(source, records, omitted) {
  return { name: nameFor(source), text: await write(records, [], undefined, omitted) };
}

/**
 * @param {Source} source
 * @param {string} [what]
 */
function nameFor(source, what = "") {
  return fileName(text(theOne(source, OWNER.soort), OWNER.name), ownerCode(source.all()), what, today());
}

/**
 * @param {Rec[]} records
 * @param {import("../pure/types.js").Attachment[]} attachments
 * @param {Verdict | undefined} verdict
 * @param {string[]} [omitted]
 */
async function write(records, attachments, verdict, omitted = []) {
  const app = root.dataset["app"] ?? "";
  const now = momentOf();
  // A page that was open while the phone's date was corrected has clocks that nobody else accepts.
  const sound = mendRecords(records, now, edgeNow()).map(answered);
  // A file is not older than its content, even on a phone whose date is behind.
  const newestMoment = newest(sound.map(clockOf)).split("/")[0];
  const moment = standsBehind() ? newest([now, newestMoment]) : now;
  const text = await envelopeText({ records: sound, attachments, verdict, app, moment, omitted });
  await readBack(text);
  return text;
}

/**
 * An older app took in files with clocks that have no answer; in our files each has one, if only an empty one.
 * @param {Rec} record
 * @returns {Rec}
 */
function answered(record) {
  const missing = Object.keys(record.tijden).filter((name) => !(name in record.velden));
  return missing.length === 0
    ? record
    : { ...record, velden: { ...record.velden, ...Object.fromEntries(missing.map((name) => [name, null])) } };
}
