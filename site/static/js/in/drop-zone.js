// @ts-check
/** Files dropped anywhere on the page: outside the zone a browser would leave the page and show the file. */

/** @typedef {import("./incoming.js").Item} Item */

/** What a browser cannot open: whoever reads it says so. */
const UNREADABLE = { size: 0, arrayBuffer: () => Promise.reject(new Error("this cannot be opened")) };

/**
 * @param {HTMLElement} zone shows that files may be dropped
 * @param {(items: Item[]) => unknown} receive the files, and those in folders
 * @param {number} most files that are worth looking for
 */
export function startDropZone(zone, receive, most) {
  const isFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  addEventListener("dragover", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    zone.toggleAttribute("data-over", true);
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) zone.removeAttribute("data-over");
  });
  addEventListener("drop", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    zone.removeAttribute("data-over");
    void dropped(event.dataTransfer, most).then(receive);
  });
}

/** @param {Iterable<File>} files */
export const itemsOf = (files) => Array.from(files, (file) => ({ naam: file.name, blob: file }));

/**
 * @param {DataTransfer | null} data
 * @param {number} most
 * @returns {Promise<Item[]>} one more than `most` when there are more
 */
async function dropped(data, most) {
  // All of it is gone after the event, so nothing may be awaited before this is done.
  const files = itemsOf(data?.files ?? []);
  const entries = Array.from(data?.items ?? []).flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return files;
  /** @type {Item[]} */
  const items = [];
  for (const entry of entries) await collect(entry, items, most);
  return items;
}

/**
 * @param {FileSystemEntry} entry
 * @param {Item[]} items is filled
 * @param {number} most
 */
async function collect(entry, items, most) {
  if (items.length > most) return;
  const naam = entry.fullPath.replace(/^\//, "");
  try {
    if (entry.isFile) items.push({ naam, blob: await fileOf(/** @type {FileSystemFileEntry} */ (entry)) });
    else
      for (const below of await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry)))
        await collect(below, items, most);
  } catch (error) {
    console.warn("bpv-map: something that was dropped cannot be opened", error);
    items.push({ naam, blob: UNREADABLE });
  }
}

/**
 * @param {FileSystemFileEntry} entry
 * @returns {Promise<File>}
 */
function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/**
 * @param {FileSystemDirectoryEntry} entry
 * @returns {Promise<FileSystemEntry[]>}
 */
async function entriesOf(entry) {
  const reader = entry.createReader();
  const found = [];
  // A browser gives a hundred at a time, and none when it has given all.
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    found.push(...some);
  }
}
