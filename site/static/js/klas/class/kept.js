// @ts-check
/**
 * What this computer keeps of a class, and only because the user asked for it: the files, and in a separate database
 * what school itself did. Apart from any map.
 */

import { joinRecords } from "../../map/memory-source.js";
import { edgeNow } from "../../page/clock-edge.js";
import { momentOf } from "../../pure/clock.js";
import { mendRecords } from "../../pure/clock-mending.js";
import { openBeside } from "../../store/database.js";

/**
 * @typedef {import("../../pure/types.js").Rec} Rec
 * What was added to the map of one student; `isTaken` when the file with all of it was made.
 * @typedef {{records: Rec[], isTaken: boolean}} Added
 *
 * @typedef {import("./in-memory.js").Student} Student
 * @typedef {import("./reader.js").Item} Item
 */

const NAME = "bpv-map-school";
const STORES = { bestanden: "bestanden", keuze: "keuze" };
const CHOICE = "bewaren";
const OWN_NAME = "bpv-map-school-eigen";
const OWN = { aanvullingen: "aanvullingen", samen: "samen" };

/**
 * @template T
 * @param {(db: import("../../store/database.js").Database) => Promise<T>} work
 * @param {string} [name]
 * @param {string[]} [stores]
 * @returns {Promise<T>}
 */
async function withStore(work, name = NAME, stores = Object.values(STORES)) {
  const db = await openBeside(name, stores);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** @returns {Promise<Item[] | undefined>} nothing when keeping was not asked for */
export function keptItems() {
  return withStore(async (db) => {
    if (!(await db.get(STORES.keuze, CHOICE))) return undefined;
    /** @type {{naam: string, bytes: ArrayBuffer}[]} */
    const found = await db.getAll(STORES.bestanden);
    return found.map(({ naam, bytes }) => ({ naam, blob: new Blob([bytes]) }));
  });
}

/**
 * Keeps the files of these students from now on; what is already kept is not written again.
 * @param {Student[]} students
 */
export function keep(students) {
  return withStore(async (db) => {
    await db.put(STORES.keuze, true, CHOICE);
    const known = new Set(await db.getAllKeys(STORES.bestanden));
    for (const { naam, blob, inzending } of students.flatMap(({ bestanden }) => bestanden)) {
      const key = [inzending.sleutel, inzending.code, inzending.gemaakt].join(" ");
      // As bytes: WebKit has lost blobs that were in a database.
      if (!known.has(key)) await db.put(STORES.bestanden, { naam, bytes: await blob.arrayBuffer() }, key);
    }
  });
}

/**
 * @template T
 * @param {(db: import("../../store/database.js").Database) => Promise<T>} work
 */
const withOwn = (work) => withStore(work, OWN_NAME, Object.values(OWN));

/** @returns {Promise<{added: Map<string, Added>, joins: string[][]}>} what school did earlier, by student */
export function keptOwn() {
  return withOwn(async (db) => {
    const tx = db.transaction(OWN.aanvullingen, "readwrite", { durability: "strict" });
    /** @type {Map<string, Added>} */
    const added = new Map();
    for (const key of await tx.store.getAllKeys()) {
      /** @type {Added} */
      const found = await tx.store.get(key);
      // This computer's date was wrong for a while: no student could open a file with these clocks.
      const records = mendRecords(found.records, momentOf(), edgeNow());
      if (records !== found.records) await tx.store.put({ ...found, records }, key);
      added.set(String(key), { ...found, records });
    }
    await tx.done;
    return { added, joins: (await db.get(OWN.samen, OWN.samen)) ?? [] };
  });
}

/**
 * Writes additions to these maps to disk; what another tab added to the same map stays.
 * @param {Map<string, Added>} all by student
 */
export function keepAdded(all) {
  return withOwn(async (db) => {
    const tx = db.transaction(OWN.aanvullingen, "readwrite", { durability: "strict" });
    for (const [sleutel, { records, isTaken }] of all) {
      /** @type {Added | undefined} */
      const before = await tx.store.get(sleutel);
      await tx.store.put({ records: joinRecords(before?.records ?? [], records), isTaken }, sleutel);
    }
    await tx.done;
  });
}

/** @param {string[][]} joins what the user said to be one student */
export function keepJoins(joins) {
  return withOwn((db) => db.put(OWN.samen, joins, OWN.samen));
}

/** Deletes what was kept, and the choice to keep. */
export async function forgetKept() {
  await withStore(clear(Object.values(STORES)));
  await withOwn(clear(Object.values(OWN)));
}

/** @param {string[]} stores */
function clear(stores) {
  return async (/** @type {import("../../store/database.js").Database} */ db) => {
    await Promise.all(stores.map((store) => db.clear(store)));
  };
}
