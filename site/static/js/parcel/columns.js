// @ts-check
/**
 * What is signed, made small: the answers of one question together, so that they pack well, and what is random apart.
 *
 * A text that would not come back byte for byte goes as it is.
 */

import { canonical } from "../text/canonical.js";

/**
 * @typedef {import("../pure/types.js").Json} Json
 * @typedef {[soort: string, id: string, velden: Json, ids: Json[], columns: [string, Json[]][]]} Columns
 */

/** One answer stands for a column, so a short link can name a table that fills a phone. A larger one goes as its text. */
const [MOST_CELLS, MOST_LETTERS] = [200_000, 400_000];

/**
 * @param {string} sealed canonical JSON of what is signed
 * @returns {string | Columns}
 */
export function toColumns(sealed) {
  const made = columnsOf(sealed);
  return made && isBounded(made) && textOf(made) === sealed ? made : sealed;
}

/**
 * @param {unknown} found what `toColumns` made
 * @returns {string} rejects nothing: what is no table gives an error, as for any text that is not JSON
 */
export function fromColumns(found) {
  if (typeof found === "string") return found;
  const columns = /** @type {Columns} */ (found);
  if (!isBounded(columns)) throw new RangeError("this is a larger table than anybody signs");
  return textOf(columns);
}

/**
 * Counted before the table is made.
 * @param {Columns} columns
 */
function isBounded([, , , ids, columns]) {
  if (ids.length * columns.length > MOST_CELLS) return false;
  const letters = columns.map(([name, values]) => {
    const inOne = values.length === 1 ? lettersOf(values[0]) * ids.length : lettersOf(values);
    return inOne + (values[0] === null && values.length === 1 ? 0 : name.length * ids.length);
  });
  return letters.reduce((sum, count) => sum + count, lettersOf(ids)) <= MOST_LETTERS;
}

/** @param {unknown} value */
const lettersOf = (value) => JSON.stringify(value ?? null).length;

/**
 * @param {string} sealed
 * @returns {Columns | undefined}
 */
function columnsOf(sealed) {
  try {
    const { record, regels } = JSON.parse(sealed);
    const names = [...new Set(regels.flatMap((/** @type {{velden: object}} */ line) => Object.keys(line.velden)))];
    const ids = regels.map((/** @type {{id: Json}} */ line) => line.id);
    return [record.soort, record.id, record.velden, ids, names.map((name) => [name, columnOf(regels, name)])];
  } catch {
    return undefined;
  }
}

/**
 * @param {{velden: Record<string, Json>}[]} lines
 * @param {string} name
 * @returns {Json[]} of each line its answer, null for none; only one for an answer that is everywhere the same
 */
function columnOf(lines, name) {
  const values = lines.map(({ velden }) => velden[name] ?? null);
  const first = canonical(values[0]);
  return values.every((value) => canonical(value) === first) ? values.slice(0, 1) : values;
}

/** @param {Columns} columns */
function textOf([soort, id, velden, ids, columns]) {
  const regels = ids.map((line, at) => {
    const answers = columns.map(([name, values]) => [name, values.length === 1 ? values[0] : values[at]]);
    return { id: line, velden: Object.fromEntries(answers.filter(([, value]) => value !== null)) };
  });
  return canonical({ record: { id, soort, velden }, regels });
}
