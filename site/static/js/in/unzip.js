// @ts-check
/** Unpacks one file of a zip. Where it lies and how large it is, the rules read from the list of the zip. */

/**
 * @typedef {object} Entry
 * @property {string} naam
 * @property {number} plaats where its own head is in the zip
 * @property {number} ingepakt how many bytes it takes there
 * @property {number} grootte how many it unpacks to
 * @property {boolean} isHeel whether it was stored as it is
 * @property {string} fout
 */

const FORMAT = "deflate-raw";
const SIGN = 0x04034b50;
/** The head of a file in a zip: these bytes, then a name and extra fields of lengths that it gives. */
const HEAD = { bytes: 30, nameLength: 26, extraLength: 28 };
/** So much of a zip holds the head of a file, its name, and the beginning of what is packed. */
const HEAD_WINDOW = 4096;

/** @returns {boolean} whether this browser can */
export function canUnzip() {
  try {
    return Boolean(new DecompressionStream(FORMAT));
  } catch {
    return false;
  }
}

/**
 * A file in a zip as if it lay on the disk; unpacked when its content is asked for, and not kept.
 * @param {Blob} zip
 * @param {Entry} entry
 */
export function packedFile(zip, entry) {
  return {
    size: entry.grootte,
    async arrayBuffer() {
      // One byte more than it should hold is enough to see that it holds more.
      const bytes = await unpackedPart(zip, entry, entry.grootte + 1);
      if (bytes.length !== entry.grootte) throw new RangeError("this file is not of the size that the zip says");
      return bytes.buffer;
    },
  };
}

/**
 * In one read and without unpacking the rest: a zip may hold thousands of files that are no map.
 * @param {Blob} zip
 * @param {Entry} entry
 * @param {number} most
 * @returns {Promise<Uint8Array<ArrayBuffer>>} its first bytes, at most these; rejects when it is damaged
 */
export async function headOf(zip, entry, most) {
  const bytes = await zip.slice(entry.plaats, entry.plaats + HEAD_WINDOW).arrayBuffer();
  const start = startOf(bytes);
  // A name of kilobytes leaves too little here.
  if (start + most > HEAD_WINDOW) return unpackedPart(zip, entry, most);
  const packed = new Uint8Array(bytes).slice(start, start + entry.ingepakt);
  if (entry.isHeel) return packed.slice(0, most);
  const stream = new DecompressionStream(FORMAT);
  // Asked before anything is written: what comes first is given before the stream finds that its end is missing.
  const first = stream.readable.getReader().read();
  const writer = stream.writable.getWriter();
  for (const done of [writer.write(packed), writer.close()]) done.catch(() => undefined);
  const { value = new Uint8Array() } = await first;
  return value.slice(0, most);
}

/**
 * @param {Blob} zip
 * @param {Entry} entry
 * @param {number} most
 * @returns {Promise<Uint8Array<ArrayBuffer>>} its first bytes; rejects when it is damaged
 */
async function unpackedPart(zip, { plaats, ingepakt, isHeel }, most) {
  const start = plaats + startOf(await zip.slice(plaats, plaats + HEAD.bytes).arrayBuffer());
  const packed = zip.slice(start, start + ingepakt);
  if (isHeel) return new Uint8Array(await packed.slice(0, most).arrayBuffer());
  return firstOf(packed.stream().pipeThrough(new DecompressionStream(FORMAT)), most);
}

/**
 * @param {ArrayBuffer} bytes from where a file begins in a zip
 * @returns {number} how far its content is from there
 */
function startOf(bytes) {
  const head = new DataView(bytes);
  if (head.byteLength < HEAD.bytes || head.getUint32(0, true) !== SIGN) throw new RangeError("no file starts here");
  return HEAD.bytes + head.getUint16(HEAD.nameLength, true) + head.getUint16(HEAD.extraLength, true);
}

/**
 * Reads no further than this: a small zip can unpack to a full phone.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 * @param {number} most
 */
async function firstOf(stream, most) {
  const reader = stream.getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    size += step.value.length;
    if (size >= most) {
      await reader.cancel();
      break;
    }
  }
  return new Uint8Array(await new Blob(parts).slice(0, most).arrayBuffer());
}
