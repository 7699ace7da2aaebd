// @ts-check
/**
 * Locks bytes with a password and opens them again: the only file that derives a key from a password. One small
 * download, on request. The parameters come from the rules, or from the page (`bpv_logic.file.locked`).
 *
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 * @typedef {{iterations: number, salt: Bytes, iv: Bytes, kop: string}} Lock `kop` is authenticated with the content
 */

// As in `later.js`.
import "./main.js";
import { attempts, prepared } from "./text/password-forms.js";

/**
 * @param {Bytes} content
 * @param {string} password
 * @param {Lock} lock
 * @returns {Promise<Bytes>} followed by the tag
 */
export async function encrypt(content, password, lock) {
  return new Uint8Array(await crypto.subtle.encrypt(cipherOf(lock), await keyOf(prepared(password), lock), content));
}

/**
 * @param {Bytes} content
 * @param {string} password
 * @param {Lock} lock
 * @param {(number: number, total: number) => unknown} onTry called before each form of the password
 * @returns {Promise<Bytes | undefined>} undefined when the password is wrong, or the content was damaged
 */
export async function decrypt(content, password, lock, onTry) {
  const forms = attempts(password);
  for (const [number, form] of forms.entries()) {
    onTry(number + 1, forms.length);
    const key = await keyOf(form, lock);
    const opened = await crypto.subtle.decrypt(cipherOf(lock), key, content).catch(() => undefined);
    if (opened) return new Uint8Array(opened);
  }
  return undefined;
}

/** @param {Lock} lock */
function cipherOf({ iv, kop }) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(kop) };
}

/**
 * @param {string} password the same characters give the same key on every keyboard
 * @param {Lock} lock
 */
async function keyOf(password, { iterations, salt }) {
  const letters = new TextEncoder().encode(password.normalize("NFC"));
  const raw = await crypto.subtle.importKey("raw", letters, "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", iterations, salt };
  return crypto.subtle.deriveKey(derivation, raw, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
