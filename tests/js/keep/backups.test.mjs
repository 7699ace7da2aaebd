// Copies of the map on the phone: made when they are due, and put back without losing what came after.

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { newPhone, rec } from "../phone.mjs";
import { breaks, repairAll } from "../trouble.mjs";

const AT = (minute) => `2026-11-23T10:0${minute}:00.000Z/0000`;
const change = (id, velden, clock = AT(0), more = {}) => ({ id, soort: "urendag", velden, clock, ...more });
let page;
let copies;
let map;

afterEach(repairAll);
beforeEach(async () => {
  mock.timers.reset();
  page = newPhone();
  copies = await page("keep/backups.js");
  map = await page("store/map-on-disk.js");
});

const onDisk = async () => Object.fromEntries((await map.readMap()).records.map(({ id, velden }) => [id, velden]));
/** The copies on disk; what a person sees of two that are the same is one of them. */
async function kept() {
  const { transact, STORES } = await page("store/database.js");
  return transact("readonly", [STORES.copies], (tx) => tx.objectStore(STORES.copies).getAllKeys());
}
const roll = async () => copies.rollCopies((await map.readMap()).state.revision, 7);
const day = (date) => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date"], now: new Date(`${date}T12:00:00`) });
};

test("an empty map is not copied", async () => {
  await roll();
  assert.deepEqual(await copies.listCopies(), []);
});

test("a copy a day and one a week, and none of a map that did not change", async () => {
  day("2026-11-23");
  await map.commitChanges([change("a", { begin: "1" })]);
  await roll();
  assert.deepEqual(await kept(), ["dag", "week"]);
  day("2026-11-24");
  await roll();
  assert.deepEqual(
    (await copies.listCopies()).map((copy) => copy.day),
    ["2026-11-23"],
  );
  await map.commitChanges([change("a", { begin: "2" }, AT(1))]);
  await roll();
  assert.deepEqual(await kept(), ["dag", "week"]);
  day("2026-11-30");
  await map.commitChanges([change("a", { begin: "3" }, AT(2))]);
  await roll();
  assert.deepEqual(await kept(), ["dag", "vorige_week", "week"]);
});

test("what is put back is as it was, what came since stays, and it can be undone", async () => {
  await map.commitChanges([change("a", { begin: "1", eind: "1" }), change("b", { begin: "1" })]);
  await roll();
  await map.commitChanges([change("a", { begin: "2" }, AT(1)), change("c", { begin: "2" }, AT(1))]);
  await map.commitChanges([{ id: "b", soort: "urendag", remove: true, clock: AT(2) }]);
  const undo = await copies.putBack("dag");

  const { isLive } = await page("pure/record.js");
  const live = async () => (await map.readMap()).records.filter(isLive).map(({ id }) => id);
  assert.deepEqual(await onDisk(), { a: { begin: "1", eind: "1" }, b: { begin: "1" }, c: { begin: "2" } });
  assert.deepEqual(await live(), ["a", "b", "c"]);
  assert.ok((await kept()).includes("terugzetten"));

  await map.commitChanges(undo.map((one) => ({ ...one, clock: "" })));
  assert.deepEqual((await onDisk()).a, { begin: "2", eind: "1" });
  assert.deepEqual(await live(), ["a", "c"]);
});

test("putting back is all or nothing", async () => {
  await map.commitChanges([change("a", { begin: "1" }), change("b", { begin: "1" })]);
  await roll();
  await map.commitChanges([change("a", { begin: "2" }, AT(1)), change("b", { begin: "2" }, AT(1))]);
  const put = breaks.put("SecurityError", { store: "records" });
  await assert.rejects(copies.putBack("dag"), { name: "SecurityError" });
  put.repair();
  assert.deepEqual(await onDisk(), { a: { begin: "2" }, b: { begin: "2" } });
  assert.deepEqual(await kept(), ["dag", "week"]);
});

test("what somebody signed is never changed by a copy", async () => {
  const signed = { ...rec("s", { naam: "Jansen" }), soort: "handtekening" };
  await map.commitChanges([{ id: "s", soort: "handtekening", velden: signed.velden, clock: AT(0) }]);
  await roll();
  await map.commitChanges([{ id: "s", soort: "handtekening", velden: { naam: "Anders" }, clock: AT(1) }]);
  await copies.putBack("dag");
  assert.deepEqual((await onDisk()).s, { naam: "Anders" });
});

test("the difference with a copy is told in records", () => {
  const before = [rec("a", { begin: "1" }), rec("b", { begin: "1" }), rec("c", { begin: "1" })];
  const now = [rec("a", { begin: "1" }), rec("b", { begin: "2" }), rec("d", { begin: "1" })];
  assert.deepEqual(copies.difference(before, now), { nieuw: 1, anders: 1, weg: 1 });
});
