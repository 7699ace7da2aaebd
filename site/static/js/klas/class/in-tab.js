// @ts-check
/**
 * The class of this tab: there again after Back and after a reload, and nowhere else. On disk it is locked with a key
 * that only this tab has, so nobody can read it once the tab is gone (docs/besluiten/0057).
 */

import { fromBase64, toBase64 } from "../../pure/envelope.js";
import { openBeside } from "../../store/database.js";

/**
 * @typedef {import("./reader.js").Item} Item
 * @typedef {import("./reader.js").Readable} Readable
 * @typedef {import("./kept.js").Added} Added
 *
 * What is known of the class beside its files; `view` is how the table was set.
 * @typedef {{added: [string, Added][], joins: string[][], view: unknown}} Told
 *
 * `seen` is when the page was last there, `top` how far it was scrolled.
 * @typedef {{id: string, key: string, seen: number, top: number}} Session
 * @typedef {{iv: Uint8Array<ArrayBuffer>, data: ArrayBuffer}} Locked
 * @typedef {import("../../store/database.js").Database} Database
 */

const NAME = "bpv-map-school-tab";
const STORES = { delen: "delen", gezien: "gezien" };
/** Browsers can bring back a tab that was closed, on a computer where somebody else sits now. */
const RETURN_MS = 10 * 60_000;
/** What a closed tab left can be read by nobody; it only takes room. */
const LEFTOVER_MS = 60 * 60_000;
/** A larger class must be chosen again: writing it would keep the computer busy. */
const MOST_BYTES = 300_000_000;
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TOLD = "klas";

/**
 * @param {{isWayBack: boolean, wasAsleep?: boolean, now?: () => number}} how `isWayBack` when this page is not a new
 *   opening; `wasAsleep` when the browser had put the tab aside by itself
 */
export function newTab({ isWayBack, wasAsleep = false, now = Date.now }) {
  /** @type {{id: string, key: CryptoKey} | undefined} */
  let mine;
  /** The files on disk, by their contents in memory. @type {Map<Readable, string>} */
  const written = new Map();
  let count = 0;
  /** @type {Promise<unknown>} */
  let turn = Promise.resolve();

  /**
   * One after another: what is deleted must not be written by work that began earlier.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T | undefined>}
   */
  const inTurn = (work) => {
    const done = turn.then(work).catch(async (error) => {
      console.warn("bpv-map: this tab does not keep the class", error);
      // Half a class that comes back would pass for the whole.
      await dropMine().catch(() => undefined);
      return undefined;
    });
    turn = done;
    return done;
  };
  const dropMine = async () => {
    const id = mine?.id ?? readSession()?.id;
    mine = undefined;
    written.clear();
    try {
      if (id) await withStore((db) => drop(db, id));
    } finally {
      sessionStorage.removeItem(NAME);
    }
  };
  const begin = async () => {
    if (mine) return mine;
    const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    const key = await keyOf(bytes);
    const id = crypto.randomUUID();
    sessionStorage.setItem(NAME, JSON.stringify({ id, key: toBase64(bytes), seen: now(), top: 0 }));
    mine = { id, key };
    return mine;
  };
  /** Keeps other tabs from taking this one for a leftover. @param {number} [top] */
  const touch = (top) => {
    const session = readSession();
    if (session) sessionStorage.setItem(NAME, JSON.stringify({ ...session, seen: now(), top: top ?? session.top }));
    return session;
  };

  return {
    /** @returns {Promise<{items: Item[], told: Told | undefined, top: number} | undefined>} the class, on a way back */
    recall: () =>
      inTurn(async () => {
        const session = readSession();
        await tidy(session?.id ?? "", now() - LEFTOVER_MS);
        if (!session) return undefined;
        if (!isWayBack || (!wasAsleep && now() - session.seen > RETURN_MS)) return dropMine().then(() => undefined);
        const key = await keyOf(fromBase64(session.key));
        mine = { id: session.id, key };
        const { items, told } = await withStore((db) => rowsOf(db, session.id, key, written));
        count = items.length;
        return { items, told, top: session.top };
      }),
    /** @param {Item[]} items all files that this tab has now; what is already on disk is not written again */
    keep: (items) =>
      inTurn(async () => {
        if (items.length === 0 && !mine) return;
        if (items.reduce((sum, { blob }) => sum + blob.size, 0) > MOST_BYTES) throw new Error("too much");
        const { id, key } = await begin();
        touch();
        await withStore(async (db) => {
          await db.put(STORES.gezien, now(), id);
          const wanted = new Set(items.map(({ blob }) => blob));
          for (const [blob, row] of Array.from(written)) {
            if (wanted.has(blob)) continue;
            written.delete(blob);
            await db.delete(STORES.delen, row);
          }
          for (const { naam, blob } of items) {
            if (written.has(blob)) continue;
            count += 1;
            const row = `${id}/${String(count).padStart(6, "0")}`;
            const parts = { naam: await lock(key, utf8(naam)), inhoud: await lock(key, await blob.arrayBuffer()) };
            await db.put(STORES.delen, parts, row);
            written.set(blob, row);
          }
        });
      }),
    /** @param {Told} told */
    note: (told) =>
      inTurn(async () => {
        if (!mine) return;
        const { id, key } = mine;
        const parts = { inhoud: await lock(key, utf8(JSON.stringify(told))) };
        await withStore((db) => db.put(STORES.delen, parts, `${id}/${TOLD}`));
      }),
    /** The page is still there. */
    stay: () => void (touch() && inTurn(async () => mine && withStore((db) => db.put(STORES.gezien, now(), mine?.id)))),
    /** @param {number} top how far the page is scrolled */
    leave: (top) => void touch(top),
    forget: () => inTurn(dropMine),
  };
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
const keyOf = (bytes) => crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
/** @param {string} text */
const utf8 = (text) => new TextEncoder().encode(text);

/**
 * @param {CryptoKey} key
 * @param {BufferSource} bytes
 * @returns {Promise<Locked>}
 */
async function lock(key, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
}

/**
 * @param {CryptoKey} key
 * @param {Locked} locked
 */
const unlock = (key, { iv, data }) => crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data);

/**
 * @param {Database} db
 * @param {string} id
 * @param {CryptoKey} key
 * @param {Map<Readable, string>} written
 */
async function rowsOf(db, id, key, written) {
  /** @type {Item[]} */
  const items = [];
  /** @type {Told | undefined} */
  let told;
  for (const row of await db.getAllKeys(STORES.delen, rangeOf(id))) {
    /** @type {{naam?: Locked, inhoud: Locked}} */
    const parts = await db.get(STORES.delen, row);
    const inside = await unlock(key, parts.inhoud);
    if (!parts.naam) {
      told = JSON.parse(new TextDecoder().decode(inside));
      continue;
    }
    const blob = new Blob([inside]);
    items.push({ naam: new TextDecoder().decode(await unlock(key, parts.naam)), blob });
    written.set(blob, String(row));
  }
  return { items, told };
}

/** @param {string} id */
const rangeOf = (id) => IDBKeyRange.bound(`${id}/`, `${id}/\uffff`);

/**
 * @param {Database} db
 * @param {string} id
 */
async function drop(db, id) {
  await db.delete(STORES.delen, rangeOf(id));
  await db.delete(STORES.gezien, id);
}

/**
 * Removes what closed tabs left.
 * @param {string} own
 * @param {number} before
 */
function tidy(own, before) {
  return withStore(async (db) => {
    for (const id of await db.getAllKeys(STORES.gezien)) {
      if (id !== own && (await db.get(STORES.gezien, id)) < before) await drop(db, String(id));
    }
  });
}

/** @returns {Session | undefined} */
function readSession() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * @template T
 * @param {(db: Database) => Promise<T>} work
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
