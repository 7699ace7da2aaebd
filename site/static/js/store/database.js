// @ts-check
/** The phone's own database, and the only file that uses indexedDB. Knows no form, no clock and no page. */

import { deleteDB, openDB } from "../../vendor/idb.js";
import { endWhenAsleep, isAsleep } from "../page/asleep.js";
import { inTime } from "../pure/waiting.js";
import { NAME, STORES, VERSION } from "./layout.js";
import { withWriteLock } from "./tabs.js";
import { upgrade } from "./upgrade.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../../vendor/idb.js").IDBPDatabase} Database
 * @typedef {import("../../vendor/idb.js").IDBPTransaction<unknown, string[], "readwrite">} Transaction
 * @typedef {"blocked" | "newer" | "older" | "full" | "late"} Trouble "late": it opened when nobody waited any more
 */

export { STORES };

/** WebKit sometimes never answers; a page that waits forever shows nothing. */
const OPEN_MS = 10_000;
const TRANSACTION_MS = 20_000;
/** What a new connection does not fix. */
const HOPELESS = ["QuotaExceededError", "ReadOnlyError", "SecurityError"];

/** @type {Promise<Database> | undefined} */
let opened;
/** Whether this page once had the map: then its memory holds more than an empty database. */
let isKnown = false;
/** Whether this page deleted what can be rebuilt. That works only once. */
let gaveRoom = false;
/** @type {(trouble: Trouble) => unknown} */
let tell = () => undefined;

/** True when another app wrote the data: a newer one, or one whose map we cannot upgrade. Then it is read only. */
export let readOnly = false;

/** @param {(trouble: Trouble) => unknown} listener awaited before the connection closes */
export function onTrouble(listener) {
  tell = listener;
}

/**
 * Opens a separate database, for what is not the map of this phone. The caller closes it.
 * @param {string} name
 * @param {string[]} stores without keys of their own
 * @returns {Promise<Database>}
 */
export function openBeside(name, stores) {
  const upgrade = (/** @type {Database} */ db) => stores.forEach((store) => db.createObjectStore(store));
  return inTime(openDB(name, 1, { upgrade, blocking: (_now, _then, event) => closeTarget(event) }), OPEN_MS);
}

/** @param {Event} event of a connection that blocks another one */
function closeTarget(event) {
  /** @type {IDBDatabase} */ (event.target).close();
}

/** Closes the connection; the next use makes a new one. */
export async function disconnect() {
  const old = opened;
  opened = undefined;
  (await old?.catch(() => undefined))?.close();
}

/** @returns {Promise<Database>} */
function connect() {
  if (!opened) {
    const opening = openWhole();
    const mine = inTime(opening, OPEN_MS);
    opened = mine;
    mine.catch(() => {
      if (opened === mine) opened = undefined;
      // Left open it would block the next version.
      opening
        .then((db) => {
          db.close();
          return tell("late");
        })
        .catch(() => undefined);
    });
  }
  return opened;
}

/**
 * WebKit at times returns a database without its stores (docs/besluiten/0039). Such a database holds no data, and only
 * a new one gets stores.
 * @returns {Promise<Database>}
 */
async function openWhole() {
  const db = await open();
  if (isKnown || readOnly || !isBare(db)) return db;
  db.close();
  return withWriteLock(async () => {
    // Another tab may have recreated it, or the browser was mistaken.
    const again = await open();
    if (!isBare(again)) return again;
    again.close();
    await deleteDB(NAME);
    return open();
  });
}

/** @param {Database} db */
const isBare = (db) => db.objectStoreNames.length === 0;

/** @returns {Promise<Database>} */
async function open() {
  let isOlder = false;
  try {
    return await openDB(NAME, VERSION, {
      upgrade: (db, version, _new, tx) => {
        const old = isBare(db) ? 0 : version;
        isOlder = old > 0;
        // Reported below: the opening fails with it.
        tx.done.catch(() => undefined);
        void upgrade(db, old, /** @type {any} */ (tx)).catch(() => tx.abort());
      },
      blocked: () => void tell("blocked"),
      // A newer app in another tab waits for us: what is typed here is written first.
      blocking: () => void Promise.resolve(tell("newer")).finally(disconnect),
      terminated: () => (opened = undefined),
    });
  } catch (error) {
    // Without room for a copy of it an older map stays as it is, and can still be read.
    const isNewer = error instanceof DOMException && error.name === "VersionError";
    if (!isNewer && !isOlder) throw error;
    readOnly = true;
    void tell(isNewer ? "older" : "full");
    return openDB(NAME, undefined, { blocking: (_now, _then, event) => closeTarget(event) });
  }
}

/**
 * Runs work in one transaction and ends when the disk has it. WebKit kills connections of pages in the background, so
 * anything that fails for another reason than a full disk is retried on a new connection. On a full disk it is retried
 * after making room.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {string[]} stores
 * @param {(tx: Transaction) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function transact(mode, stores, work) {
  try {
    return await attempt(mode, stores, work);
  } catch (error) {
    if (isAsleep() || !(error instanceof DOMException)) throw error;
    if (error.name === "QuotaExceededError" && !gaveRoom) await makeRoom();
    else if (HOPELESS.includes(error.name)) throw error;
    else await disconnect();
    return attempt(mode, stores, work);
  }
}

/** Deletes the engine's memory, the one large thing that the phone can rebuild. */
async function makeRoom() {
  gaveRoom = true;
  await inTime(deleteDB(`${NAME}-engine`), OPEN_MS).catch(() => undefined);
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {string[]} stores
 * @param {(tx: Transaction) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
async function attempt(mode, stores, work) {
  const db = await connect();
  if (isAsleep()) throw new DOMException("", "AbortError");
  // A newer app stores things in this map that we would overwrite.
  if (readOnly && mode === "readwrite") throw new DOMException("", "ReadOnlyError");
  // The types do not support a mode that is decided at run time; every store is used by its own methods only.
  const tx = /** @type {Transaction} */ (db.transaction(stores, mode, { durability: "strict" }));
  // Reported below; without this a failure during `work` would be reported twice.
  tx.done.catch(() => undefined);
  const ended = endWhenAsleep(() => end(tx, "abort"));
  try {
    const result = await inTime(Promise.resolve(work(tx)), TRANSACTION_MS);
    // Sooner than the browser would by itself.
    end(tx, "commit");
    await inTime(tx.done, TRANSACTION_MS);
    isKnown = true;
    return result;
  } catch (error) {
    end(tx, "abort");
    throw error;
  } finally {
    ended();
  }
}

/**
 * @param {Transaction} tx
 * @param {"commit" | "abort"} how
 */
function end(tx, how) {
  try {
    tx[how]();
  } catch {
    // It had already ended.
  }
}
