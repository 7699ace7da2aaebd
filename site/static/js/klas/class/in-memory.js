// @ts-check
/** The class in memory: every file that was read, grouped by student, the same file only once. */

/**
 * @typedef {import("./shapes.js").Inzending} Inzending
 * @typedef {import("./shapes.js").Bestand} Bestand
 * @typedef {import("./shapes.js").Student} Student
 * @typedef {import("./shapes.js").Like} Like
 * @typedef {ReturnType<typeof newClass>} Class
 */

/** @param {(ids: string[]) => boolean} hasAdded whether school added something to the map of this student */
export function newClass(hasAdded) {
  /** @type {Map<string, Student>} */
  const students = new Map();
  /** What the user said to be one student, each as the ids that belong together. @type {string[][]} */
  let joins = [];

  /** @param {string[]} ids */
  const withJoined = (ids) => union([ids, ...joins.filter((join) => join.some((id) => ids.includes(id)))]);
  /** @param {Bestand} bestand */
  const add = (bestand) => {
    const { studenten, sleutel } = bestand.inzending;
    const ids = withJoined(studenten.length > 0 ? studenten : [sleutel]);
    const same = Array.from(students.values()).filter((student) => student.ids.some((id) => ids.includes(id)));
    const twin = same.flatMap(({ bestanden }) => bestanden).find((other) => isSame(other, bestand));
    if (twin) return twin;
    for (const old of same) students.delete(old.sleutel);
    const known = union([ids, ...same.map((student) => student.ids)]);
    const bestanden = [...same.flatMap((student) => student.bestanden), bestand].sort(newestFirst);
    const isJoined = bestanden.length > 1 && joins.some((join) => join.some((id) => known.includes(id)));
    const student = { ...studentOf(known, bestanden), isJoined };
    if (hasAdded(known)) student.isMerged = false;
    students.set(student.sleutel, student);
    return undefined;
  };
  /** @param {string[]} ids that are grouped differently now */
  const again = (ids) => {
    const changed = Array.from(students.values()).filter((student) => student.ids.some((id) => ids.includes(id)));
    for (const { sleutel } of changed) students.delete(sleutel);
    for (const bestand of changed.flatMap(({ bestanden }) => bestanden)) add(bestand);
  };

  return {
    all: () => Array.from(students.values()),
    /** @param {string} id any id of the student */
    get: (id) => students.get(id) ?? Array.from(students.values()).find(({ ids }) => ids.includes(id)),
    clear: () => {
      students.clear();
      joins = [];
    },
    /**
     * @param {Bestand} bestand
     * @returns {Bestand | undefined} the same file, if it was already there: then nothing is added
     */
    add,
    /**
     * Makes the row of a student represent all of the files.
     * @param {Student} student
     * @param {{inzending?: Inzending, zinnen: string[], anders?: string[]}} outcome without an inzending the newest file stays in use
     */
    merge(student, { inzending = student.inzending, zinnen, anders = [] }) {
      // Files that arrived meanwhile must be merged too.
      if (students.get(student.sleutel) !== student) return;
      students.set(student.sleutel, { ...student, inzending, zinnen, anders, isMerged: true });
    },
    /**
     * Marks a student as changed, to be redrawn.
     * @param {Student | undefined} student as returned by `get`
     * @param {Partial<Student>} news
     */
    change(student, news) {
      if (student) students.set(student.sleutel, { ...student, ...news });
    },
    /** @param {Like[]} found */
    setLikes(found) {
      for (const student of Array.from(students.values())) {
        const like = found.find(({ sleutel }) => sleutel === student.sleutel);
        if (like?.zin !== student.like?.zin) students.set(student.sleutel, { ...student, like });
      }
    },
    /** @param {{sleutel: string, zinnen: string[]}[]} found what keys say, by student */
    setKeys(found) {
      for (const student of Array.from(students.values())) {
        const { zinnen = [] } = found.find(({ sleutel }) => sleutel === student.sleutel) ?? {};
        if (zinnen.join() !== student.sleutels.join()) students.set(student.sleutel, { ...student, sleutels: zinnen });
      }
    },
    joins: () => joins,
    /** @param {string[][]} said earlier, on this computer */
    setJoins(said) {
      joins = said;
      again(joins.flat());
    },
    /**
     * @param {Student} one
     * @param {Student} other
     */
    join(one, other) {
      const ids = union([one.ids, other.ids]);
      joins = [...joins, ids];
      again(ids);
    },
    /** Undoes what the user said of this student. @param {Student} student */
    split({ ids }) {
      joins = joins.filter((join) => !join.some((id) => ids.includes(id)));
      again(ids);
    },
  };
}

/**
 * @param {string[]} ids
 * @param {Bestand[]} bestanden the newest first
 * @returns {Student}
 */
function studentOf(ids, bestanden) {
  const [newest] = /** @type {[Bestand]} */ (bestanden);
  const sleutel = [...ids].sort()[0] ?? newest.inzending.sleutel;
  const isMerged = bestanden.length === 1;
  return {
    sleutel,
    ids,
    bestanden,
    inzending: newest.inzending,
    zinnen: [],
    anders: [],
    sleutels: [],
    isMerged,
    isJoined: false,
    like: undefined,
  };
}

/** @param {string[][]} lists */
function union(lists) {
  return Array.from(new Set(lists.flat()));
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
