// One way to write a value: byte for byte as bpv_logic.basis.canonical, by the same list (tests/cases/canonical.json).

import assert from "node:assert/strict";
import { test } from "node:test";

import { canonical, checkCode, isEmpty, same, sha256, wellFormed } from "../../../site/static/js/text/canonical.js";
import { cases } from "../phone.mjs";
import { fc } from "../properties.mjs";

for (const { naam, waarde, canoniek, sha256: hash } of cases("canonical")) {
  test(`${naam} has the bytes and the hash of the list`, async () => {
    assert.equal(canonical(waarde), canoniek);
    assert.equal(await sha256(canoniek), hash);
  });
}

test("what is written can be read back, and is written the same again", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      assert.equal(canonical(JSON.parse(text)), text);
    }),
  );
});

test("the order in which keys came makes no difference", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.integer()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      assert.equal(canonical(turned), canonical(value));
      assert.ok(same(turned, value));
    }),
  );
});

test("a field that is not there is not written", () => {
  assert.equal(canonical({ b: undefined, a: 1 }), '{"a":1}');
});

test("half a character becomes the sign for one that cannot be read", () => {
  assert.equal(wellFormed("a\ud800b"), "a\ufffdb");
  assert.equal(canonical("\udc00"), '"\ufffd"');
});

test("the code that people read to each other is the begin of the hash", () => {
  assert.equal(checkCode("9f86d081884c7d65"), "9F86-D081");
});

test("only what says nothing is empty", () => {
  for (const value of [undefined, null, "", []]) assert.ok(isEmpty(value));
  for (const value of [0, false, " ", [""], {}]) assert.ok(!isEmpty(value));
});
