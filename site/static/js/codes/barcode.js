// @ts-check
/** Finds a QR code in a picture: with the phone, else with the library. The only file that uses BarcodeDetector. */

/**
 * @typedef {{source: CanvasImageSource, left: number, top: number, width: number, height: number, scale: number,
 *   isStill: boolean}} Picture which part of a source, how far it is scaled down, and whether it is a single photo
 * @typedef {(picture: Picture) => Promise<string | undefined>} Finder undefined when there is none in it
 * @typedef {{detect: (source: CanvasImageSource) => Promise<{rawValue: string}[]>}} Detector
 * @typedef {{new (options: {formats: string[]}): Detector, getSupportedFormats: () => Promise<string[]>}} Detectors
 */

const FORMAT = "qr_code";
/** How long the library may look, in milliseconds: a camera already has the next picture, a photo comes only once. */
const MOVING = { effort: 4, timeLimit: 80 };
const STILL = { effort: 8, timeLimit: 1500 };

/**
 * Rejects when nothing here can find codes: the library could not be loaded.
 * @returns {Promise<Finder>}
 */
export async function openFinder() {
  const detector = await ownDetector();
  const library = detector ? undefined : await openLibrary();
  return async (picture) => {
    const found = await detector?.detect(picture.source).catch(() => []);
    if (found?.[0]) return found[0].rawValue;
    // The library may find what the phone's detector misses in a photo.
    return library || picture.isStill ? (library ?? (await openLibrary()))(picture) : undefined;
  };
}

/** @returns {Promise<(picture: Picture) => string | undefined>} */
async function openLibrary() {
  const { decodeQR } = await import("./qr-library.js");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return ({ source, left, top, width, height, scale, isStill }) => {
    const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
    if (canvas.width !== wide) canvas.width = wide;
    if (canvas.height !== high) canvas.height = high;
    context?.drawImage(source, left, top, width, height, 0, 0, wide, high);
    const image = context?.getImageData(0, 0, wide, high);
    try {
      return image && decodeQR(image, isStill ? STILL : MOVING);
    } catch {
      return undefined;
    }
  };
}

/** @returns {Promise<Detector | undefined>} */
async function ownDetector() {
  const detectors = /** @type {{BarcodeDetector?: Detectors}} */ (/** @type {unknown} */ (self)).BarcodeDetector;
  const formats = await detectors?.getSupportedFormats().catch(() => /** @type {string[]} */ ([]));
  return detectors && formats?.includes(FORMAT) ? new detectors({ formats: [FORMAT] }) : undefined;
}
