// @ts-check
/** Scales a photo down by redrawing it, which also drops the camera's metadata (place, time). */

import { sha256 } from "../text/canonical.js";

/** @typedef {import("../pure/types.js").Attachment} Attachment */

/** Enough to read a page of paper, and about 300 kB. */
const LONG_SIDE = 1600;
const QUALITY = 0.8;
const TYPE = "image/jpeg";

/**
 * @param {Blob} file
 * @returns {Promise<Attachment>} rejects when this phone cannot read the file as a picture
 */
export async function shrinkPhoto(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  draw(canvas, picture);
  picture.close();
  const blob = await toBlob(canvas);
  // Safari counts every canvas that still has a size towards a small total.
  canvas.width = canvas.height = 0;
  const bytes = await blob.arrayBuffer();
  return { sha256: await sha256(bytes), type: TYPE, bytes };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {ImageBitmap} picture
 */
function draw(canvas, picture) {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this phone gives no canvas");
  // A transparent picture would turn black.
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
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
