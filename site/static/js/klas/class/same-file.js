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
 * @param {Item} damaged
 * @param {import("./shapes.js").Bestand} sound with the same name
 * @returns {Promise<boolean>} whether the sound one takes the place of the damaged one: both say the same moment
 */
export async function isMended(damaged, sound) {
  if (damaged.naam !== sound.naam) return false;
  if (await isSameFile(damaged, sound)) return true;
  const text = await damaged.blob.text().catch(() => "");
  return new RegExp(`"exportedAt"\\s*:\\s*"${sound.inzending.gemaakt}"`).test(text);
}
