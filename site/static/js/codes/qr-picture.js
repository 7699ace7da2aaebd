// @ts-check
/** Draws what a code holds as one path in a drawing that the page has. */

import { encodeQR } from "./qr-library.js";

/** The quiet zone that a reader needs around a code: ISO/IEC 18004. */
const QUIET = 4;

/**
 * @param {Element} drawing
 * @param {string} text in base 45
 */
export const drawCode = (drawing, text) => draw(drawing, text, "alphanumeric");

/**
 * @param {Element} drawing
 * @param {string} link as it is typed: any camera opens it
 */
export const drawLink = (drawing, link) => draw(drawing, link, "byte");

/**
 * @param {Element} drawing
 * @param {string} text
 * @param {"alphanumeric" | "byte"} encoding
 */
function draw(drawing, text, encoding) {
  const rows = encodeQR(text, "raw", { ecc: "low", encoding, border: QUIET });
  drawing.setAttribute("viewBox", `0 0 ${rows.length} ${rows.length}`);
  drawing.querySelector("path")?.setAttribute("d", rows.map(rowPath).join(""));
}

/**
 * @param {boolean[]} row
 * @param {number} y
 * @returns {string} the black of one row
 */
function rowPath(row, y) {
  let path = "";
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x] || row[x - 1]) continue;
    const end = row.indexOf(false, x);
    const width = (end < 0 ? row.length : end) - x;
    path += `M${x} ${y}h${width}v1h-${width}z`;
  }
  return path;
}
