// The class in memory: files of one student together, the same file once, and what a person said of two students.

import assert from "node:assert/strict";
import { test } from "node:test";

import { newClass } from "../../../../site/static/js/klas/class/in-memory.js";
import { cases } from "../../phone.mjs";
import { fc } from "../../properties.mjs";

/** A file that was read. */
const bestand = (naam, studenten, gemaakt = "2026-11-25T16:00:00.000Z", more = {}) => ({
  naam,
  blob: { size: more.size ?? naam.length },
  inzending: { sleutel: `${naam}-sleutel`, studenten, code: more.code ?? naam, gemaakt, van: naam, rij: {} },
});
const rows = (room) => room.all().map(({ sleutel, bestanden }) => [sleutel, bestanden.map(({ naam }) => naam)]);
const classOf = (...files) => {
  const room = newClass(() => false);
  for (const file of files) room.add(file);
  return room;
};

test("each student has one row, with the newest file first", () => {
  const room = classOf(
    bestand("oud", ["sam"], "2026-11-01T10:00:00.000Z"),
    bestand("bo", ["bo"]),
    bestand("nieuw", ["sam"], "2026-11-20T10:00:00.000Z"),
  );
  assert.deepEqual(rows(room), [
    ["bo", ["bo"]],
    ["sam", ["nieuw", "oud"]],
  ]);
  assert.equal(room.get("sam").inzending.van, "nieuw");
  assert.deepEqual(
    room.all().map(({ isMerged }) => isMerged),
    [true, false],
  );
});

test("the same file is there once, and who brings it again hears which it is", () => {
  const room = newClass(() => false);
  const [first, again] = [bestand("a", ["sam"]), bestand("a", ["sam"])];
  assert.equal(room.add(first), undefined);
  assert.equal(room.add(again), first);
  assert.deepEqual(rows(room), [["sam", ["a"]]]);
});

test("a file that knows two students brings their rows together", () => {
  const room = classOf(bestand("a", ["sam"]), bestand("b", ["samira"]), bestand("c", ["sam", "samira"]));
  assert.deepEqual(
    rows(room).map(([, files]) => [...files].sort()),
    [["a", "b", "c"]],
  );
  assert.equal(room.get("samira"), room.get("sam"));
});

test("a file without a student stands by itself", () => {
  const room = classOf(bestand("a", []), bestand("b", []));
  assert.equal(room.all().length, 2);
});

test("a person joins two rows, and takes that back", () => {
  const room = classOf(bestand("a", ["sam"]), bestand("b", ["samira"]));
  room.join(room.get("sam"), room.get("samira"));
  assert.deepEqual([room.all().length, room.get("sam").isJoined], [1, true]);
  assert.deepEqual(room.joins(), [["sam", "samira"]]);
  room.split(room.get("sam"));
  assert.deepEqual([room.all().length, room.joins()], [2, []]);
});

test("what was said on this computer holds for files that come later", () => {
  const room = newClass(() => false);
  room.setJoins([["sam", "samira"]]);
  room.add(bestand("a", ["sam"]));
  room.add(bestand("b", ["samira"]));
  assert.equal(room.all().length, 1);
});

test("what was merged is not taken for the row when another file came meanwhile", () => {
  const room = classOf(bestand("a", ["sam"]), bestand("b", ["sam"], "2026-11-26T10:00:00.000Z"));
  const before = room.get("sam");
  room.add(bestand("c", ["sam"], "2026-11-27T10:00:00.000Z"));
  room.merge(before, { zinnen: ["oud"] });
  assert.deepEqual([room.get("sam").zinnen, room.get("sam").isMerged], [[], false]);
  room.merge(room.get("sam"), { zinnen: ["nieuw"] });
  assert.deepEqual([room.get("sam").zinnen, room.get("sam").isMerged], [["nieuw"], true]);
});

test("a student to whom school added something is to be merged with that", () => {
  const room = newClass((ids) => ids.includes("sam"));
  room.add(bestand("a", ["sam"]));
  assert.equal(room.get("sam").isMerged, false);
});

test("likes are told at the row they are about, and go when they are no longer true", () => {
  const room = classOf(bestand("a", ["sam"]), bestand("b", ["samira"]));
  room.setLikes([{ sleutel: "sam", zin: "lijkt op Samira" }]);
  assert.equal(room.get("sam").like.zin, "lijkt op Samira");
  room.setLikes([]);
  assert.equal(room.get("sam").like, undefined);
});

const files = fc.array(fc.tuple(fc.subarray(["a", "b", "c", "d"], { minLength: 1 }), fc.nat(20)), { maxLength: 8 });

test("the order in which files come makes no difference to who is together", () => {
  fc.assert(
    fc.property(files, (list) => {
      const made = list.map(([ids, day], at) =>
        bestand(`f${at}`, ids, `2026-11-${String(day + 1).padStart(2, "0")}T10:00:00.000Z`),
      );
      const shape = (room) =>
        rows(room)
          .map(([, names]) => [...names].sort().join())
          .sort();
      assert.deepEqual(shape(classOf(...made)), shape(classOf(...[...made].reverse())));
    }),
  );
});

for (const { wat, bestanden, samen } of cases("groups").groepen) {
  test(`${wat}, as the rules group them`, () => {
    const room = classOf(...bestanden.map((ids, at) => bestand(`${at}`, ids)));
    const groups = rows(room).map(([, names]) => names.map(Number).sort((a, b) => a - b));
    assert.deepEqual(
      groups.sort(([a], [b]) => a - b),
      samen,
    );
  });
}
