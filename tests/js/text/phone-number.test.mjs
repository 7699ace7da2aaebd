// The number that a link dials, as the rules read it (bpv_logic.basis.typed.phone).

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { setCallLink } from "../../../site/static/js/text/call-link.js";
import { phoneNumber } from "../../../site/static/js/text/phone-number.js";

const cases = JSON.parse(await readFile(new URL("../../cases/telefoon.json", import.meta.url), "utf8"));

test("the number is read in what people type", () => {
  const read = cases.map(({ getypt }) => ({ getypt, belt: phoneNumber(getypt) }));

  assert.ok(cases.length > 50);
  assert.deepEqual(read, cases);
});

/** What a link becomes: the little of an element that it needs. */
function linked(scheme, value) {
  const link = {
    dataset: { scheme },
    href: "old",
    setAttribute: (name, text) => (link[name] = text),
    removeAttribute: (name) => delete link[name],
  };
  setCallLink(link, value);
  return link.href;
}

test("a link calls the first number and nothing else", () => {
  assert.equal(linked("tel", "06-12345678 (na 17 uur)"), "tel:0612345678");
  assert.equal(linked("tel", "+31 (0)6 12345678"), "tel:+31612345678");
  assert.equal(linked("tel", "sam@voorbeeld.nl"), undefined);
  assert.equal(linked("mailto", "06-12345678"), undefined);
  assert.equal(linked("mailto", " \u202asam@voorbeeld.nl\u202c"), "mailto:sam@voorbeeld.nl");
});

test("an answer that is a number or an address becomes what it is", () => {
  assert.equal(linked("call", "06-12345678"), "tel:0612345678");
  assert.equal(linked("call", "sam@voorbeeld.nl"), "mailto:sam@voorbeeld.nl");
  assert.equal(linked("call", "vraag het op school"), undefined);
});
