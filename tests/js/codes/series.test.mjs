// A text as numbered codes: in any order, each once, and never taken for whole when it is not.

import assert from "node:assert/strict";
import { test } from "node:test";

import { fromBase45, toBase45 } from "../../../site/static/js/codes/base45.js";
import { newCollection } from "../../../site/static/js/codes/collection.js";
import { joinParts, makeParts, readPart } from "../../../site/static/js/codes/series.js";
import { fc } from "../properties.mjs";

/** The signs of RFC 9285, table 1. */
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

const MOST = 10_000_000;
/** Noise, the same every time: what packs well would fit in one code. */
function text(size) {
  let chance = size;
  const next = () => (chance = (chance * 1_103_515_245 + 12_345) % 2 ** 31);
  return Array.from({ length: size }, () => String.fromCharCode(33 + ((next() >> 8) % 90))).join("");
}

test("any bytes come back from their signs, and only signs of a code are used", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const signs = toBase45(bytes);
      assert.ok(Array.from(signs).every((sign) => SIGNS.includes(sign)));
      assert.deepEqual(fromBase45(signs), Uint8Array.from(bytes));
    }),
  );
});

test("what stands in the standard is written as it stands there", () => {
  assert.equal(toBase45(new TextEncoder().encode("Hello!!")), "%69 VD92EX0");
  for (const wrong of ["A", "GGW", "^^^", "ab"]) assert.equal(fromBase45(wrong), undefined);
});

test("any text is whole again from its codes, in any order and with doubles", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 6000 }), fc.integer({ min: 1, max: 1000 }), async (size, turn) => {
      const whole = `${text(size)}é😀`;
      const parts = await makeParts(whole);
      const collection = newCollection();
      const order = parts.map((part, at) => ({ part, key: (at * turn) % 7 })).sort((a, b) => a.key - b.key);
      for (const { part } of order) assert.equal(await collection.take(part), "new");
      assert.equal(await collection.take(parts[0]), "known");
      assert.ok(collection.isComplete());
      assert.equal(await collection.join(MOST), whole);
    }),
    { numRuns: 20 },
  );
});

test("a missing part is named, and nothing is whole without it", async () => {
  const parts = await makeParts(text(4000));
  const collection = newCollection();
  for (const part of parts.slice(1)) await collection.take(part);

  assert.ok(!collection.isComplete());
  assert.deepEqual(
    collection.state().filter(({ isRead }) => !isRead),
    [{ number: 1, isRead: false }],
  );
  await assert.rejects(collection.join(MOST), /not one whole/);
});

test("a code of another series does not count until the first is forgotten", async () => {
  const [one, other] = [await makeParts(text(3000)), await makeParts(text(2999))];
  const collection = newCollection();
  assert.equal(await collection.take(one[0]), "new");
  assert.equal(await collection.take(other[0]), "other");
  collection.forget();
  assert.equal(await collection.take(other[0]), "new");
});

test("every sign that is read wrong is seen, and what is no code of ours is told apart", async () => {
  const [part] = await makeParts(text(300));
  await fc.assert(
    fc.asyncProperty(fc.nat(part.length - 1), fc.constantFrom(...SIGNS), async (at, sign) => {
      fc.pre(part[at] !== sign);
      const read = await readPart(part.slice(0, at) + sign + part.slice(at + 1));
      assert.ok(["damaged", "foreign"].includes(read));
      if (at > 2) assert.equal(read, "damaged");
    }),
  );
  assert.equal(await readPart("HTTPS://SCHOOL.EXAMPLE/"), "foreign");
  assert.equal(await readPart("BPV1/Z/0123456789/1/2/00000000/BB8"), "damaged");
});

test("codes that unpack to more than a map can be are refused", async () => {
  const parts = await Promise.all((await makeParts("0".repeat(200_000))).map(readPart));
  await assert.rejects(joinParts(parts, 100_000), RangeError);
});
