// Clocks of values: the same answers as bpv_logic.basis.clock, by the same list (tests/cases/clock.json).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { clockFrom, dayAfter, isClock, momentOf, tick } from "../../../site/static/js/pure/clock.js";

const CASES = JSON.parse(readFileSync(new URL("../../cases/clock.json", import.meta.url), "utf8"));
const LAST = "9999-12-31T23:59:59.999Z/ffff";
const NOW = Date.parse("2026-11-30T10:00:00.000Z");

for (const [text, isOne] of CASES.clocks) {
  test(`${JSON.stringify(text)} is ${isOne ? "a" : "no"} clock`, () => assert.equal(isClock(text), isOne));
}

test("nothing but a text is a clock", () => {
  for (const value of [undefined, null, 0, 1e15, {}, ["2026-11-23T13:35:12.123Z/0000"]])
    assert.equal(isClock(value), false);
});

for (const [last, now, expected] of CASES.next) {
  test(`after ${last || "nothing"}, at ${now}`, () => assert.equal(tick(last, Date.parse(now)), expected));
}

for (const [moment, expected] of CASES.dayAfter) {
  test(`a day after ${moment}`, () => assert.equal(dayAfter(moment), expected));
}

test("whatever the phone and the disk say, a clock comes out", () => {
  const lasts = [
    "",
    LAST,
    "9999-12-31T23:59:59.999Z/0000",
    "+010000-01-01T00:00:00.000Z/0000",
    "x",
    "2026-02-30T00:00:00.000Z/0000",
  ];
  const moments = [-8.64e15, -1, 0, NOW, 253402300799999, 253402300800000, 8.64e15, Number.NaN];
  for (const last of lasts) {
    for (const now of moments) {
      const given = tick(last, now);
      assert.ok(isClock(given), `${last} ${now} gives ${given}`);
      assert.ok(!isClock(last) || given >= last, `${given} is not after ${last}`);
    }
    for (const moment of ["", "x", "+010000-01-01T00:00:00.000Z/0000", LAST, "2026-11-30T10:00:00.000Z/0000"]) {
      assert.ok(isClock(clockFrom(moment, last)), `${moment} after ${last}`);
    }
  }
});

test("what was done at a known moment keeps it beside a clock that is none", () => {
  const moment = "2026-11-30T10:00:00.000Z/0000";
  assert.equal(clockFrom(moment, "+010000-01-01T00:00:00.000Z/0000"), moment);
  assert.equal(clockFrom(moment, ""), moment);
  assert.equal(clockFrom(moment, moment), "2026-11-30T10:00:00.000Z/0001");
});

test("a moment has a year of four digits on any phone", () => {
  assert.equal(momentOf(8.64e15), "9999-12-31T23:59:59.999Z");
  assert.equal(momentOf(-1), "1970-01-01T00:00:00.000Z");
  assert.equal(momentOf(NOW), "2026-11-30T10:00:00.000Z");
});
