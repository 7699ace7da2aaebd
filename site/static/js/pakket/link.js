// @ts-check
/** A schoolpakket in the part of an address that no server ever sees: compressed, in characters allowed in a link. */

const MARK = "#pakket=";
/** What message programs and browsers still pass on. */
const MAX_LINK = 32_000;
const FORMAT = "deflate-raw";

/** @returns {string} what the address of this page holds of a schoolpakket, "" for nothing */
export const linkedPart = () => (location.hash.startsWith(MARK) ? location.hash.slice(MARK.length) : "");

/**
 * @param {string} page its address
 * @param {string} text
 * @param {number} most characters in it that a phone still opens
 * @returns {Promise<string | undefined>} undefined when it is too long for a link
 */
export async function makeLink(page, text, most) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream(FORMAT));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const link = `${page}${MARK}${letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
  return link.length > MAX_LINK || text.length > most ? undefined : link;
}

/**
 * @param {string} part
 * @param {number} most characters that it may unpack to
 * @returns {Promise<string>} rejects when it is not ours, or unpacks to too much
 */
export async function readLink(part, most) {
  if (part.length > MAX_LINK) throw new RangeError("the link is too long");
  const letters = atob(part.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (sign) => sign.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(FORMAT)).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let turn = await reader.read(); !turn.done; turn = await reader.read()) {
    text += decoder.decode(turn.value, { stream: true });
    if (text.length > most) throw new RangeError("the pakket is too large");
  }
  return text + decoder.decode();
}
