// @ts-check
/** The class in memory: every file that was read, those of one student together, the same file only once. */

/**
 * @typedef {import("./types.js").JsonObject} JsonObject
 *
 * What the rules made of one file, or of the files of one student together.
 * @typedef {object} Inzending
 * @property {string} sleutel the same for every file of one student
 * @property {string} bestand
 * @property {string} van
 * @property {string} code
 * @property {string} gemaakt
 * @property {string[]} waarschuwingen
 * @property {JsonObject[]} agenda the days to come
 * @property {JsonObject & {sorteer: Record<string, number | string>, filters: string[]}} rij
 *
 * @typedef {{naam: string, blob: Blob, inzending: Inzending}} Bestand
 *
 * `zinnen` say what came of several files; `isMerged` is false while the row is of the newest of them only.
 * @typedef {{sleutel: string, bestanden: Bestand[], inzending: Inzending, zinnen: string[], isMerged: boolean}} Student
 * @typedef {ReturnType<typeof newClass>} Class
 */

export function newClass() {
  /** @type {Map<string, Student>} */
  const students = new Map();
  return {
    all: () => Array.from(students.values()),
    /** @param {string} sleutel */
    get: (sleutel) => students.get(sleutel),
    clear: () => students.clear(),
    /**
     * @param {Bestand} bestand
     * @returns {Bestand | undefined} the same file, when it was there already: then nothing is added
     */
    add(bestand) {
      const { sleutel } = bestand.inzending;
      const known = students.get(sleutel)?.bestanden ?? [];
      const twin = known.find((other) => isSame(other, bestand));
      if (twin) return twin;
      const bestanden = [...known, bestand].sort(newestFirst);
      const [newest = bestand] = bestanden;
      const isMerged = bestanden.length === 1;
      students.set(sleutel, { sleutel, bestanden, inzending: newest.inzending, zinnen: [], isMerged });
      return undefined;
    },
    /**
     * Lets the row of a student speak for all of the files.
     * @param {Student} student
     * @param {{inzending?: Inzending, zinnen: string[]}} outcome without an inzending the newest file goes on
     */
    merge(student, { inzending = student.inzending, zinnen }) {
      // Files that came meanwhile are to be merged again.
      if (students.get(student.sleutel) !== student) return;
      students.set(student.sleutel, { ...student, inzending, zinnen, isMerged: true });
    },
  };
}

/**
 * @param {Bestand} a
 * @param {Bestand} b
 */
function isSame(a, b) {
  const [one, other] = [a.inzending, b.inzending];
  return one.code === other.code && one.gemaakt === other.gemaakt && a.blob.size === b.blob.size;
}

/**
 * @param {Bestand} a
 * @param {Bestand} b
 */
function newestFirst(a, b) {
  if (a.inzending.gemaakt === b.inzending.gemaakt) return 0;
  return a.inzending.gemaakt > b.inzending.gemaakt ? -1 : 1;
}
