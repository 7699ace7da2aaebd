// What is typed and not yet known to be in the database: written down at once, for whoever comes next.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { newPage, newPhone } from "../phone.mjs";

const AT = (minute) => `2026-11-23T10:0${minute}:00.000Z/0000`;
const change = (id, velden, clock) => ({ id, soort: "urendag", velden, clock });
let page;

beforeEach(() => {
  page = newPhone();
});

const journal = async (open) => (await open("store/journal.js")).typed;
const pending = (open) => open("store/pending.js");

test("what a page wrote down is found by the next, oldest first, and never by itself", async () => {
  const one = await journal(page);
  const other = await journal(newPage());
  other.keep([change("b", { begin: "2" })], AT(2));
  one.keep([change("a", { begin: "1" })], AT(1));

  assert.deepEqual(
    one.leftBehind().map(({ entry }) => entry.clock),
    [AT(2)],
  );
  const next = await journal(newPage());
  assert.deepEqual(
    next.leftBehind().map(({ entry }) => entry.changes[0].id),
    ["a", "b"],
  );
});

test("what was taken over is forgotten, and the page that wrote it can tell", async () => {
  const one = await journal(page);
  one.keep([change("a", { begin: "1" })], AT(1));
  const next = await journal(newPage());
  for (const { key } of next.leftBehind()) next.forget(key);

  assert.ok(!one.isThere());
  assert.deepEqual(next.leftBehind(), []);
});

test("an entry without changes is no entry", async () => {
  const one = await journal(page);
  one.keep([change("a", { begin: "1" })], AT(1));
  one.keep([]);
  assert.ok(!one.isThere());
});

test("what cannot be read any more is nothing, and does not hide the rest", async () => {
  const one = await journal(page);
  one.keep([change("a", { begin: "1" })], AT(1));
  const [key] = Object.keys(localStorage);
  localStorage.setItem(`${key}x`, "{");
  localStorage.setItem(`${key}y`, '{"changes":5}');
  localStorage.setItem("another site's own", "[]");
  assert.equal((await journal(newPage())).leftBehind().length, 1);
});

for (const refusal of ["QuotaExceededError", "SecurityError"]) {
  test(`storage that says ${refusal} stops nobody: the database is still there`, async () => {
    const one = await journal(page);
    localStorage.refuse(refusal);
    one.keep([change("a", { begin: "1" })], AT(1));
    assert.ok(!one.isThere());
    assert.deepEqual(one.leftBehind(), []);
    assert.equal((await page("store/journal.js")).isRefused(), refusal === "SecurityError");
  });
}

test("every change stands in the journal at once, one of each record", async () => {
  const { addPending } = await pending(page);
  addPending(change("a", { begin: "1" }, AT(1)));
  addPending(change("b", { begin: "2" }, AT(2)));
  addPending(change("a", { eind: "3" }, AT(3)));
  const [{ entry }] = (await journal(newPage())).leftBehind();

  assert.equal(entry.clock, AT(3));
  assert.deepEqual(
    entry.changes.map(({ id, velden }) => [id, velden]),
    [
      ["b", { begin: "2" }],
      ["a", { begin: "1", eind: "3" }],
    ],
  );
});

test("what is being written stands in the journal until the disk has it", async () => {
  const { addPending, takePending, endPending, pendingChange, pendingIds, hasWaiting } = await pending(page);
  addPending(change("a", { begin: "1" }, AT(1)));
  assert.deepEqual(
    takePending().map(({ id }) => id),
    ["a"],
  );
  assert.ok(!hasWaiting());
  addPending(change("a", { eind: "2" }, AT(2)));
  assert.deepEqual(pendingChange("a").velden, { begin: "1", eind: "2" });
  assert.deepEqual((await journal(newPage())).leftBehind()[0].entry.changes[0].velden, { begin: "1", eind: "2" });

  endPending();
  assert.deepEqual(pendingChange("a").velden, { eind: "2" });
  assert.deepEqual(pendingIds(), ["a"]);
  assert.deepEqual((await journal(newPage())).leftBehind()[0].entry.changes[0].velden, { eind: "2" });
});

test("what could not be written goes before what came since", async () => {
  const { addPending, takePending, returnPending, pendingChange } = await pending(page);
  addPending(change("a", { begin: "1", eind: "1" }, AT(1)));
  addPending(change("b", { begin: "1" }, AT(2)));
  takePending();
  addPending(change("a", { eind: "2" }, AT(3)));
  returnPending();

  assert.deepEqual(pendingChange("a").velden, { begin: "1", eind: "2" });
  assert.deepEqual(
    takePending().map(({ id }) => id),
    ["a", "b"],
  );
});

test("a page whose work another one took over lets go of it", async () => {
  const { addPending, dropPending, hasWaiting, pendingIds } = await pending(page);
  addPending(change("a", { begin: "1" }, AT(1)));
  dropPending();
  assert.ok(!hasWaiting());
  assert.deepEqual(pendingIds(), []);
});
