// @ts-check
/** The one way to write a value as text, byte for byte as `bpv_logic.map.seal` does, and its SHA-256. */

/**
 * Keys sorted by code point, no spaces, nothing escaped unless JSON requires it.
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([a], [b]) => compare(a, b));
    return `{${entries.map(([key, item]) => `${canonical(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(typeof value === "string" ? wellFormed(value) : value);
}

/**
 * Half a character, which a broken keyboard or paste can leave, has no bytes.
 * @param {string} text
 * @returns {string}
 */
export function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/**
 * JavaScript sorts by UTF-16 unit, Python by code point; they differ beyond U+FFFF.
 * @param {string} a
 * @param {string} b
 * @returns {number}
 */
function compare(a, b) {
  const left = Array.from(a, (sign) => sign.codePointAt(0) ?? 0);
  const right = Array.from(b, (sign) => sign.codePointAt(0) ?? 0);
  const differs = left.findIndex((code, index) => code !== right[index]);
  if (differs < 0) return left.length - right.length;
  return (left[differs] ?? 0) - (right[differs] ?? -1);
}

/**
 * @param {string | ArrayBuffer} content
 * @returns {Promise<string>} in hex
 */
export async function sha256(content) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The part of a hash that people read to each other.
 * @param {string} hash
 * @returns {string}
 */
export function checkCode(hash) {
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`.toUpperCase();
}

/**
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
export function same(a, b) {
  return a === b || canonical(a) === canonical(b);
}

/**
 * Whether a value means "not filled in".
 * @param {unknown} value
 * @returns {boolean}
 */
export function isEmpty(value) {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
