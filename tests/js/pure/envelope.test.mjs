// The file that goes out: sorted, with a hash over all of it, and only what is meant to go.

import assert from "node:assert/strict";
import { test } from "node:test";
import { outgoing } from "../../../site/static/js/file/left-out.js";
import { memorySource } from "../../../site/static/js/map/memory-source.js";
import {
  envelopeText,
  fileName,
  fromBase64,
  fromPortable,
  ownerCode,
  toBase64,
} from "../../../site/static/js/pure/envelope.js";
import { canonical, sha256 } from "../../../site/static/js/text/canonical.js";
import { rec } from "../phone.mjs";
import { fc } from "../properties.mjs";

const CONTENT = { app: "1.2.3", moment: "2026-11-25T16:00:00.000Z", attachments: [], verdict: undefined };
const written = async (more) => JSON.parse(await envelopeText({ ...CONTENT, records: [], ...more }));

test("a file says what it is, who made it and when, and its hash is over all the rest", async () => {
  const { sha256: hash, ...rest } = await written({ records: [rec("b", { begin: "1" }), rec("a", {})] });
  assert.equal(await sha256(canonical(rest)), hash);
  assert.deepEqual([rest.format, rest.formatVersion, rest.generator], ["bpv-map", 1, "bpv-map/1.2.3"]);
  assert.deepEqual(
    rest.records.map(({ id }) => id),
    ["a", "b"],
  );
  assert.ok(!("omitted" in rest));
});

test("the version of the rules is that of the verdict, and nothing without one", async () => {
  assert.equal((await written({})).rulesVersion, null);
  const verdict = { rulesVersion: "1.1.0+12345678" };
  assert.deepEqual(
    [(await written({ verdict })).rulesVersion, (await written({ verdict })).verdict],
    [verdict.rulesVersion, verdict],
  );
});

test("what was left out is said", async () => {
  assert.deepEqual((await written({ omitted: ["private"] })).omitted, ["private"]);
});

test("bytes come back as they were, however many", async () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      assert.deepEqual(fromBase64(toBase64(bytes)), Uint8Array.from(bytes));
    }),
  );
  const large = new Uint8Array(100_001).map((_, at) => at % 251);
  const [portable] = (await written({ attachments: [{ sha256: "x", type: "image/png", bytes: large.buffer }] }))
    .attachments;
  assert.deepEqual(new Uint8Array(fromPortable(portable).bytes), large);
});

test("the name of a file is plain on every phone", () => {
  assert.equal(fileName("Zoë", "", "2026-11-25"), "bpv-map-zoe-2026-11-25.json");
  assert.equal(fileName("../x", "a b"), "bpv-map-x-ab.json");
});

for (const [given, wanted] of [
  ["\u041e\u043b\u0435\u043d\u0430", "\u043e\u043b\u0435\u043d\u0430"],
  ["\u0421\u0435\u0440\u0433\u0435\u0439", "\u0441\u0435\u0440\u0433\u0435\u0439"],
  ["\u0645\u062d\u0645\u062f", "\u0645\u062d\u0645\u062f"],
  ["\u674e\u660e", "\u674e\u660e"],
  ["\uae40\ubbfc", "\uae40\ubbfc"],
  ["\u092a\u094d\u0930\u093f\u092f\u093e", "\u092a\u094d\u0930\u093f\u092f\u093e"],
  ["\u0141ukasz", "\u0142ukasz"],
  ["\u0110or\u0111e", "\u0111or\u0111e"],
  ["\u00d8yvind", "\u00f8yvind"],
  ["\u0130lker", "ilker"],
  ["Zoe\u0308", "zoe"],
  ["\u202eSam\u202c\u200f.", "sam"],
  ["CON", "con"],
  ["\u0301", ""],
  ["\u{1f642}", ""],
]) {
  test(`${given} keeps its letters in the name of a file`, () => {
    assert.equal(fileName(given, "2026-12-01"), `bpv-map-${wanted}${wanted && "-"}2026-12-01.json`);
  });
}

test("no name is longer than a file system takes, or holds what one refuses", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.string({ unit: "binary" }), (one, other) => {
      const name = fileName(one, "1a2b", other, "2026-12-01");
      assert.ok(new TextEncoder().encode(name).length <= 143, name);
      assert.match(name, /^bpv-map-[\p{L}\p{N}\p{M}_-]+\.json$/u);
      assert.equal(name, name.normalize("NFC"));
    }),
  );
});

test("two students of one name have files of two names, and one student has one", () => {
  const student = (id) => rec(id, { voornaam: "Sam" }, undefined, "student");
  const codes = ["3f2a9c1e-7b4d-4c2a-9e1f-0a1b2c3d4e5f", "3f2a9c1e-7b4d-4c2a-9e1f-0a1b2c3d4e60"].map((id) =>
    ownerCode([rec("a"), student(id)]),
  );
  assert.deepEqual(codes, ["4e5f", "4e60"]);
  assert.equal(ownerCode([rec("b-2222"), rec("a-1111")]), "1111");
  assert.equal(ownerCode([]), "");
});

const PHOTO = "a".repeat(64);
const source = (...records) => memorySource(records, [], undefined);
const going = (left, ...records) => outgoing(source(...records), { photos: false, names: {}, ...left });

test("what is private stays behind with its clock, and that is said", () => {
  const { records, omitted } = going({ names: { urendag: ["notitie"] } }, rec("a", { begin: "1", notitie: "geheim" }));
  assert.deepEqual(
    [records[0].velden, Object.keys(records[0].tijden), omitted],
    [{ begin: "1" }, ["begin"], ["private"]],
  );
});

test("a record with nothing but what is private stays behind whole", () => {
  assert.deepEqual(going({ names: { urendag: ["notitie"] } }, rec("a", { notitie: "geheim" })).records, []);
});

test("of what was thrown away goes only that it is gone", () => {
  const gone = { ...rec("a", { begin: "1" }), verwijderd: "2026-11-24T10:00:00.000Z/0000" };
  const { records, omitted } = going({ names: { urendag: ["begin"] } }, gone);
  assert.deepEqual([records[0].velden, records[0].verwijderd, omitted], [{}, gone.verwijderd, ["private"]]);
});

test("photos stay behind when that is asked, and only then is it said", () => {
  const photo = rec(
    "a",
    { bijlagen: [{ sha256: PHOTO, naam: "a.jpg", type: "image/jpeg", grootte: 1 }] },
    undefined,
    "bewijs",
  );
  assert.deepEqual(going({}, photo).photos, new Set([PHOTO]));
  assert.deepEqual(
    [going({ photos: true }, photo).photos, going({ photos: true }, photo).omitted],
    [new Set(), ["attachments"]],
  );
  assert.deepEqual(going({ photos: true }, rec("b", { begin: "1" })).omitted, []);
});
