// From the last key to the disk: a moment later, all of it, and again when it failed.

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { newPage, newPhone } from "../phone.mjs";
import { breaks, repairAll } from "../trouble.mjs";

const AT = (minute) => `2026-11-23T10:0${minute}:00.000Z/0000`;
const change = (id, velden, clock = AT(0)) => ({ id, soort: "urendag", velden, clock });
/** What a failure says; it is meant to be there. */
const said = mock.method(console, "error", () => undefined);
let page;

beforeEach(() => {
  page = newPhone();
  said.mock.resetCalls();
});
afterEach(() => {
  mock.timers.reset();
  repairAll();
});

const onDisk = async () => {
  const { readMap } = await newPage()("store/map-on-disk.js");
  return Object.fromEntries((await readMap()).records.map(({ id, velden }) => [id, velden]));
};

test("what is typed is on disk a quarter of a second later, and the page says so", async () => {
  const { root } = await page("page/document.js");
  const { enqueue, onWritten } = await page("store/write-queue.js");
  const written = new Promise((resolve) => onWritten((records) => resolve(records)));
  const before = performance.now();
  enqueue(change("a", { begin: "1" }));
  enqueue(change("a", { eind: "2" }, AT(1)));
  assert.equal(root.dataset.saved, "busy");
  const [record] = await written;

  assert.ok(performance.now() - before >= 240);
  assert.equal(root.dataset.saved, "yes");
  assert.deepEqual(record.velden, { begin: "1", eind: "2" });
  assert.deepEqual(await onDisk(), { a: { begin: "1", eind: "2" } });
});

test("a page that goes writes at once, and all of it", async () => {
  const { enqueue, flush } = await page("store/write-queue.js");
  enqueue(change("a", { begin: "1" }));
  enqueue(change("b", { begin: "2" }, AT(1)));
  assert.ok(await flush());
  assert.deepEqual(await onDisk(), { a: { begin: "1" }, b: { begin: "2" } });
  assert.deepEqual(Object.keys(localStorage), []);
});

test("a write that fails is told, stays in the journal, and is tried again later and later", async () => {
  const { root } = await page("page/document.js");
  const { enqueue, flush } = await page("store/write-queue.js");
  const put = breaks.put("UnknownError", { store: "records" });
  mock.timers.enable({ apis: ["setTimeout"] });
  const waits = [];
  const real = globalThis.setTimeout;
  globalThis.setTimeout = (work, ms) => {
    waits.push(ms);
    return real(work, ms);
  };
  enqueue(change("a", { begin: "1" }));
  for (let tries = 0; tries < 6; tries += 1) assert.equal(await flush(), false);
  globalThis.setTimeout = real;

  assert.deepEqual([root.dataset.saved, root.dataset.store], ["failed", "write"]);
  assert.equal(said.mock.callCount(), 6);
  assert.deepEqual(
    waits.filter((ms) => ms >= 1000 && ms <= 15_000 && ms !== 3000 && ms !== 10_000),
    [1000, 2000, 4000, 8000, 15_000, 15_000],
  );
  assert.equal(Object.keys(localStorage).length, 1);

  put.repair();
  enqueue(change("a", { eind: "2" }, AT(1)));
  assert.ok(await flush());
  assert.deepEqual([root.dataset.saved, root.dataset.store], ["yes", ""]);
  mock.timers.reset();
  assert.deepEqual(await onDisk(), { a: { begin: "1", eind: "2" } });
});

test("a full phone is called full", async () => {
  const { root } = await page("page/document.js");
  const { enqueue, flush } = await page("store/write-queue.js");
  const put = breaks.put("QuotaExceededError", { store: "records" });
  enqueue(change("a", { begin: "1" }));
  assert.equal(await flush(), false);
  put.repair();
  assert.equal(root.dataset.store, "full");
  assert.ok(await flush());
});

test("what came while the disk was busy is written too, in the order of its clocks", async () => {
  const { enqueue, flush } = await page("store/write-queue.js");
  enqueue(change("a", { begin: "1" }));
  const first = flush();
  enqueue(change("a", { begin: "2" }, AT(1)));
  assert.ok(await flush());
  assert.ok(await first);
  assert.deepEqual(await onDisk(), { a: { begin: "2" } });
});

test("another tab is told that something was written", async () => {
  const other = newPage();
  const { onOtherTab } = await other("store/tabs.js");
  const heard = new Promise((resolve) => onOtherTab(() => resolve("heard")));
  const { enqueue, flush } = await page("store/write-queue.js");
  enqueue(change("a", { begin: "1" }));
  await flush();
  assert.equal(await heard, "heard");
});
