// @ts-check
/** The text of a file, both on a page and in the worker of the rules. */

/**
 * As UTF-8 whatever the file starts with: Chromium's own `text()` obeys a byte order mark, and a phone would then read
 * something else than the school.
 * @param {{arrayBuffer: () => Promise<ArrayBuffer>}} file
 * @returns {Promise<string>}
 */
export async function textOf(file) {
  return new TextDecoder().decode(await file.arrayBuffer());
}
