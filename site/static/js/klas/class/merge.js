// @ts-check
/** Several files of one student, and what school added, as one row; and rows that look like the same student. */

import { ask } from "../../engine/client.js";
import { today } from "../../page/document.js";
import { askRow, inLanes } from "./reader.js";

/**
 * @typedef {import("./in-memory.js").Class} Class
 * @typedef {import("./in-memory.js").Like} Like
 */

const ASK_MS = 60_000;

/**
 * @param {HTMLElement} element with the name for what school added
 * @param {Class} room
 * @param {import("./added.js").Additions} additions
 * @param {{engines: number, onFault: (sleutel: string, note: {naam: string, tekst: string}) => unknown}} how
 */
export async function mergeStudents(element, room, additions, { engines, onFault }) {
  const queue = room.all().filter(({ isMerged }) => !isMerged);
  const naam = element.dataset["addedName"] ?? "";
  await inLanes(queue, engines, async (student) => {
    try {
      const response = await askRow(student, { naam, records: additions.of(student.ids) });
      if (response.ok)
        room.merge(student, { inzending: response.inzending, zinnen: response.samengevoegd, anders: response.anders });
      else onFault(student.sleutel, { naam: student.inzending.van, tekst: response.fout.tekst });
    } catch (error) {
      // The newest file stays the row of this student.
      console.error("bpv-map: the files of a student were not merged", error);
    }
  });
}

/**
 * Asks what the keys of phones in all maps say side by side.
 * @param {Class} room
 */
export async function compareKeys(room) {
  const inzendingen = room.all().map(({ sleutel, inzending }) => ({ sleutel, sleutels: inzending.sleutels }));
  if (!inzendingen.some(({ sleutels }) => sleutels.length > 0)) return room.setKeys([]);
  try {
    /** @type {{ok: boolean, regels: {sleutel: string, zinnen: string[]}[]}} */
    const response = await ask({ op: "klas_sleutels", inzendingen }, ASK_MS);
    room.setKeys(response.ok ? response.regels : []);
  } catch (error) {
    console.error("bpv-map: nobody compared the keys of a class", error);
  }
}

/**
 * Finds rows that are probably the same student. It merges nothing: the user decides.
 * @param {Class} room
 */
export async function findLikes(room) {
  const inzendingen = room.all().map(({ sleutel, inzending: { bestand, van, nummer, bpvs, rij } }) => {
    const { opleiding = "", leerbedrijf = "" } = /** @type {Record<string, any>} */ (rij);
    return { sleutel, bestand, van, nummer, bpvs, rij: { opleiding, leerbedrijf } };
  });
  try {
    /** @type {{ok: boolean, paren: Like[]}} */
    const response = await ask({ op: "klas_dubbel", inzendingen, today: today() }, ASK_MS);
    room.setLikes(response.ok ? response.paren : []);
  } catch (error) {
    console.error("bpv-map: nobody looked which rows are of one student", error);
  }
}
