// @ts-check
/** The shapes that the page of a class works with. Types only: no module loads this file. */

/**
 * @typedef {import("../../pure/types.js").JsonObject} JsonObject
 *
 * What the rules made of one file, or of the files of one student together.
 * @typedef {object} Inzending
 * @property {string} sleutel
 * @property {string[]} studenten every id of the student; none when the file does not say whose it is
 * @property {"map" | "terug"} soort "terug" is what a begeleider sent back: it is nobody's map
 * @property {string} bestand
 * @property {string} van
 * @property {string} nummer
 * @property {string[]} bpvs the ids of the bpv's in it
 * @property {string} code
 * @property {string} gemaakt
 * @property {string[]} waarschuwingen
 * @property {JsonObject[]} sleutels the keys of phones in it
 * @property {JsonObject[]} agenda the days to come
 * @property {JsonObject & {sorteer: Record<string, number | string>, filters: string[]}} rij
 *
 * @typedef {{naam: string, blob: Blob, inzending: Inzending}} Bestand
 *
 * `ids` are all ids of this student in the files; `isJoined` when the user said that they belong to one student.
 * `zinnen` describe the result of merging; `isMerged` is false while the row shows only the newest file.
 * @typedef {object} Student
 * @property {string} sleutel
 * @property {string[]} ids
 * @property {Bestand[]} bestanden
 * @property {Inzending} inzending
 * @property {string[]} zinnen
 * @property {string[]} sleutels what the keys in this map say beside those of the others
 * @property {string[]} anders what is other in a later file than in an earlier one
 * @property {boolean} isMerged
 * @property {boolean} isJoined
 * @property {Like | undefined} like
 *
 * Another row that looks like the same student.
 * @typedef {{sleutel: string, ander: string, zin: string}} Like
 */
export {};
