// What a praktijkopleider answers about hours: a plain yes leaves nothing, anything else is sealed with the form.

import assert from "node:assert/strict";
import { test } from "node:test";

import { answerOf, asStored, missingIn, readAnswer, withdrawalOf } from "../../../site/static/js/sign/answer.js";
import { addSignature, readSealed } from "../../../site/static/js/sign/seal.js";
import { canonical, sha256 } from "../../../site/static/js/text/canonical.js";
import { fc } from "../properties.mjs";

const NOTHING = { said: "", way: "totaal", uren: "", dagen: [], reden: "" };
const typed = (values) => answerOf({ ...NOTHING, ...values });

test("a plain yes is no answer, whatever was typed before it was chosen", () => {
  assert.equal(typed({ uren: "32", reden: "Eerder weg.", dagen: [["2026-11-24", "4"]] }), undefined);
  assert.equal(asStored(undefined), "");
});

test("only what belongs to the chosen answer is in it", () => {
  const all = {
    uren: " 31:30 ",
    reden: " Eerder weg. ",
    dagen: [
      ["2026-11-23", " "],
      ["2026-11-24", "4"],
    ],
  };

  assert.deepEqual(typed({ ...all, said: "niet" }), { antwoord: "niet", reden: "Eerder weg." });
  assert.deepEqual(typed({ ...all, said: "anders" }), { antwoord: "anders", reden: "Eerder weg.", uren: "31:30" });
  assert.deepEqual(typed({ ...all, said: "anders", way: "dagen" }), {
    antwoord: "anders",
    reden: "Eerder weg.",
    dagen: { "2026-11-24": "4" },
  });
});

test("without rules only what is not filled in is asked for", () => {
  assert.deepEqual(missingIn(typed({ said: "niet" })), ["reden"]);
  assert.deepEqual(missingIn(typed({ said: "niet", reden: "Nee." })), []);
  assert.deepEqual(missingIn(typed({ said: "anders" })), ["uren", "reden"]);
  assert.deepEqual(missingIn(typed({ said: "anders", uren: "0", reden: "x" })), []);
  assert.deepEqual(missingIn(typed({ said: "anders", way: "dagen", reden: "x" })), ["dagen"]);
  assert.deepEqual(missingIn(typed({ said: "anders", way: "dagen", dagen: [["2026-11-24", "0"]], reden: "x" })), []);
});

test("what is stored is read back, and what is not ours is never a yes", () => {
  fc.assert(
    fc.property(fc.constantFrom("niet", "anders"), fc.string(), (said, reden) => {
      const stored = asStored(typed({ said, reden }));
      assert.deepEqual(readAnswer(stored), { said, reden: reden.trim() });
    }),
  );
  assert.deepEqual(readAnswer(""), { said: "", reden: "" });
  for (const stored of ["{", "[]", "5", "null", '{"antwoord":"misschien"}', '{"antwoord":true,"reden":5}'])
    assert.deepEqual(readAnswer(stored), { said: "onleesbaar", reden: "" }, stored);
});

test("what is taken back is a no that names what it takes back", () => {
  const stored = withdrawalOf("h-1", "Vergissing");
  assert.equal(JSON.parse(stored).antwoord, "niet");
  assert.deepEqual(readAnswer(stored), { said: "ingetrokken", reden: "Vergissing" });
});

/** A source that holds one blok and remembers what is added. */
function source() {
  const added = [];
  const blok = { id: "blok-1", soort: "urenblok", velden: { periode: "p" }, tijden: {}, verwijderd: null };
  return { added, get: () => blok, of: () => added, change: (record) => added.push(record) };
}

test("the seal of a plain yes is what it always was, and another answer is part of it", async () => {
  const signed = { betreft: "blok-1", rol: "praktijkopleider", naam: "Karin", wijze: "getypt", tekening: "" };
  const [plain, refused] = [source(), source()];
  const antwoord = asStored(typed({ said: "niet", reden: "Nee." }));
  await addSignature(plain, { ...signed, verzegeld: "{}", antwoord: "" });
  await addSignature(refused, { ...signed, verzegeld: "{}", antwoord });
  const [{ velden: before }] = plain.added;
  const [{ velden: after }] = refused.added;

  assert.equal(before.sha256, await sha256("{}"));
  assert.ok(!("antwoord" in before));
  assert.equal(after.antwoord, antwoord);
  assert.equal(after.sha256, await sha256(canonical(["{}", antwoord])));
  const linked = ["vorige", "betreft", "rol", "naam", "moment", "wijze", "tekening", "sha256"];
  assert.equal(after.schakel, await sha256(canonical(linked.map((name) => after[name] ?? ""))));
});

test("a copy is read only when every part of it can be shown", () => {
  const record = { id: "r", soort: "urenblok", velden: {} };
  assert.ok(readSealed(canonical({ record, regels: [{ id: "a", velden: {} }] })));
  for (const wrong of [
    null,
    1,
    {},
    { record },
    { record, regels: 1 },
    { record, regels: [null] },
    { record: {}, regels: [] },
  ])
    assert.equal(readSealed(JSON.stringify(wrong)), undefined, JSON.stringify(wrong));
  assert.equal(readSealed("{"), undefined);
});
