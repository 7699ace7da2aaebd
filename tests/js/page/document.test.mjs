// Every day that a page shows or writes is a day in the Netherlands, on a phone that is set to another zone too.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { formatValue } from "../../../site/static/js/map/format.js";
import { dayOf, root, today } from "../../../site/static/js/page/document.js";

const { TZ } = process.env;
const ZONES = ["Europe/Amsterdam", "America/Curacao", "Asia/Tokyo", "UTC"];
root.lang = "nl";

after(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

for (const zone of ZONES) {
  test(`a moment just after midnight has the Dutch day on a phone in ${zone}`, () => {
    process.env.TZ = zone;

    assert.equal(dayOf(new Date("2026-11-27T23:20:00.000Z")), "2026-11-28");
    assert.equal(dayOf(new Date("2026-12-31T23:10:00.000Z")), "2027-01-01");
    assert.equal(dayOf(new Date("2026-07-14T21:59:00.000Z")), "2026-07-14");
    assert.equal(formatValue("2026-07-14T22:05:00.000Z", "full-date"), "15 juli 2026");
    assert.equal(formatValue("2027-12-31T23:10:00.000Z", "date"), "1 januari 2028");
    assert.match(formatValue("2020-03-29T01:00:00.000Z", "datetime"), /^29 maart 2020.* 03:00$/);
  });

  test(`a day stays that day on a phone in ${zone}`, () => {
    process.env.TZ = zone;

    assert.equal(formatValue("2026-11-28", "full-date"), "28 november 2026");
  });
}

test("the year of a moment is left out when it is this year in the Netherlands", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.parse("2027-01-01T11:00:00.000Z") });

  assert.equal(today(), "2027-01-01");
  assert.equal(formatValue("2026-12-31T23:10:00.000Z", "date"), "1 januari");
  assert.equal(formatValue("2026-12-31T22:10:00.000Z", "date"), "31 december 2026");
});
