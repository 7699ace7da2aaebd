// How long a line of hours lasted, by the list that the rules are held to as well (tests/bpv/test_worked.py).

import assert from "node:assert/strict";
import { test } from "node:test";

import { asClock, workOf } from "../../../../site/static/js/sign/hours/worked.js";
import { cases } from "../../phone.mjs";

for (const { naam, velden, minuten } of cases("worked")) {
  test(`${naam}: as the rules count it`, () => assert.equal(workOf(velden).minuten, minuten));
}

test("minutes are written as a clock writes them", () => {
  assert.deepEqual([0, 5, 60, 2405].map(asClock), ["0:00", "0:05", "1:00", "40:05"]);
});
