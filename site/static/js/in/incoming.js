// @ts-check
/**
 * What was chosen, shared or dropped, before any of it is read: the rules say what each file is, and a zip is replaced
 * by the files in it. Only the first bytes are looked at here, so a file of 2 GB costs nothing.
 */

import { ask } from "../engine/client.js";
import { jsonOf } from "../page/document.js";
import { toBase64 } from "../pure/envelope.js";
import { sentence } from "./file-text.js";
import { canUnzip, headOf, packedFile } from "./unzip.js";

/**
 * A file, or one in a zip that is unpacked when it is read.
 * @typedef {{size: number, arrayBuffer: () => Promise<ArrayBuffer>}} Readable
 * @typedef {{naam: string, blob: Readable}} Item
 * @typedef {{naam: string, tekst: string}} Note
 * @typedef {{head: number, tail: number, files: number, tooMany: string, nested: string}} Limits
 *
 * @typedef {object} Sorted
 * @property {Item[]} items to read
 * @property {Note[]} faults what was meant to be read and cannot be
 * @property {Note[]} passed what is something else
 *
 * @typedef {Item & {head: () => Promise<Uint8Array>, zip: Blob | undefined}} Source
 */

const ASK_MS = 60_000;
/** Often enough for the first files to be shown while the others are looked at. */
const BATCH = 500;

/**
 * @param {HTMLElement} element with the limits of the rules, and the sentences of the page
 * @param {Item[]} files
 * @returns {Promise<Sorted>}
 */
export async function sortOut(element, files) {
  const limits = jsonOf(element, "incoming", /** @type {Limits} */ ({}));
  /** @type {Sorted} */
  const sorted = { items: [], faults: [], passed: [] };
  const tooMany = { naam: `${files.length} bestanden`, tekst: limits.tooMany };
  if (files.length > limits.files) return { ...sorted, faults: [tooMany] };
  try {
    await sort(element, limits, sorted, files.map(onDisk(limits)));
  } catch (error) {
    console.error("bpv-map: the rules do not say what these files are", error);
    // Whoever reads them says so too, file by file.
    return { items: files, faults: [], passed: [] };
  }
  return sorted.items.length > limits.files ? { items: [], faults: [tooMany], passed: [] } : sorted;
}

/**
 * @param {HTMLElement} element
 * @param {Limits} limits
 * @param {Sorted} sorted is filled
 * @param {Source[]} sources
 */
async function sort(element, limits, sorted, sources) {
  for (let start = 0; start < sources.length; start += BATCH) {
    const batch = sources.slice(start, start + BATCH);
    const kinds = await kindsOf(batch);
    for (const [at, { wat, tekst }] of kinds.entries()) {
      const { naam, blob, zip } = /** @type {Source} */ (batch[at]);
      if (wat === "lees") sorted.items.push({ naam, blob });
      else if (wat === "zip" && zip) await openZip(element, limits, sorted, naam, zip);
      else if (wat === "zip") sorted.faults.push({ naam, tekst: limits.nested });
      else (isUnreadable(wat, naam) ? sorted.faults : sorted.passed).push({ naam, tekst });
    }
  }
}

/**
 * @param {string} wat
 * @param {string} naam
 * @returns {boolean} whether somebody expected it to be read: a file that was chosen itself is never just passed over
 */
function isUnreadable(wat, naam) {
  return wat === "fout" || (wat === "anders" && !naam.includes("/"));
}

/**
 * @param {Source[]} sources
 * @returns {Promise<{wat: string, tekst: string}[]>}
 */
async function kindsOf(sources) {
  const bestanden = await Promise.all(
    sources.map(async ({ naam, blob, head }) => {
      // Whoever reads it says what is wrong with it.
      const begin = await head().catch(() => undefined);
      return begin && { naam, grootte: blob.size, begin: toBase64(begin) };
    }),
  );
  const known = bestanden.filter((item) => item !== undefined);
  const { ok, soorten } = await ask({ op: "bestand_soort", bestanden: known }, ASK_MS);
  if (!ok) throw new Error("the rules refused to look at these files");
  return bestanden.map((item) => (item ? soorten.shift() : { wat: "lees", tekst: "" }));
}

/**
 * @param {HTMLElement} element
 * @param {Limits} limits
 * @param {Sorted} sorted is filled
 * @param {string} naam
 * @param {Blob} zip
 */
async function openZip(element, limits, sorted, naam, zip) {
  if (!canUnzip()) return void sorted.faults.push({ naam, tekst: sentence(element, "zip") });
  const tail = new Uint8Array(await zip.slice(Math.max(0, zip.size - limits.tail)).arrayBuffer());
  const answer = await ask({ op: "zip_lijst", grootte: zip.size, staart: toBase64(tail) }, ASK_MS);
  if (!answer.ok) return void sorted.faults.push({ naam, tekst: answer.fout.tekst });
  /** @type {Source[]} */
  const sources = [];
  for (const entry of answer.bestanden) {
    const own = `${naam}/${entry.naam}`;
    if (entry.fout) sorted.faults.push({ naam: own, tekst: entry.fout });
    else
      sources.push({
        naam: own,
        blob: packedFile(zip, entry),
        head: () => headOf(zip, entry, limits.head),
        zip: undefined,
      });
  }
  return sort(element, limits, sorted, sources);
}

/**
 * @param {Limits} limits
 * @returns {(item: Item) => Source}
 */
function onDisk({ head }) {
  return ({ naam, blob }) => {
    const file = blob instanceof Blob ? blob : undefined;
    const begin = async () => new Uint8Array(await (file?.slice(0, head) ?? blob).arrayBuffer());
    return { naam, blob, head: begin, zip: file };
  };
}
