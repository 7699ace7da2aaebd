// @ts-check
/** A table of the page as a file that a spreadsheet opens. */

/** What makes a spreadsheet take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** Tells a spreadsheet that the letters are UTF-8. */
const MARK = "\ufeff";

/**
 * @param {HTMLTableElement} table
 * @returns {string}
 */
export function tableAsCsv(table) {
  const rows = Array.from(table.rows, (row) => Array.from(row.cells, cellText).slice(0, -1));
  return `${MARK}${rows.map((row) => row.join(";")).join("\r\n")}\r\n`;
}

/** @param {HTMLTableCellElement} cell */
function cellText(cell) {
  // As it is read: what stands under each other stays apart.
  const text = cell.innerText.replace(/\s+/g, " ").trim();
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
