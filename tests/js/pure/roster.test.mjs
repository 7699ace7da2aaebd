// Which days are working days, without the rules: the same answers as bpv_logic.bpv.uren.rooster (tests/cases/rooster.json).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { nextEmpty, spanOf } from "../../../site/static/js/pure/roster.js";

const { roster, cases } = JSON.parse(readFileSync(new URL("../../cases/rooster.json", import.meta.url), "utf8"));
const BPV = { begin: "2026-09-28", eind: "2027-02-12", werkdagen: ["ma", "di", "wo", "do"] };
const CHANGING = { ...BPV, rooster: "wisselend", werkdagen: [] };

const span = (first, last, given = {}) => {
  const { period, until, taken } = { period: BPV, until: "", taken: [], ...given };
  return spanOf(roster, period, { first, last, until, isTaken: (day) => taken.includes(day) });
};

for (const { why, periode, van, tot, dagen } of cases) {
  test(`as the rules do: ${why}`, () => assert.deepEqual(span(van, tot, { period: periode }).days, dagen));
}

test("a holiday is its working days, without those that have a line", () => {
  const taken = ["2026-12-22", "2026-12-24"];
  const { fault, days, left } = span("2026-12-19", "2026-12-29", { taken });
  assert.equal(fault, "");
  assert.deepEqual(days, ["2026-12-21", "2026-12-23", "2026-12-28", "2026-12-29"]);
  assert.deepEqual(left, taken);
});

test("hours without fixed days are free from Monday to Friday", () => {
  const { days } = span("2026-12-25", "2026-12-28", { period: CHANGING });
  assert.deepEqual(days, ["2026-12-25", "2026-12-28"]);
});

for (const [fault, first, last, rest] of [
  ["no-first", "", "2026-12-29"],
  ["no-last", "2026-12-19", ""],
  ["backwards", "2026-12-29", "2026-12-19"],
  ["outside", "2026-09-27", "2026-09-29"],
  ["outside", "2027-02-11", "2027-02-13"],
  ["nowhere", "2026-12-19", "2026-12-29", { period: undefined }],
  ["ahead", "2026-11-30", "2026-12-01", { until: "2026-11-30" }],
  ["long", "2026-09-28", "2027-09-29", { period: { ...BPV, eind: "2029-07-01" } }],
  ["long", "1990-01-01", "2090-01-01", { period: { werkdagen: ["ma"] } }],
  ["none", "2026-11-28", "2026-11-29"],
  ["no-roster", "2026-11-28", "2026-12-29", { period: { ...BPV, werkdagen: [] } }],
  ["full", "2026-11-23", "2026-11-24", { taken: ["2026-11-23", "2026-11-24"] }],
]) {
  test(`nothing at all is filled in: ${fault}, ${first} to ${last}`, () => {
    assert.deepEqual(span(first, last, rest), { fault, days: [], left: [] });
  });
}

test("the first and the last day of the bpv, and today, are within", () => {
  assert.deepEqual(span("2026-09-28", "2026-09-28").days, ["2026-09-28"]);
  assert.deepEqual(span("2027-02-11", "2027-02-12").days, ["2027-02-11"]);
  assert.deepEqual(span("2026-11-30", "2026-11-30", { until: "2026-11-30" }).days, ["2026-11-30"]);
});

const next = (day, taken, period = BPV, last = "2026-10-06") =>
  nextEmpty(roster, period, { day, last, isTaken: (other) => taken.includes(other) });

test("the next empty day comes after the one that is done, else from the start", () => {
  assert.equal(next("2026-09-29", ["2026-09-29"]), "2026-09-30");
  assert.equal(next("2026-10-01", ["2026-10-01", "2026-10-05"]), "2026-10-06");
  const later = ["2026-09-29", "2026-10-01", "2026-10-05", "2026-10-06"];
  assert.equal(next("2026-10-06", later), "2026-09-28");
});

test("there is no next day when all are written, before the bpv, or without fixed days", () => {
  const all = span("2026-09-28", "2026-10-06").days;
  assert.equal(next("2026-10-06", all), undefined);
  assert.equal(next("2026-09-20", [], BPV, "2026-09-20"), undefined);
  assert.equal(next("2026-09-29", [], CHANGING), undefined);
});
