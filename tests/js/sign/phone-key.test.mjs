// The key of this phone: one, never readable, and checked here by what Node itself knows of keys.

import assert from "node:assert/strict";
import { createHash, createPublicKey, verify } from "node:crypto";
import { test } from "node:test";

import { proofOf } from "../../../site/static/js/sign/phone-key.js";
import { signatureFields } from "../../../site/static/js/sign/seal.js";
import { canonical, sha256 } from "../../../site/static/js/text/canonical.js";

const SIGNED = {
  betreft: "urenblok-1",
  rol: "praktijkopleider",
  naam: "Kees Bakker",
  wijze: "getypt",
  tekening: "",
  verzegeld: "{}",
  antwoord: "",
};
const PLACE = { vorige: "", period: "periode-1", toestel: /** @type {const} */ ("student") };

/** @param {string} sleutel @param {string} bewijs @param {string} text */
function holds(sleutel, bewijs, text) {
  const key = createPublicKey({ key: JSON.parse(sleutel), format: "jwk" });
  return verify("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }, Buffer.from(bewijs, "base64url"));
}

test("a signature carries the key of the phone and its proof over the link", async () => {
  const { sleutel = "", bewijs = "", schakel = "", toestel } = await signatureFields(SIGNED, PLACE);
  assert.ok(holds(sleutel, bewijs, schakel));
  assert.ok(!holds(sleutel, bewijs, `${schakel.slice(1)}0`));
  assert.equal(toestel, "student");
});

test("every signature of a phone has one key, also when two are set at once", async () => {
  const found = await Promise.all([proofOf("a"), proofOf("b")]);
  const later = await proofOf("c");
  assert.equal(new Set([...found, later].map((item) => item?.sleutel)).size, 1);
});

test("the key is public only, in canonical JSON, so that its hash is its thumbprint", async () => {
  const { sleutel = "" } = (await proofOf("a")) ?? {};
  const { crv, kty, x, y, ...rest } = JSON.parse(sleutel);
  assert.deepEqual(rest, {});
  // RFC 7638, 3.2: the required members in the order of their names, without spaces.
  const thumbprint = createHash("sha256").update(`{"crv":"${crv}","kty":"${kty}","x":"${x}","y":"${y}"}`).digest("hex");
  assert.equal(await sha256(sleutel), thumbprint);
  assert.equal(canonical(JSON.parse(sleutel)), sleutel);
});

test("a phone without keys still signs, without a word about a key", async () => {
  const { indexedDB } = globalThis;
  // @ts-expect-error a private window that keeps nothing
  globalThis.indexedDB = {
    open: () => {
      throw new DOMException("", "SecurityError");
    },
  };
  try {
    const fields = await signatureFields(SIGNED, PLACE);
    assert.deepEqual(
      Object.keys(fields).filter((name) => ["sleutel", "bewijs", "toestel"].includes(name)),
      [],
    );
    assert.equal(fields["schakel"]?.length, 64);
  } finally {
    globalThis.indexedDB = indexedDB;
  }
});
