// Clocks that cannot be, on a phone: mended in their order, as bpv_logic.basis.clock.mend_plan does (tests/cases/clock.json).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { dayAfter, isClock } from "../../../site/static/js/pure/clock.js";
import { mendPlan, mendRecord, mendRecords } from "../../../site/static/js/pure/clock-mending.js";

const CASES = JSON.parse(readFileSync(new URL("../../cases/clock.json", import.meta.url), "utf8"));
const NOW = "2026-11-30T10:00:00.000Z";
const EDGE = dayAfter(NOW);
const GOOD = "2026-11-23T13:35:12.123Z/0000";
const AHEAD = "2027-11-05T08:00:00.000Z/0000";
const LAST = "9999-12-31T23:59:59.999Z/ffff";
const LONG = "+010000-01-01T00:00:00.000Z/0000";

const record = (velden, tijden, verwijderd = null) => ({ id: "a", soort: "urendag", velden, tijden, verwijderd });

for (const { why, clocks, top, plan } of CASES.plan) {
  test(`as the rules do: ${why}`, () => {
    const mend = mendPlan(clocks, top, `${top}/ffff`);
    for (const clock of clocks) assert.equal(mend ? mend(clock) : clock, plan[clock] ?? clock);
  });
}

test("nothing is done to a map whose clocks can be", () => {
  const records = [record({ begin: "08:00" }, { begin: GOOD }), record({}, {}, EDGE)];
  assert.equal(mendRecords(records, NOW, EDGE), records);
});

test("a removal stays later than the answers before it, and an answer that brought it back later than that", () => {
  const [gone, back] = mendRecords(
    [record({ eind: "1" }, { eind: AHEAD }, LAST), record({ eind: "2" }, { eind: LAST }, AHEAD)],
    NOW,
    EDGE,
  );
  assert.ok(gone.verwijderd > gone.tijden.eind);
  assert.ok(back.verwijderd < back.tijden.eind);
});

test("year 10000 comes after 9999, though its text sorts before it", () => {
  const [mended] = mendRecords([record({ a: 1, b: 2 }, { a: LAST, b: LONG })], NOW, EDGE);
  assert.ok(mended.tijden.b > mended.tijden.a);
});

test("what is no clock at all becomes one", () => {
  const tijden = { a: "", b: "zzz", c: null, d: 7, e: "2026-02-30T00:00:00.000Z/0000", f: GOOD };
  const [mended] = mendRecords([record({}, tijden)], NOW, EDGE);
  for (const name of Object.keys(tijden)) assert.ok(isClock(mended.tijden[name]) && mended.tijden[name] <= EDGE, name);
  assert.equal(mended.tijden.f, GOOD);
  assert.ok(mended.tijden.b > GOOD && mended.tijden.a < GOOD);
});

test("no answer is touched, and a record in which nothing was wrong is the same object", () => {
  const sound = record({ a: "x" }, { a: GOOD });
  const signed = {
    ...record({ moment: AHEAD, schakel: "s" }, { moment: AHEAD, schakel: AHEAD }),
    soort: "handtekening",
  };
  const [one, other] = mendRecords([sound, signed], NOW, EDGE);
  assert.equal(one, sound);
  assert.equal(other.velden, signed.velden);
  assert.ok(other.tijden.moment <= EDGE);
  assert.equal(
    mendRecord(sound, (clock) => String(clock)),
    sound,
  );
});

test("whatever lies there: clocks come out, in their order, none of them later than a day ahead, and once is enough", () => {
  let seed = 20261130;
  const random = (most) => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed % most;
  };
  const pick = (list) => list[random(list.length)];
  const some = () =>
    pick([
      () =>
        `20${20 + random(10)}-${String(1 + random(12)).padStart(2, "0")}-${String(1 + random(28)).padStart(2, "0")}T08:00:00.000Z/${random(65536).toString(16).padStart(4, "0")}`,
      () => `${NOW}/${pick(["0000", "0001", "fffe", "ffff"])}`,
      () => pick([GOOD, AHEAD, LAST, EDGE, LONG, "", "zzz", null, "9999-12-31T23:59:59.999Z/fffe"]),
    ])();
  for (let turn = 0; turn < 2000; turn += 1) {
    const clocks = Array.from({ length: random(12) }, some);
    const plan = mendPlan(clocks, NOW, EDGE) ?? ((clock) => clock);
    const after = clocks.map(plan);
    assert.ok(
      after.every((clock) => isClock(clock) && clock <= EDGE),
      JSON.stringify(clocks),
    );
    assert.equal(mendPlan(after, NOW, EDGE), undefined);
    for (const [i, a] of clocks.entries()) {
      for (const [j, b] of clocks.entries()) {
        if (isClock(a) && isClock(b) && a < b) assert.ok(after[i] < after[j], `${a} ${b}`);
        if (isClock(a) && a <= `${NOW}/ffff`) assert.equal(after[i], a);
      }
    }
  }
});
