// @ts-check
/** Whether a signature is whole, and the key in it made its proof. `bpv_logic.cli.sleutels` checks the same at school. */

import { canonical, sha256 } from "../text/canonical.js";
import { fromLetters } from "../text/letters.js";
import { linkOf, sealOf } from "./seal.js";

const KIND = { name: "ECDSA", namedCurve: "P-256" };
const WAY = { name: "ECDSA", hash: "SHA-256" };

/**
 * @param {Record<string, string>} velden of a signature
 * @returns {Promise<boolean>} false when anything in it was changed; one without a key proves nothing and may be whole
 */
export async function isWhole(velden) {
  const isSealed = velden["sha256"] === (await sealOf(velden["verzegeld"] ?? "", velden["antwoord"] ?? ""));
  return isSealed && velden["schakel"] === (await linkOf(velden)) && (await isProven(velden));
}

/**
 * @param {Record<string, string>} velden of a signature
 * @returns {Promise<boolean>} whether the key in it made its proof; one without a key has nothing to prove
 */
export async function isProven({ sleutel = "", bewijs = "", schakel = "" }) {
  if (!sleutel && !bewijs) return true;
  const proof = fromLetters(bewijs);
  try {
    const { crv, kty, x, y } = JSON.parse(sleutel);
    if (!proof || canonical({ crv, kty, x, y }) !== sleutel) return false;
    const key = await crypto.subtle.importKey("jwk", { crv, kty, x, y }, KIND, false, ["verify"]);
    return await crypto.subtle.verify(WAY, key, proof, new TextEncoder().encode(schakel));
  } catch {
    return false;
  }
}

/**
 * @param {string} sleutel
 * @returns {Promise<string>} the hash of which people read the begin; "" for no key
 */
export const keyName = async (sleutel) => (sleutel ? sha256(sleutel) : "");
