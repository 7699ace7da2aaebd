// Who signed what is in a record as it is now.

import assert from "node:assert/strict";
import { test } from "node:test";

import { coveringOf } from "../../../site/static/js/sign/covering.js";
import { canonical } from "../../../site/static/js/text/canonical.js";

const BLOK = { id: "blok", soort: "urenblok", velden: { naam: "Blok 1" } };
const DAY = { id: "dag", velden: { eind: "16:30" } };

/** @param {string} id @param {string} moment @param {object} [other] */
function signature(id, moment, { record = BLOK, regels = [DAY], antwoord = "" } = {}) {
  const velden = { moment, verzegeld: canonical({ record, regels }), ...(antwoord && { antwoord }) };
  return { id, soort: "handtekening", velden, tijden: {}, verwijderd: null };
}

test("a form and a day under it are covered by the newest signature", () => {
  const all = [signature("later", "2026-11-25"), signature("first", "2026-11-24")];
  assert.equal(coveringOf(all, BLOK)?.id, "later");
  assert.equal(coveringOf(all, DAY)?.id, "later");
});

test("after a change, or for another record, there is none", () => {
  const all = [signature("a", "2026-11-24")];
  assert.equal(coveringOf(all, { ...DAY, velden: { eind: "18:00" } }), undefined);
  assert.equal(coveringOf(all, { ...DAY, id: "andere" }), undefined);
  assert.equal(coveringOf([], DAY), undefined);
});

test("a no, one that was taken back and one that cannot be read cover nothing", () => {
  for (const antwoord of ['{"antwoord":"niet"}', '{"antwoord":"niet","ingetrokken":"a"}', "{"])
    assert.equal(coveringOf([signature("a", "2026-11-24", { antwoord })], DAY), undefined, antwoord);
  const fewer = signature("a", "2026-11-24", { antwoord: '{"antwoord":"anders","uren":"4"}' });
  assert.equal(coveringOf([fewer], DAY)?.id, "a");
});

test("a damaged copy covers nothing", () => {
  const damaged = signature("a", "2026-11-24");
  damaged.velden.verzegeld = '{"dag"';
  assert.equal(coveringOf([damaged], DAY), undefined);
});
