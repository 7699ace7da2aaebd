// @ts-check
/** Whether two files are one. Every student's file may have the same name, so a name alone says nothing. */

/** @typedef {import("./reader.js").Item} Item */

/**
 * @param {Item} one
 * @param {Item} other
 * @returns {Promise<boolean>} whether they have the same name and the same bytes
 */
export async function isSameFile(one, other) {
  if (one.naam !== other.naam || one.blob.size !== other.blob.size) return false;
  try {
    const [own, theirs] = await Promise.all(
      [one, other].map(async ({ blob }) => new Uint8Array(await blob.arrayBuffer())),
    );
    return own?.every((byte, at) => byte === theirs?.[at]) ?? false;
  } catch (error) {
    console.warn("bpv-map: a file could not be compared with another", error);
    return false;
  }
}

/**
 * Whether a sound file takes the place of a damaged one of its name: it begins with all that is left of that one, or
 * the student of the one is in the other.
 * @param {Item} damaged
 * @param {import("./shapes.js").Bestand} sound
 * @returns {Promise<boolean>}
 */
export async function isMended(damaged, sound) {
  if (damaged.naam !== sound.naam) return false;
  try {
    const [left, whole] = await Promise.all([damaged.blob.text(), sound.blob.text()]);
    const isBeginning = left !== "" && whole.startsWith(left);
    return isBeginning || sound.inzending.studenten.some((id) => left.includes(JSON.stringify(id)));
  } catch (error) {
    console.warn("bpv-map: a file could not be compared with another", error);
    return false;
  }
}
