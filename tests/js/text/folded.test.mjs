// What is searched is folded as the rules fold what they compare, by the same list (tests/cases/folded.json).

import assert from "node:assert/strict";
import { test } from "node:test";

import { folded, lettersOf } from "../../../site/static/js/text/folded.js";
import { cases } from "../phone.mjs";
import { fc } from "../properties.mjs";

for (const { wat, tekst, gevouwen } of cases("folded").teksten) {
  test(`${wat} is folded as the list says`, () => assert.equal(folded(tekst), gevouwen));
}

test("folding twice changes nothing, and neither form of accents matters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      assert.equal(folded(folded(text)), folded(text));
      assert.equal(folded(text.normalize("NFD")), folded(text.normalize("NFC")));
    }),
  );
});

test("the letters of a name are its letters", () => {
  assert.equal(lettersOf(folded("Anne\u2013Marie van \u2019t Hof-\u00c7elik 2")), "annemarievanthofcelik2");
});
