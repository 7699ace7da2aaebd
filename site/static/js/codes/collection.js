// @ts-check
/** The codes read so far: in any order, each once, of one series only. */

import { joinParts, readPart } from "./series.js";

/**
 * @typedef {import("./series.js").Part} Part
 * @typedef {"new" | "known" | "other" | "foreign" | "damaged"} Taken
 */

export function newCollection() {
  /** @type {Map<number, Part>} */
  const parts = new Map();
  /** @type {Part | undefined} */
  let first;

  /**
   * @param {string} text
   * @returns {Promise<Taken>}
   */
  const take = async (text) => {
    const part = await readPart(text);
    if (typeof part === "string") return part;
    first ??= part;
    if (part.series !== first.series || part.total !== first.total || part.packed !== first.packed) return "other";
    if (parts.has(part.number)) return "known";
    parts.set(part.number, part);
    return "new";
  };
  const numbers = () => Array.from({ length: first?.total ?? 0 }, (_, index) => index + 1);
  return {
    take,
    /** @returns {{number: number, isRead: boolean}[]} every part of the series, in order */
    state: () => numbers().map((number) => ({ number, isRead: parts.has(number) })),
    isComplete: () => first !== undefined && parts.size === first.total,
    /** @param {number} most the maximum size of the whole, in bytes */
    join: (most) =>
      joinParts(
        numbers().flatMap((number) => parts.get(number) ?? []),
        most,
      ),
    forget: () => {
      parts.clear();
      first = undefined;
    },
  };
}
