// The database of a phone: writes that fail, dead connections, other versions, other tabs.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { newPage, newPhone, rec } from "../phone.mjs";
import { breaks, repairAll } from "../trouble.mjs";

const AT = (minute) => `2026-11-23T10:0${minute}:00.000Z/0000`;
const change = (id, velden, clock = AT(0), more = {}) => ({ id, soort: "urendag", velden, clock, ...more });
let page;

afterEach(repairAll);
beforeEach(() => {
  page = newPhone();
});

/** @returns {Promise<[any, any]>} what reads and writes the map of a page, and its store */
const opened = async (open) => [await open("store/map-on-disk.js"), await open("store/database.js")];
const velden = (records) => Object.fromEntries(records.map((record) => [record.id, record.velden]));

test("a phone on which the site was never opened has an empty map", async () => {
  const [{ readMap }] = await opened(page);
  assert.deepEqual(await readMap(), { records: [], state: { revision: 0, clock: "", savedAt: "" }, cached: undefined });
});

test("what is written is read by every page, with the newest clock and a count of what changed", async () => {
  const [{ commitChanges }] = await opened(page);
  await commitChanges([change("a", { begin: "1" }), change("b", { begin: "2" }, AT(1))]);
  await commitChanges([change("a", { begin: "1" }, AT(2)), change("b", { eind: "3" }, AT(3))]);
  const [{ readMap }] = await opened(newPage());
  const { records, state } = await readMap();

  assert.deepEqual(velden(records), { a: { begin: "1" }, b: { begin: "2", eind: "3" } });
  assert.equal(state.revision, 3);
  assert.equal(state.clock, AT(3));
});

test("two tabs that change different questions both keep them", async () => {
  const [one] = await opened(page);
  const [other] = await opened(newPage());
  await one.commitChanges([change("a", { begin: "1" }, AT(0))]);
  await Promise.all([
    one.commitChanges([change("a", { eind: "2" }, AT(1))]),
    other.commitChanges([change("a", { toelichting: "3" }, AT(1))]),
  ]);
  const { records, state } = await one.readMap();

  assert.deepEqual(velden(records), { a: { begin: "1", eind: "2", toelichting: "3" } });
  assert.equal(state.revision, 3);
});

test("two tabs that write in turns lose none of their writes", async () => {
  const tabs = [(await opened(page))[0], (await opened(newPage()))[0]];
  for (let turn = 0; turn < 200; turn += 1) {
    await tabs[turn % 2].commitChanges([change("a", { [`vraag ${turn % 5}`]: `beurt ${turn}` }, "")]);
  }
  const { records, state } = await tabs[0].readMap();
  assert.equal(state.revision, 200);
  assert.deepEqual(
    Object.values(records[0].velden).sort(),
    [195, 196, 197, 198, 199].map((turn) => `beurt ${turn}`).sort(),
  );
  assert.equal(new Set(Object.values(records[0].tijden)).size, 5);
});

test("a removal is a mark with a clock, and stays", async () => {
  const [{ commitChanges, readMap }] = await opened(page);
  await commitChanges([change("a", { begin: "1" }, AT(0))]);
  await commitChanges([{ id: "a", soort: "urendag", remove: true, clock: AT(1) }]);
  assert.equal((await readMap()).records[0].verwijderd, AT(1));
});

test("a clock is later than all that is on disk, whatever the phone says", async () => {
  const [{ commitChanges }] = await opened(page);
  await commitChanges([change("a", { begin: "1" }, AT(5))]);
  const { state, records } = await commitChanges([change("b", { begin: "2" }, AT(1))]);
  assert.ok(state.clock > AT(5));
  assert.equal(records[0].tijden.begin, state.clock);
});

test("a connection that died is made anew, and nothing is written twice", async () => {
  const [{ commitChanges, readMap }] = await opened(page);
  const connections = breaks.follow();
  await commitChanges([change("a", { begin: "1" }, AT(0))]);
  assert.equal(connections.closeAll(), 1);
  await commitChanges([change("a", { begin: "2" }, AT(1))]);
  const { records, state } = await readMap();
  assert.deepEqual([velden(records), state.revision], [{ a: { begin: "2" } }, 2]);
});

for (const [name, tries] of [
  ["UnknownError", 2],
  ["QuotaExceededError", 2],
  ["SecurityError", 1],
]) {
  test(`a write that says ${name} is tried ${tries} times, and leaves nothing half`, async () => {
    const [{ commitChanges, readMap }] = await opened(page);
    await commitChanges([change("a", { begin: "1" }, AT(0))]);
    const put = breaks.put(name, { store: "records" });
    await assert.rejects(commitChanges([change("b", { begin: "2" }), change("a", { begin: "2" }, AT(1))]), { name });
    put.repair();
    assert.equal(put.tries, tries);
    assert.deepEqual(velden((await readMap()).records), { a: { begin: "1" } });
  });
}

for (const [how, name] of [
  ["lose", "DataError"],
  ["abort", "AbortError"],
]) {
  test(`a browser that does "${how}" what is put is never believed: ${name}, and nothing is half`, async () => {
    const [{ commitChanges, readMap }] = await opened(page);
    await commitChanges([change("a", { begin: "1" }, AT(0))]);
    const broken = breaks[how]({ store: "records" });
    await assert.rejects(commitChanges([change("a", { begin: "2" }, AT(1)), change("b", { begin: "2" }, AT(1))]), {
      name,
    });
    broken.repair();
    assert.deepEqual(velden((await readMap()).records), { a: { begin: "1" } });
    await commitChanges([change("a", { begin: "2" }, AT(1))]);
    assert.deepEqual(velden((await readMap()).records), { a: { begin: "2" } });
  });
}

test("a full phone throws the memory of the engine away before it refuses a word of the map", async () => {
  const [{ commitChanges }, { openBeside }] = await opened(page);
  (await openBeside("bpv-map-engine", ["memory"])).close();
  const put = breaks.put("QuotaExceededError", { store: "records", times: 1 });
  await commitChanges([change("a", { begin: "1" })]);
  put.repair();
  assert.deepEqual(
    (await indexedDB.databases()).map(({ name }) => name),
    ["bpv-map"],
  );
});

test("an opening that says no is told as it is, and the next use tries again", async () => {
  const [{ readMap }] = await opened(page);
  const open = breaks.open("UnknownError");
  await assert.rejects(readMap(), { name: "UnknownError" });
  open.repair();
  assert.deepEqual((await readMap()).records, []);
});

test("a map of a newer app is read, told of and never written to", async () => {
  await breaks.lay({
    version: 99,
    stores: { records: [rec("a", { begin: "1" })], meta: [], verdicts: [], attachments: [], kopieen: [] },
  });
  const [{ commitChanges, readMap }, store] = await opened(page);
  const told = [];
  store.onTrouble((trouble) => told.push(trouble));
  assert.deepEqual(velden((await readMap()).records), { a: { begin: "1" } });
  assert.deepEqual([told, store.readOnly], [["older"], true]);
  await assert.rejects(commitChanges([change("a", { begin: "2" })]), { name: "ReadOnlyError" });
});

test("a newer app that waits gets the connection after what is typed was written", async () => {
  const [{ readMap }, store] = await opened(page);
  const told = [];
  store.onTrouble(async (trouble) => told.push(trouble));
  await readMap();
  await breaks.lay({ version: 99, stores: {} });
  assert.deepEqual(told, ["newer"]);
});

test("a database without any store is made anew; one that lost some is not thrown away", async () => {
  await breaks.lay({ version: 2, stores: {} });
  const [one] = await opened(page);
  assert.deepEqual((await one.readMap()).records, []);

  newPhone();
  await breaks.lay({ version: 2, stores: { records: [rec("a", { begin: "1" })] } });
  const [other] = await opened(newPage());
  await assert.rejects(other.readMap(), { name: "NotFoundError" });
  assert.deepEqual(velden(await other.readRecords()), { a: { begin: "1" } });
});

test("a map of the first layout is copied before it is brought up to date", async () => {
  const stores = { records: [rec("a", { begin: "1" })], meta: [], verdicts: [], attachments: [] };
  await breaks.lay({ version: 1, stores });
  const [{ readMap }, { transact, STORES }] = await opened(page);
  assert.deepEqual(velden((await readMap()).records), { a: { begin: "1" } });
  const copies = await transact("readonly", [STORES.copies], (tx) => tx.objectStore(STORES.copies).getAll());
  assert.deepEqual(
    copies.map(({ slot, records }) => [slot, velden(records)]),
    [["bijwerken", { a: { begin: "1" } }]],
  );
});
