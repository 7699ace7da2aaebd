// @ts-check
/** Bytes as letters that are allowed in a link: base64url without padding (RFC 4648, 5). */

/**
 * @param {Uint8Array} bytes
 * @returns {string} base64url without padding
 */
export function toLetters(bytes) {
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * @param {string} letters
 * @returns {Uint8Array<ArrayBuffer> | undefined} undefined when we would have written it otherwise: no two texts are one
 */
export function fromLetters(letters) {
  if (!/^[\w-]*$/.test(letters) || letters.length % 4 === 1) return undefined;
  const signs = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
  return toLetters(bytes) === letters ? bytes : undefined;
}
