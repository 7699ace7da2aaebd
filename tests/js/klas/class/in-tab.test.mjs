// The class of a tab: there after a reload or Back in that tab, for nobody else, and unreadable without the tab.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { IDBFactory } from "fake-indexeddb";

import { newTab } from "../../../../site/static/js/klas/class/in-tab.js";

const MINUTE = 60_000;
let clock = 0;
const now = () => clock;
const tab = (more) => newTab({ isWayBack: true, now, ...more });
const item = (naam, text) => ({ naam, blob: new Blob([text]) });
const shown = async (found) =>
  found && Promise.all(found.items.map(async ({ naam, blob }) => [naam, await blob.text()]));
const TOLD = { added: [["sam", { records: [], isTaken: false }]], joins: [["a", "b"]], view: { search: "noor" } };

/** All that lies on disk, as text. */
async function onDisk() {
  const open = (name) =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const all = (store) =>
    new Promise((resolve) => {
      const request = store.getAll();
      request.onsuccess = () => resolve(request.result);
    });
  const db = await open("bpv-map-school-tab");
  const rows = await Promise.all(
    Array.from(db.objectStoreNames, (name) => all(db.transaction(name).objectStore(name))),
  );
  db.close();
  return rows.flat();
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  sessionStorage.clear();
  clock = 1_000_000_000_000;
});

test("after a reload the files are there, in their order, with what was said of them and the place", async () => {
  const before = tab();
  await before.keep([item("sam.json", "een"), item("sam.json", "twee")]);
  await before.note(TOLD);
  before.leave(640);
  const found = await tab().recall();
  assert.deepEqual(await shown(found), [
    ["sam.json", "een"],
    ["sam.json", "twee"],
  ]);
  assert.deepEqual([found.told, found.top], [TOLD, 640]);
});

test("a new opening finds nothing, and nothing is left", async () => {
  const before = tab();
  await before.keep([item("sam.json", "een")]);
  assert.equal(await tab({ isWayBack: false }).recall(), undefined);
  assert.deepEqual(await onDisk(), []);
  assert.equal(sessionStorage.getItem("bpv-map-school-tab"), null);
});

test("a closed tab that a browser brings back later stays empty; one that it put aside does not", async () => {
  const before = tab();
  await before.keep([item("sam.json", "een")]);
  before.leave(0);
  clock += 11 * MINUTE;
  assert.equal((await tab({ wasAsleep: true }).recall()).items.length, 1);
  assert.equal(await tab().recall(), undefined);
  assert.deepEqual(await onDisk(), []);
});

test("what lies on disk is readable by nobody without the tab", async () => {
  const before = tab();
  await before.keep([item("geheim.json", "geheime woorden")]);
  await before.note({ ...TOLD, view: "geheim" });
  const bytes = (value) =>
    value instanceof ArrayBuffer || ArrayBuffer.isView(value)
      ? Buffer.from(value).toString("latin1")
      : Object.values(value).map(bytes).join();
  const text = (await onDisk())
    .filter((row) => typeof row === "object")
    .map(bytes)
    .join();
  assert.ok(text.length > 0);
  assert.ok(!text.includes("geheim"));
  // Another tab has no key for it.
  sessionStorage.clear();
  assert.equal(await tab().recall(), undefined);
});

test("what another tab left is removed when it is old, and stays while that tab is there", async () => {
  const other = tab();
  await other.keep([item("sam.json", "een")]);
  sessionStorage.clear();
  clock += 59 * MINUTE;
  await tab().recall();
  assert.equal((await onDisk()).length, 2);
  clock += 2 * MINUTE;
  await tab().recall();
  assert.deepEqual(await onDisk(), []);
});

test("a file that is gone from the class is gone from the disk, and the others are not written again", async () => {
  const room = tab();
  const [one, two] = [item("a", "een"), item("b", "twee")];
  await room.keep([one, two]);
  const before = await onDisk();
  await room.keep([two]);
  const after = await onDisk();
  assert.equal(before.length - after.length, 1);
  assert.deepEqual(await shown(await tab().recall()), [["b", "twee"]]);
});

test("nothing is written before there is a class, and forgetting leaves nothing", async () => {
  const room = tab();
  await room.keep([]);
  await room.note(TOLD);
  assert.equal(sessionStorage.getItem("bpv-map-school-tab"), null);
  await room.keep([item("a", "een")]);
  await room.forget();
  assert.deepEqual(await onDisk(), []);
  assert.equal(await tab().recall(), undefined);
});

test("a tab that cannot keep all keeps nothing", async () => {
  const room = tab();
  await room.keep([item("a", "een")]);
  await room.keep([
    item("a", "een"),
    { naam: "b", blob: { size: 3, arrayBuffer: () => Promise.reject(new Error("gone")) } },
  ]);
  assert.equal(await tab().recall(), undefined);
});

test("a browser that keeps nothing for a tab goes on without", async () => {
  sessionStorage.refuse("QuotaExceededError");
  await tab().keep([item("a", "een")]);
  assert.equal(await tab().recall(), undefined);
});
