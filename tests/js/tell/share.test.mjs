// What a phone may share goes by its own name; only our own JSON goes as text where JSON is refused.

import assert from "node:assert/strict";
import { test } from "node:test";

import { shareFile } from "../../../site/static/js/tell/share.js";

/** A phone that shares these types; what it shared. */
function phone(...types) {
  const shared = [];
  const canShare = ({ files }) => files.every((file) => types.includes(file.type));
  const share = async ({ files }) => void shared.push(...files.map(({ name, type }) => [name, type]));
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { canShare, share } });
  return shared;
}

test("a map that may not be shared as JSON goes as text", async () => {
  const shared = phone("text/plain");
  assert.equal(await shareFile("map.json", "{}"), "shared");
  assert.deepEqual(shared, [["map.json.txt", "text/plain"]]);
});

for (const [name, type] of [
  ["agenda.ics", "text/calendar"],
  ["klas.csv", "text/csv"],
  ["klas.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["pakket.toml", "application/toml"],
  ["gids.pdf", "application/pdf"],
]) {
  test(`${name} goes by its own name or not at all`, async () => {
    const refused = phone("text/plain", "image/png");
    assert.equal(await shareFile(name, "inhoud", type), "refused");
    assert.deepEqual(refused, []);
    const shared = phone(type, "text/plain");
    assert.equal(await shareFile(name, "inhoud", type), "shared");
    assert.deepEqual(shared, [[name, type]]);
  });
}

test("a phone that cannot share at all is asked nothing", async () => {
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: {} });
  assert.equal(await shareFile("map.json", "{}"), "refused");
});
