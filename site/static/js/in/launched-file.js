// @ts-check
/** A file that was opened with this app on a computer. The only file that uses launchQueue. */

/** @typedef {{setConsumer: (take: (launch: {files?: {getFile: () => Promise<File>}[]}) => void) => void}} Queue */

/** @param {(file: File) => unknown} receive */
export function onLaunched(receive) {
  const { launchQueue } = /** @type {{launchQueue?: Queue}} */ (/** @type {unknown} */ (self));
  launchQueue?.setConsumer(({ files }) => {
    // The page opens one map at a time.
    const [first] = files ?? [];
    if (first) void first.getFile().then(receive);
  });
}
