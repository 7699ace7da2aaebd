// @ts-check
/** The envelope around a file with a password: made with the page's parameters, opened as far as the rules allow. */

import { ask } from "../engine/client.js";
import { fromBase64, toBase64 } from "../pure/envelope.js";
import { part } from "../tell/parts.js";
import { canonical } from "../text/canonical.js";

/**
 * @typedef {{format: string, formatVersion: number, kdf: {iterations: number}, cipher: object, saltBytes: number,
 *   ivBytes: number}} Figures as `bpv_logic.file.locked.new_file` returns them
 * @typedef {{text: string} | {fout: string}} Opened the file, or why not: "" when the password is wrong
 */

/** The rules' answer for a file that must be opened first. */
export const LOCKED = "met-wachtwoord";

/** A file with many photos takes long on a slow phone. */
const READ_MS = 120_000;

/**
 * @param {string} text
 * @param {string} password
 * @param {Figures} figures
 * @returns {Promise<string>}
 */
export async function lockText(text, password, { format, formatVersion, kdf, cipher, saltBytes, ivBytes }) {
  const { encrypt } = await part("password-part");
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes));
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const head = {
    format,
    formatVersion,
    kdf: { ...kdf, salt: toBase64(salt) },
    cipher: { ...cipher, iv: toBase64(iv) },
  };
  const lock = { iterations: kdf.iterations, salt, iv, kop: canonical(head) };
  const data = await encrypt(new TextEncoder().encode(text), password, lock);
  return JSON.stringify({ ...head, data: toBase64(data) });
}

/**
 * @param {string} text of a file that is locked according to the rules
 * @param {string} password
 * @param {(number: number, total: number) => unknown} onTry called before each form of the password that is tried
 * @returns {Promise<Opened>}
 */
export async function openText(text, password, onTry) {
  const response = await ask({ op: "versleuteld", tekst: text }, READ_MS);
  if (!response.ok) return { fout: response.fout.tekst };
  const { decrypt } = await part("password-part");
  const { iterations, kop } = response;
  const lock = { iterations, kop, salt: fromBase64(response.salt), iv: fromBase64(response.iv) };
  // The rules checked every name and the length.
  const opened = await decrypt(fromBase64(JSON.parse(text).data), password, lock, onTry);
  return opened ? { text: new TextDecoder().decode(opened) } : { fout: "" };
}
