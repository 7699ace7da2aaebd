// A map that a school opened: in memory, what was added is told apart, and comes together with what was there.

import assert from "node:assert/strict";
import { test } from "node:test";

import { changedRecords, joinRecords, memorySource, setVerdict } from "../../../site/static/js/map/memory-source.js";
import { rec } from "../phone.mjs";
import { answers, clocks, fc } from "../properties.mjs";

const AT = (minute) => `2026-11-23T10:0${minute}:00.000Z/0000`;
const change = (id, velden, more = {}) => ({ id, soort: "eindbeoordeling", velden, ...more });
const without = { element: undefined };

test("a map that was only opened has nothing new", () => {
  assert.deepEqual(changedRecords(memorySource([rec("a", { oordeel: "goed" })], [], undefined)), []);
});

test("of a record that was there only the answers that are newer go back, of a new one all", () => {
  const source = memorySource([rec("a", { oordeel: "goed", reden: "x" }, AT(1))], [], undefined);
  source.change(change("a", { reden: "y" }));
  source.change(change("b", { oordeel: "voldaan" }));
  const [one, other] = changedRecords(source);

  assert.deepEqual([one.id, one.velden, Object.keys(one.tijden)], ["a", { reden: "y" }, ["reden"]]);
  assert.ok(one.tijden.reden > AT(1));
  assert.deepEqual(other.velden, { oordeel: "voldaan" });
});

test("what is changed back is no change of the value, but the newest word", () => {
  const source = memorySource([rec("a", { reden: "x" }, AT(1))], [], undefined);
  source.change(change("a", { reden: "y" }));
  source.change(change("a", { reden: "x" }));
  assert.deepEqual(
    changedRecords(source).map(({ velden }) => velden),
    [{ reden: "x" }],
  );
});

test("what was added earlier is there when the map is opened again, and still goes back", () => {
  const first = memorySource([rec("a", { oordeel: "goed" }, AT(1))], [], undefined);
  first.change(change("a", { reden: "y" }));
  const additions = changedRecords(first);
  const again = memorySource([rec("a", { oordeel: "goed" }, AT(1))], [], undefined, additions);

  assert.deepEqual(again.get("a").velden, { oordeel: "goed", reden: "y" });
  assert.deepEqual(changedRecords(again), additions);
});

test("a newer file of the student wins from what school said before of the same question", () => {
  const [joined] = joinRecords(
    [rec("a", { reden: "student" }, AT(5))],
    [rec("a", { reden: "school", oordeel: "goed" }, AT(1))],
  );
  assert.deepEqual(joined.velden, { reden: "student", oordeel: "goed" });
});

test("what is removed is not live, and goes back as a removal", () => {
  const source = memorySource([rec("a", { oordeel: "goed" }, AT(1))], [], undefined);
  source.change({ id: "a", soort: "urendag", remove: true });
  assert.deepEqual([source.get("a"), source.of("urendag")], [undefined, []]);
  const [gone] = changedRecords(source);
  assert.ok(gone.verwijderd > AT(1));
  assert.deepEqual(gone.velden, {});
});

test("who listens hears which record changed, and nothing of what did not", () => {
  const source = memorySource([rec("a", { oordeel: "goed" })], [], undefined);
  const heard = [];
  source.subscribe((ids) => heard.push(...ids), without.element);
  source.change(change("a", { oordeel: "goed" }));
  source.change(change("b", { oordeel: "goed" }));
  assert.deepEqual(heard, ["b"]);
});

test("a part of the page that is gone is not told any more", () => {
  const source = memorySource([], [], undefined);
  let heard = 0;
  source.subscribe(() => (heard += 1), { isConnected: false });
  source.change(change("a", { oordeel: "goed" }));
  source.change(change("b", { oordeel: "goed" }));
  assert.equal(heard, 0);
});

test("photos come and go by their hash, and the rules have the last word", async () => {
  const source = memorySource([], [{ sha256: "x", type: "image/png", bytes: new ArrayBuffer(1) }], undefined);
  await source.addAttachment({ sha256: "y", type: "image/png", bytes: new ArrayBuffer(2) });
  await source.dropAttachment("x");
  assert.deepEqual([await source.attachment("x"), (await source.attachment("y")).bytes.byteLength], [undefined, 2]);
  setVerdict(source, { rulesVersion: "1" });
  assert.equal(source.verdict().rulesVersion, "1");
});

const added = fc.tuple(answers, clocks).map(([velden, clock]) => rec("a", velden, clock));

test("joining twice changes nothing, and of each answer the newest stays whatever comes first", () => {
  fc.assert(
    fc.property(added, added, (one, other) => {
      const joined = joinRecords([one], [other]);
      assert.deepEqual(joinRecords(joined, [other]), joined);
      for (const [name, clock] of Object.entries(joined[0].tijden)) {
        assert.equal(clock, [one.tijden[name] ?? "", other.tijden[name] ?? ""].sort().at(-1));
      }
    }),
  );
});
