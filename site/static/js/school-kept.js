// @ts-check
/** The files of a class that this computer keeps, and only because somebody asked for it. Apart from any map. */

import { openBeside } from "./store.js";

/**
 * @typedef {import("./school-class.js").Student} Student
 * @typedef {import("./school-reader.js").Item} Item
 */

const NAME = "bpv-map-school";
const STORES = { bestanden: "bestanden", keuze: "keuze" };
const CHOICE = "bewaren";

/**
 * @template T
 * @param {(db: import("./store.js").Database) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withStore(work) {
  const db = await openBeside(NAME, Object.values(STORES));
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** @returns {Promise<Item[] | undefined>} nothing when nobody asked to keep anything */
export function keptItems() {
  return withStore(async (db) => {
    if (!(await db.get(STORES.keuze, CHOICE))) return undefined;
    /** @type {{naam: string, bytes: ArrayBuffer}[]} */
    const found = await db.getAll(STORES.bestanden);
    return found.map(({ naam, bytes }) => ({ naam, blob: new Blob([bytes]) }));
  });
}

/**
 * Keeps the files of these students from now on; what is kept already is not written again.
 * @param {Student[]} students
 */
export function keep(students) {
  return withStore(async (db) => {
    await db.put(STORES.keuze, true, CHOICE);
    const known = new Set(await db.getAllKeys(STORES.bestanden));
    for (const { naam, blob, inzending } of students.flatMap(({ bestanden }) => bestanden)) {
      const key = [inzending.sleutel, inzending.code, inzending.gemaakt].join(" ");
      // As bytes: WebKit has lost blobs that lay in a database.
      if (!known.has(key)) await db.put(STORES.bestanden, { naam, bytes: await blob.arrayBuffer() }, key);
    }
  });
}

/** Throws away what was kept, and the wish to keep. */
export function forgetKept() {
  return withStore(async (db) => {
    await db.clear(STORES.bestanden);
    await db.clear(STORES.keuze);
  });
}
