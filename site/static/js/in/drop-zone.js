// @ts-check
/** Files that somebody lets fall on the page, anywhere: beside the zone a browser would leave and show the file. */

/**
 * @param {HTMLElement} zone shows that files may fall
 * @param {(files: File[]) => unknown} receive
 */
export function startDropZone(zone, receive) {
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
    receive(Array.from(event.dataTransfer?.files ?? []));
  });
}
