// @ts-check
/** Bytes in the characters that a QR code packs best (RFC 9285): two bytes in three; base64 needs twice the room. */

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const BASE = SIGNS.length;

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function toBase45(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length;
    let value = isPair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
    for (let count = isPair ? 3 : 2; count > 0; count -= 1) {
      text += SIGNS[value % BASE];
      value = Math.floor(value / BASE);
    }
  }
  return text;
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer> | undefined} undefined when it is not base 45
 */
export function fromBase45(text) {
  const bytes = [];
  for (let at = 0; at < text.length; at += 3) {
    const values = Array.from(text.slice(at, at + 3), (sign) => SIGNS.indexOf(sign));
    const value = values.reduceRight((sum, digit) => sum * BASE + digit, 0);
    const size = values.length - 1;
    if (size === 0 || values.includes(-1) || value >= 256 ** size) return undefined;
    bytes.push(...(size === 2 ? [value >> 8, value & 255] : [value]));
  }
  return Uint8Array.from(bytes);
}
