// @ts-check
/** What was signed on this phone: proof in the hands of who signed, in a database of its own. */

import { openBeside } from "../store/database.js";
import { NAME } from "../store/layout.js";

/**
 * @typedef {{id: string, moment: string, student: string, soort: string, said: string, sha256: string, fragment: string}} Kept
 * `fragment` is the answer as it was sent
 */

const STORE = "getekend";

/**
 * @template T
 * @param {(db: import("../store/database.js").Database) => Promise<T>} work
 * @returns {Promise<T>} rejects where nothing can be kept
 */
async function withStore(work) {
  const db = await openBeside(`${NAME}-getekend`, [STORE]);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** @param {Kept} kept */
export const keepSigned = (kept) => withStore((db) => db.put(STORE, kept, kept.id));

/** @returns {Promise<Kept[]>} newest first */
export async function keptSigned() {
  const found = await withStore((db) => db.getAll(STORE));
  return found.sort((a, b) => (a.moment < b.moment ? 1 : -1));
}

/** @returns {Promise<void>} */
export const wipeSigned = () => withStore((db) => db.clear(STORE));
