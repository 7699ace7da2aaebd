// @ts-check
/** Scales a photo down by redrawing it, which also drops the camera's metadata (place, time). */

import { sha256 } from "../text/canonical.js";

/** @typedef {import("../pure/types.js").Attachment} Attachment */

/** Enough to read a page of paper, and about 300 kB. */
const LONG_SIDE = 1600;
const QUALITY = 0.8;
const TYPE = "image/jpeg";
/** The largest camera of a phone has 200 million; a small file may claim any number. */
const MOST_PIXELS = 250_000_000;
const MOST_BYTES = 100_000_000;
/** From here on an `<img>`, which many phones decode at a smaller size, is tried before a whole bitmap. */
const MANY_PIXELS = 40_000_000;

/** A picture that is too large for a phone. */
export class TooLarge extends Error {}

/**
 * @param {Blob} file
 * @returns {Promise<Attachment>} rejects when this phone cannot read the file as a picture
 */
export async function shrinkPhoto(file) {
  const canvas = await drawnSmall(file, LONG_SIDE);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this phone gives no canvas");
  // A transparent picture would turn black.
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  const blob = await toBlob(canvas);
  // Safari counts every canvas that still has a size towards a small total.
  canvas.width = canvas.height = 0;
  const bytes = await blob.arrayBuffer();
  return { sha256: await sha256(bytes), type: TYPE, bytes };
}

/**
 * Draws a picture on a canvas that is no larger than asked: what there is of it at full size goes away at once.
 * @param {Blob} file
 * @param {number} longSide
 * @returns {Promise<HTMLCanvasElement>}
 */
export async function drawnSmall(file, longSide) {
  if (file.size > MOST_BYTES) throw new TooLarge(`${file.size} bytes`);
  const url = URL.createObjectURL(file);
  try {
    // Its size is known before anything is decoded.
    const image = await loaded(url);
    const [wide, high] = [image.naturalWidth, image.naturalHeight];
    if (wide * high > MOST_PIXELS) throw new TooLarge(`${wide} × ${high}`);
    const scale = Math.min(1, longSide / Math.max(wide, high));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(wide * scale));
    canvas.height = Math.max(1, Math.round(high * scale));
    const ways = [() => drawBitmap(canvas, file), async () => draw(canvas, image)];
    if (wide * high > MANY_PIXELS) ways.reverse();
    for (const way of ways) if (await way().catch(() => false)) return canvas;
    throw new Error("the picture was not decoded");
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * @param {string} url
 * @returns {Promise<HTMLImageElement>}
 */
function loaded(url) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => (image.naturalWidth > 0 ? resolve(image) : reject(new Error("a picture without a size")));
    image.onerror = () => reject(new Error("no picture that this phone knows"));
    image.src = url;
  });
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Blob} file
 */
async function drawBitmap(canvas, file) {
  const { width, height } = canvas;
  const bitmap = await createImageBitmap(file, { resizeWidth: width, resizeHeight: height, resizeQuality: "high" });
  try {
    return draw(canvas, bitmap);
  } finally {
    bitmap.close();
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLImageElement | ImageBitmap} picture
 * @returns {boolean} whether there is anything: a phone without memory draws nothing, and does not say so
 */
function draw(canvas, picture) {
  const context = canvas.getContext("2d");
  if (!context) return false;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const [x, y] = [Math.floor(canvas.width / 2), Math.floor(canvas.height / 2)];
  return (context.getImageData(x, y, 1, 1).data[3] ?? 0) > 0 || picture instanceof ImageBitmap;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {Promise<Blob>}
 */
function toBlob(canvas) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture came out"))), TYPE, QUALITY);
  });
}

/**
 * Shows a stored picture; its temporary address is released once the browser has read it.
 * @param {HTMLImageElement} image
 * @param {Attachment | undefined} attachment
 */
export function showPhoto(image, attachment) {
  if (!attachment) return;
  const url = URL.createObjectURL(new Blob([attachment.bytes], { type: attachment.type }));
  const done = () => URL.revokeObjectURL(url);
  image.addEventListener("load", done, { once: true });
  image.addEventListener("error", done, { once: true });
  image.src = url;
}
