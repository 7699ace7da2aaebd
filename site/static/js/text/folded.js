// @ts-check
/**
 * A text as it is searched: without accents, capitals, invisible signs and extra spaces, and with one kind of apostrophe
 * and dash. As in `questions/same.py`; `tests/cases/folded.json` checks both against the same cases.
 */

/** Before letters are taken apart: U+00B4 becomes a space. */
const APOSTROPHES = /[`\xb4\u02b9-\u02bf\u02c8\u02ca\u02cb\u055a\u2018-\u201b\u2032\u2035\ua78b\ua78c\uff07]/g;
const DASHES = /[\u058a\u05be\u1806\u2010-\u2015\u2043\u207b\u208b\u2212\ufe31\ufe32\ufe58\ufe63\uff0d]/g;
const UNSEEN =
  /[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;
const SPACES = /[\s\x1c-\x1f\x85]+/g;
/** Vowels of other scripts are letters in all but name, and stay. */
const ACCENTS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;
/** Latin letters that do not come apart; and a sigma is a sigma. @type {Record<string, string>} */
const LETTERS = { ł: "l", đ: "d", ð: "d", ø: "o", ß: "ss", ħ: "h", ŧ: "t", æ: "ae", œ: "oe", þ: "th", ŋ: "n", ς: "σ" };
const LETTER = /[łđðøßħŧæœþŋς]/g;

/**
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return (
    text
      .replace(APOSTROPHES, "'")
      .replace(DASHES, "-")
      .replace(UNSEEN, "")
      .normalize("NFKD")
      // By way of capitals: the Turkish ı is an i.
      .toUpperCase()
      .toLowerCase()
      .replace(ACCENTS, "")
      .replace(UNSEEN, "")
      .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
      .replace(SPACES, " ")
      .replace(/^ | $/g, "")
  );
}

/**
 * Only the letters and digits: "Anne-Marie van 't Hof" is found by "annemarie" and by "vant hof".
 * @param {string} text folded
 */
export const lettersOf = (text) => text.replace(/[^\p{L}\p{N}\p{M}]/gu, "");
