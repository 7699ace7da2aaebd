// What a change makes of a record: only what differs gets a new clock, and nothing of another hand is lost.

import assert from "node:assert/strict";
import { test } from "node:test";

import { applyChange, joinChanges, stillNews } from "../../../site/static/js/pure/apply.js";
import { clockFrom, newest, tick } from "../../../site/static/js/pure/clock.js";
import { clockOf, isLive } from "../../../site/static/js/pure/record.js";
import { rec } from "../phone.mjs";
import { answers, changes, clocks, fc } from "../properties.mjs";

const AT = "2026-11-23T10:00:00.000Z/0000";
const LATER = "2026-11-23T11:00:00.000Z/0000";
const NOW = Date.parse("2026-11-23T12:00:00.000Z");
const later = (last) => tick(last, NOW);
const change = (velden, more = {}) => ({ id: "a", soort: "urendag", velden, ...more });

test("only a field whose value differs gets a new clock", () => {
  const record = applyChange(
    rec("a", { begin: "09:00", eind: "17:00" }, AT),
    change({ begin: "09:00", eind: "16:00" }),
    later,
  );
  assert.deepEqual(record.tijden, { begin: AT, eind: "2026-11-23T12:00:00.000Z/0000" });
  assert.deepEqual(record.velden, { begin: "09:00", eind: "16:00" });
});

test("a change that changes nothing leaves the very same object", () => {
  const record = rec("a", { begin: "09:00" });
  assert.equal(applyChange(record, change({ begin: "09:00" }), later), record);
  assert.equal(applyChange(record, change({ eind: null }), later), record);
});

test("a field is touched when that is asked, though its value stays", () => {
  const record = applyChange(rec("a", { begin: "09:00" }, AT), change({ begin: "09:00" }, { touch: true }), later);
  assert.notEqual(record.tijden.begin, AT);
});

test("a removed record comes back by a later answer, and what is removed twice stays", () => {
  const gone = applyChange(rec("a", { begin: "09:00" }, AT), { id: "a", soort: "urendag", remove: true }, later);
  assert.ok(!isLive(gone));
  assert.equal(applyChange(gone, { id: "a", soort: "urendag", remove: true }, later), gone);
  assert.ok(isLive(applyChange(gone, change({ begin: "10:00" }), later)));
});

test("what was never there cannot be removed", () => {
  assert.equal(applyChange(undefined, { id: "a", soort: "urendag", remove: true }, later), undefined);
});

test("whatever is done to a record, each clock in it is newer than all before it", () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 8 }), (list) => {
      let record;
      for (const one of list) {
        const before = clockOf(record);
        const after = applyChange(record, one, later);
        if (after !== record) assert.ok(clockOf(after) > before);
        record = after;
      }
    }),
  );
});

test("two changes joined do what they do one after the other", () => {
  fc.assert(
    fc.property(answers, changes, changes, (velden, first, second) => {
      const record = applyChange(undefined, change({ datum: "2026-11-23", ...velden }, { touch: true }), later);
      const between = applyChange(record, first, later);
      const apart = applyChange(between, second, later);
      // A change that changes nothing does not come this far: `map.change` in store/map-on-page.js.
      fc.pre(between !== record && apart !== between);
      const joined = applyChange(record, joinChanges(first, second), later);
      assert.equal(isLive(joined), isLive(apart));
      // Of what was removed, nobody sees what it said last.
      const seen = isLive(apart) ? apart.velden : {};
      for (const [name, value] of Object.entries(seen)) assert.deepEqual(joined.velden[name] ?? null, value ?? null);
    }),
  );
});

test("joined changes have the newest of both clocks", () => {
  fc.assert(
    fc.property(clocks, clocks, (one, other) => {
      const joined = joinChanges(change({ begin: "1" }, { clock: one }), change({ eind: "2" }, { clock: other }));
      assert.equal(joined.clock, newest([one, other]));
    }),
  );
});

test("of a change that was left behind, only what nobody wrote to since is news", () => {
  const record = { ...rec("a", { begin: "09:00", eind: "17:00" }), tijden: { begin: AT, eind: LATER } };
  const between = "2026-11-23T10:30:00.000Z/0000";
  const left = stillNews(record, change({ begin: "08:00", eind: "18:00" }), between);
  assert.deepEqual(left.velden, { begin: "08:00" });
  assert.equal(left.clock, between);
});

test("a removal that was left behind counts when nothing came after it", () => {
  const gone = { id: "a", soort: "urendag", remove: true };
  assert.ok(stillNews(rec("a", { begin: "1" }, AT), gone, LATER).remove);
  assert.equal(stillNews(rec("a", { begin: "1" }, LATER), gone, AT).remove, undefined);
});

test("a change keeps the moment at which it was made, unless the record is newer", () => {
  const record = applyChange(rec("a", { begin: "1" }, AT), change({ begin: "2" }, { clock: LATER }), (last) =>
    clockFrom(LATER, last),
  );
  assert.equal(record.tijden.begin, LATER);
});
