// A file that was made is looked at as who opens it will: what is wrong in it is found without the rules.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { faultOf } from "../../../site/static/js/pure/whole.js";
import { canonical, sha256 } from "../../../site/static/js/text/canonical.js";

const TEXT = readFileSync(new URL("../../../docs/voorbeeld-export.json", import.meta.url), "utf8");
const { sha256: _hash, ...ENVELOPE } = JSON.parse(TEXT);

/** The example with something changed, and a hash that fits. */
async function changed(change) {
  const envelope = structuredClone(ENVELOPE);
  change(envelope);
  return canonical({ ...envelope, sha256: await sha256(canonical(envelope)) });
}

test("a sound file has no fault", async () => {
  assert.equal(await faultOf(await changed(() => undefined)), "");
});

const clock = (value) => (envelope) => {
  const [name] = Object.keys(envelope.records[0].tijden);
  envelope.records[0].tijden[name] = value;
};
for (const [fault, why, change] of [
  ["clocks", "year 10000", clock("+010000-01-01T00:00:00.000Z/0000")],
  ["clocks", "the last of all clocks", clock("9999-12-31T23:59:59.999Z/ffff")],
  ["clocks", "more than a day after the file", clock("2026-11-26T16:00:00.001Z/0000")],
  ["clocks", "a clock that is nothing", clock(null)],
  ["clocks", "a removal in the future", ({ records }) => (records[0].verwijderd = "2027-01-01T00:00:00.000Z/0000")],
  ["exportedAt", "made in year 10000", (envelope) => (envelope.exportedAt = "+010000-01-01T00:00:00.000Z")],
  ["ids", "a form twice", ({ records }) => records.push(records[0])],
  ["records", "a form without answers", ({ records }) => delete records[0].velden],
  ["records", "a form without a name", ({ records }) => (records[0].id = "")],
  ["records", "no forms", (envelope) => delete envelope.records],
]) {
  test(`a file is not whole: ${why}`, async () => assert.equal(await faultOf(await changed(change)), fault));
}

test("a file that was cut off, or of which one sign changed, is not whole", async () => {
  const text = await changed(() => undefined);
  assert.equal(await faultOf(text.slice(0, -1)), "no JSON");
  assert.equal(await faultOf(text.replace("Sam", "Som")), "hash");
});
