// @ts-check
/** Bytes, joined, as hex, and deflated within bounds. */

const FORMAT = "deflate-raw";

/** @returns {boolean} whether this browser can pack and unpack */
export const canPack = () => typeof CompressionStream !== "undefined" && typeof DecompressionStream !== "undefined";

/**
 * @param {Uint8Array[]} parts
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * @param {string} text
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function deflated(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream(FORMAT));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Rejects when it is not what `deflated` makes, or unpacks to more than `most` bytes.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} most
 * @returns {Promise<string>}
 */
export async function inflated(bytes, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(FORMAT)).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let [text, size] = ["", 0];
  for (let turn = await reader.read(); !turn.done; turn = await reader.read()) {
    size += turn.value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError("this unpacks to more than anybody signs");
    }
    text += decoder.decode(turn.value, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * @param {string} hex
 * @returns {Uint8Array}
 */
export function fromHex(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
