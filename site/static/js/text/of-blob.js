// @ts-check
/** The text of a file, on a page and in the worker of the rules alike. */

/**
 * As UTF-8 whatever the file begins with: Chromium's own `text()` goes by a mark of another encoding, and then a phone
 * would read what the school does not.
 * @param {Blob} file
 * @returns {Promise<string>}
 */
export async function textOf(file) {
  return new TextDecoder().decode(await file.arrayBuffer());
}
