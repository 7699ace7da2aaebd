// @ts-check
/**
 * How a user's text is shown, as in `shown.py`: letters, and nothing that moves, hides or turns the text next to it.
 * On disk it stays as it was typed. `tests/cases/shown.json` checks both against the same cases.
 */

const LINE_ENDS = /\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;
const UNSEEN =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u202a-\u202e\u2060-\u2067\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}]/gu;
/** Between these a joiner is part of how a word or a picture is written; half a character is part of a picture. */
const JOINED = /[\u0590-\u1cff\u2190-\u2bff\ua800-\uabff\ud800-\udfff\ufb1d-\ufdff\ufe0f\ufe70-\ufefe]/;
/** No language has more marks on one letter. */
const TOWER = /(\p{M}{4})\p{M}+/gu;
/** Around right-to-left text; one that is not closed on its line turns more than its own text. */
const ISOLATES = /(\u2068[^\u2068\u2069\n]*\u2069)|[\u2068\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\ud802\ud803\ud83a\ud83b]/;
/** Nearly every Dutch answer: nothing to look for. */
const PLAIN = /^[\n\t -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u20ac]*$/;

/**
 * @param {string} text
 * @returns {string} with its line breaks
 */
export function seen(text) {
  if (PLAIN.test(text)) return text;
  return text
    .replace(LINE_ENDS, "\n")
    .replace(UNSEEN, "")
    .replace(/[\u200c\u200d]+/g, (signs, /** @type {number} */ at, /** @type {string} */ all) =>
      JOINED.test(all[at - 1] ?? "") && JOINED.test(all[at + signs.length] ?? "") ? (signs[0] ?? "") : "",
    )
    .replace(TOWER, "$1")
    .replace(ISOLATES, "$1");
}

/**
 * A text among others on one line: right-to-left text does not turn the rest.
 * @param {unknown} value
 * @returns {string}
 */
export function apart(value) {
  const text = String(value ?? "").replace(/[\u2068\u2069]/g, "");
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
