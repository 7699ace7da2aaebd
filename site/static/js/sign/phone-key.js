// @ts-check
/**
 * The key of this phone: made at the first signature, and never readable, not even for us (docs/besluiten/0076).
 *
 * In the formats of JOSE, so that any library can check it: a JWK, ES256, and the thumbprint of RFC 7638.
 */

import { inTime } from "../pure/waiting.js";
import { openBeside } from "../store/database.js";
import { NAME } from "../store/layout.js";
import { canonical } from "../text/canonical.js";
import { toLetters } from "../text/letters.js";

/** @typedef {{sleutel: string, bewijs: string}} Proof the public key as a JWK in canonical JSON, and the signature */

const STORE = "sleutel";
const KEY = "eigen";
const KIND = { name: "ECDSA", namedCurve: "P-256" };
const WAY = { name: "ECDSA", hash: "SHA-256" };
/** Who signs does not wait for a phone that does not answer. */
const PATIENCE_MS = 5000;

/**
 * @param {string} text
 * @returns {Promise<Proof | undefined>} undefined on a phone without keys: it signs as phones did before
 */
export async function proofOf(text) {
  try {
    const { privateKey, publicKey } = await inTime(ownKey(), PATIENCE_MS);
    const signature = await crypto.subtle.sign(WAY, privateKey, new TextEncoder().encode(text));
    const { crv, kty, x, y } = await crypto.subtle.exportKey("jwk", publicKey);
    return { sleutel: canonical({ crv, kty, x, y }), bewijs: toLetters(new Uint8Array(signature)) };
  } catch {
    // Without https, in a private window, with a full disk: the signature is worth no less than one of before.
    return undefined;
  }
}

/** @returns {Promise<CryptoKeyPair>} */
async function ownKey() {
  const db = await openBeside(`${NAME}-sleutel`, [STORE]);
  try {
    const known = await db.get(STORE, KEY);
    if (known) return known;
    const made = await crypto.subtle.generateKey(KIND, false, ["sign", "verify"]);
    // Another page may have made one meanwhile: the first stays.
    const tx = db.transaction(STORE, "readwrite", { durability: "strict" });
    const first = await tx.store.get(KEY);
    if (!first) await tx.store.put(made, KEY);
    await tx.done;
    return first ?? made;
  } finally {
    db.close();
  }
}
