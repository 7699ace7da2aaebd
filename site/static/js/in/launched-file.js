// @ts-check
/** A file that was opened with this app on a computer. The only file that uses launchQueue. */

import { itemsOf } from "./drop-zone.js";

/** @typedef {{setConsumer: (take: (launch: {files?: {getFile: () => Promise<File>}[]}) => void) => void}} Queue */

/** @param {(items: import("./incoming.js").Item[]) => unknown} receive */
export function onLaunched(receive) {
  const { launchQueue } = /** @type {{launchQueue?: Queue}} */ (/** @type {unknown} */ (self));
  launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length > 0) void Promise.all(files.map((file) => file.getFile())).then((all) => receive(itemsOf(all)));
  });
}
