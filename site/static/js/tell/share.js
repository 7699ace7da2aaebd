// @ts-check
/** Hands a file or a text to the user: the phone's share sheet, a download, the clipboard. */

/** An address that is being downloaded from must live a little longer. */
const DOWNLOAD_MS = 60_000;
const JSON_TYPE = "application/json";

/**
 * Shares a file. A phone that refuses JSON gets it as plain text, which we read too; any other program knows its files
 * by their own name only, so those are refused then.
 * @param {string} name
 * @param {string | Blob} content
 * @param {string} [type]
 * @returns {Promise<"shared" | "cancelled" | "refused">}
 */
export async function shareFile(name, content, type = JSON_TYPE) {
  const tries = [new File([content], name, { type })];
  if (type === JSON_TYPE) tries.push(new File([content], `${name}.txt`, { type: "text/plain" }));
  const file = tries.find((candidate) => navigator.canShare?.({ files: [candidate] }));
  if (!file) return "refused";
  try {
    await navigator.share({ files: [file] });
    return "shared";
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError" ? "cancelled" : "refused";
  }
}

/**
 * @param {string} name
 * @param {string | Blob} content
 * @param {string} [type]
 * @returns {boolean} whether the browser can be asked; it does not report the result
 */
export function downloadFile(name, content, type = JSON_TYPE) {
  // An installed web app on an iPhone flashes and saves nothing.
  if ("standalone" in navigator && navigator.standalone) return false;
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_MS);
  return true;
}

/** Only where the sheet is usual: on a computer people look for a file in their downloads. */
export function prefersSharing() {
  return matchMedia("(pointer: coarse)").matches;
}

/**
 * @param {string | Promise<string>} text one that is still to come is promised at once: after a wait a browser no
 *   longer recognises the tap
 * @returns {Promise<boolean>}
 */
export async function copyText(text) {
  try {
    if (typeof text === "string") await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
    return true;
  } catch {
    return false;
  }
}
