// @ts-check
/** Draws what a code holds as one path in a drawing that the page has. */

import { encodeQR } from "./qr-library.js";

/** The quiet zone that a reader needs around a code: ISO/IEC 18004. */
const QUIET = 4;

/**
 * @param {Element} drawing
 * @param {string} text in base 45
 */
export function drawCode(drawing, text) {
  const rows = encodeQR(text, "raw", { ecc: "low", encoding: "alphanumeric", border: QUIET });
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
