// What two phones wrote alike is shown once.

import assert from "node:assert/strict";
import { test } from "node:test";

import { withoutTwins } from "../../../site/static/js/pure/twins.js";
import { rec } from "../phone.mjs";

const AT = (minute) => `2026-11-23T10:0${minute}:00.000Z/0000`;
const ids = (records) => records.map(({ id }) => id);

test("of two records that say the same the newest is shown, in its place", () => {
  const day = { datum: "2026-11-23", begin: "08:00", werkprocessen: ["B1-K1-W1"] };
  const records = [rec("a", day, AT(1)), rec("b", { ...day, begin: "09:00" }, AT(1)), rec("c", day, AT(2))];
  assert.deepEqual(ids(withoutTwins(records)), ["b", "c"]);
});

test("one answer that differs keeps both, so that it can be looked at", () => {
  const records = [rec("a", { begin: "08:00" }, AT(1)), rec("b", { begin: "08:00", activiteit: "Voeren" }, AT(2))];
  assert.deepEqual(ids(withoutTwins(records)), ["a", "b"]);
});
