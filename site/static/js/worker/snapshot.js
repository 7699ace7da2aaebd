// @ts-check
/**
 * The worker's own database: the memory of an engine that has just started and judged nothing, so it holds no map data.
 *
 * A start from it skips most of the work, and any doubt about it means a normal start: another build or browser,
 * a wrong hash, starts from it that did not finish, or anything that throws. Failing to keep it is silent.
 * @typedef {{key: string, length: number, sha256: string, unfinished: number}} About
 * @typedef {{pages: Uint32Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>}} Image
 */

const NAME = "bpv-map-engine";
const STORE = "snapshot";
/** Most of the memory is empty: less than half of it is kept. */
const PAGE = 4096;
/** A page that is left while the engine starts leaves its start unfinished too. */
const ENOUGH = 3;
/** What the map itself must still be able to use once the snapshot exists. */
const ROOM = 200e6;

/**
 * @param {string} key the build and the browser of the snapshot
 * @returns {Promise<{memory: Promise<Uint8Array>} | undefined>} as soon as there is one for this key, while its memory
 *   is still being read; counts the start that is made with it
 */
export async function recallSnapshot(key) {
  const db = await open();
  const found = await read(db, key).catch(() => undefined);
  if (!found) {
    db.close();
    return undefined;
  }
  const memory = memoryOf(found).finally(() => db.close());
  // The caller that starts from it gets the error; there may be none yet.
  memory.catch(() => undefined);
  return { memory };
}

/**
 * @param {IDBDatabase} db
 * @param {string} key
 */
async function read(db, key) {
  const tx = db.transaction(STORE, "readwrite");
  const store = tx.objectStore(STORE);
  /** @type {About | undefined} */
  const about = await done(store.get("about"));
  if (!about) return undefined;
  if (about.key !== key || about.unfinished >= ENOUGH) {
    store.clear();
    return undefined;
  }
  store.put({ ...about, unfinished: about.unfinished + 1 }, "about");
  /** @type {Promise<Image>} */
  const image = done(store.get("image"));
  return { about, image };
}

/**
 * @param {{about: About, image: Promise<Image>}} kept
 * @returns {Promise<Uint8Array>}
 */
async function memoryOf({ about, image }) {
  const found = await image;
  if ((await hashOf(found)) !== about.sha256) throw new Error("the snapshot is not what was kept");
  return unpack(found, about.length);
}

/** Records that the start from the snapshot went well. */
export async function proveSnapshot() {
  await write(async (store) => {
    const about = await done(store.get("about"));
    if (about) store.put({ ...about, unfinished: 0 }, "about");
  });
}

/** Deletes the snapshot; the next start is a normal one and makes another. */
export async function forgetSnapshot() {
  await write((store) => void store.clear());
}

/** @returns {Promise<boolean>} whether this device reports room for a snapshot, and no data saver is on */
export async function mayKeep() {
  const connection = /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection;
  if (connection?.saveData) return false;
  // An older WebKit reports nothing, and gains most from it. A map without room takes that of the snapshot.
  if (!navigator.storage?.estimate) return true;
  const { quota = 0, usage = 0 } = await navigator.storage.estimate();
  return quota - usage > ROOM;
}

/**
 * Keeps a memory; whole or not at all, and not when the room for it has gone meanwhile.
 * @param {string} key
 * @param {Image} image
 * @param {number} length of the memory it was made of
 */
export async function keepSnapshot(key, image, length) {
  if (!(await mayKeep())) return;
  const about = { key, length, sha256: await hashOf(image), unfinished: 0 };
  await write((store) => {
    store.clear();
    store.put(image, "image");
    store.put(about, "about");
  });
}

/**
 * @param {Uint8Array} memory
 * @returns {Image} its non-empty pages
 */
export function pack(memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.byteLength >> 2);
  const pages = [];
  for (let start = 0; start < words.length; start += PAGE >> 2) {
    const end = Math.min(start + (PAGE >> 2), words.length);
    let at = start;
    while (at < end && words[at] === 0) at++;
    if (at < end) pages.push(start << 2);
  }
  const bytes = new Uint8Array(pages.length * PAGE);
  pages.forEach((from, index) => bytes.set(memory.subarray(from, from + PAGE), index * PAGE));
  return { pages: new Uint32Array(pages), bytes };
}

/**
 * @param {Image} image
 * @param {number} length
 */
function unpack({ pages, bytes }, length) {
  const memory = new Uint8Array(length);
  pages.forEach((from, index) => {
    const start = index * PAGE;
    memory.set(bytes.subarray(start, start + Math.min(PAGE, length - from)), from);
  });
  return memory;
}

/** @param {Image} image */
async function hashOf({ pages, bytes }) {
  const hashes = await Promise.all([pages, bytes].map((part) => crypto.subtle.digest("SHA-256", part)));
  return hashes.map((hash) => String(new Uint8Array(hash))).join();
}

/** @param {(store: IDBObjectStore) => void | Promise<void>} work */
async function write(work) {
  const db = await open();
  try {
    const tx = db.transaction(STORE, "readwrite");
    const ended = new Promise((resolve, reject) => {
      tx.oncomplete = resolve;
      tx.onabort = () => reject(tx.error);
    });
    await work(tx.objectStore(STORE));
    await ended;
  } finally {
    db.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

/**
 * @param {IDBRequest} request
 * @returns {Promise<any>}
 */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
