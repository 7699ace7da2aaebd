// @ts-check
/** A file that was opened as settings of a school: what it is when it is something else, or its bytes for the rules. */

import { ask } from "../engine/client.js";
import { isTooLarge, sentence } from "../in/file-text.js";
import { toBase64 } from "../pure/envelope.js";

const ASK_MS = 60_000;
/** The rules need no more to see what a file is. */
const HEAD = 1024;

/**
 * The bytes and not the text: an editor on Windows writes other encodings, which the rules know.
 * @param {HTMLElement} element with the sentences of the page
 * @param {File} file
 * @param {HTMLElement} [limits] with the largest size, when that is another element
 * @returns {Promise<{base64: string} | {fout: string}>} rejects when the rules do not answer
 */
export async function settingsOf(element, file, limits = element) {
  const begin = toBase64(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  const answer = await ask({ op: "bestand_anders", naam: file.name, grootte: file.size, begin }, ASK_MS);
  // What it is says more than how large it is.
  const fout = answer.ok ? answer.tekst : answer.fout.tekst;
  if (fout) return { fout };
  if (isTooLarge(limits, file)) return { fout: sentence(element, "size") };
  return { base64: toBase64(new Uint8Array(await file.arrayBuffer())) };
}
