// @ts-check
/** Files dropped anywhere on the page: outside the zone a browser would leave the page and show the file. */

/**
 * @param {HTMLElement} zone shows that files may be dropped
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
