// @ts-check
/** Whether two files are one. Every student's file may have the same name, so a name alone says nothing. */

/** @typedef {import("./reader.js").Item} Item */

/**
 * @param {Item} one
 * @param {{naam: string, blob?: import("./reader.js").Readable}} other of one without bytes only the name is known
 * @returns {Promise<boolean>} whether they have the same name and the same bytes
 */
export async function isSameFile(one, other) {
  const { blob } = other;
  if (one.naam !== other.naam || one.blob.size !== blob?.size) return false;
  try {
    const [own, theirs] = await Promise.all(
      [one.blob, blob].map(async (file) => new Uint8Array(await file.arrayBuffer())),
    );
    return own?.every((byte, at) => byte === theirs?.[at]) ?? false;
  } catch (error) {
    console.warn("bpv-map: a file could not be compared with another", error);
    return false;
  }
}

/** @param {import("./reader.js").Readable} blob */
const textOf = async (blob) => new TextDecoder().decode(await blob.arrayBuffer());

/**
 * Whether a sound file takes the place of a damaged one of its name: it begins with all that is left of that one, or
 * the student of the one is in the other.
 * @param {{naam: string, blob?: import("./reader.js").Readable}} damaged without its bytes when only its name is known
 * @param {import("./shapes.js").Bestand} sound
 * @returns {Promise<boolean>}
 */
export async function isMended(damaged, sound) {
  const { naam, blob } = damaged;
  if (naam !== sound.naam || !blob) return false;
  try {
    const [left, whole] = await Promise.all([textOf(blob), textOf(sound.blob)]);
    const isBeginning = left !== "" && whole.startsWith(left);
    return isBeginning || sound.inzending.studenten.some((id) => left.includes(JSON.stringify(id)));
  } catch (error) {
    console.warn("bpv-map: a file could not be compared with another", error);
    return false;
  }
}
