// The search box of a class finds a student however the name was typed, there or on the student's phone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isFound } from "../../../../site/static/js/klas/class/find.js";
import { folded } from "../../../../site/static/js/text/folded.js";

const found = (typed, more) =>
  isFound({ van: "", nummer: "", bestand: "map.json", rij: {}, ...more }, folded(typed).split(" ").filter(Boolean));

for (const typed of ["van 't hof", "van \u2019t Hof", "VAN `T HOF", "vant hof", "t hof noor", "van\u00a0't hof "]) {
  test(`"${typed}" finds her`, () => {
    assert.ok(found(typed, { van: "Noor van \u2019t  Hof" }));
    assert.ok(!found(typed, { van: "Sam de Wit" }));
  });
}

for (const [typed, van] of [
  ["zoe", "Zoe\u0308"],
  ["lukasz", "\u0141ukasz"],
  ["anne marie", "Anne\u2013Marie"],
  ["annemarie", "Anne-Marie"],
  ["anne\u2011marie", "Anne-Marie"],
  ["\u043e\u043b\u0435\u043d\u0430", "\u041e\u041b\u0415\u041d\u0410"],
]) {
  test(`"${typed}" finds ${van}`, () => assert.ok(found(typed, { van })));
}

test("a number is found with and without its spaces, and who has no name by the file", () => {
  assert.ok(found("123456", { nummer: "123 456" }));
  assert.ok(found("123 456", { nummer: "s123456" }));
  assert.ok(found("map.json", {}));
});
