// @ts-check
/**
 * The telephone number in what people type, as `bpv_logic.basis.typed.phone` reads it: a link to call works before any
 * rule has run. `tests/cases/telefoon.json` checks both.
 */

const LONGEST = 400;
const INVISIBLE = /(?:\u034f|[\ufe00-\ufe0f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])+/g;
/** What a phone book or a message adds around an answer, and nobody sees. */
export const AROUND = new RegExp(`^(?:\\s|${INVISIBLE.source})+|(?:\\s|${INVISIBLE.source})+$`, "g");
const DASH = /[\u2010-\u2015\u2043\u2212\u02d7\ufe58\ufe63\uff0d]/g;
const WIDE = /[\uff0b\uff08\uff09\uff0f\uff0e\uff1a]/g;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
const ZERO_ABROAD = /(\d)[ .-]?\(0\)/g;
const PLUS = /\+[ (]*(?=\d)/g;
const PARTS = /\+?\d+|[^\d+]+|\+/g;
const BETWEEN = /^[ ./()-]{1,3}$/;
const WITHIN = [".", "-", ":"];
const EMERGENCY = ["112", "113", "144"];
const SERVICE = /^(0800|0900|0906|0909)/;

/**
 * @param {string} text as it was typed
 * @returns {string} the number to dial, "" when there is none
 */
export function phoneNumber(text) {
  const parts = plain(text.slice(0, LONGEST)).replace(ZERO_ABROAD, "$1").replace(PLUS, "+").match(PARTS) ?? [];
  const found = parts.flatMap((part, place) => {
    const begins = /\d$/.test(part) && !(place > 1 && WITHIN.includes(parts[place - 1] ?? ""));
    return begins ? [figures(parts, place)] : [];
  });
  if (found.length === 1 && EMERGENCY.includes(found[0] ?? "")) return found[0] ?? "";
  const some = (/** @type {string} */ number) => /^\+?\d{6,15}$/.test(number);
  return found.map(known).find(Boolean) ?? found.find(some) ?? "";
}

/** @param {string} text */
function plain(text) {
  const seen = text.replace(INVISIBLE, "").replace(DASH, "-");
  const narrow = seen.replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  return narrow.replace(FOREIGN_DIGIT, digit).split(/\s+/).filter(Boolean).join(" ");
}

/** The digits of every script stand ten in a row, from zero on. @param {string} sign */
function digit(sign) {
  const code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/**
 * @param {string[]} parts
 * @param {number} place
 */
function figures(parts, place) {
  let number = parts[place] ?? "";
  for (let next = place + 1; next + 1 < parts.length; next += 2) {
    const [between = "", more = ""] = parts.slice(next, next + 2);
    if (!BETWEEN.test(between) || more.startsWith("+") || ends(number, between)) break;
    number += more;
  }
  return number;
}

/**
 * Whether a number is whole, or what follows it begins something else.
 * @param {string} number
 * @param {string} between
 */
function ends(number, between) {
  if (number.length >= whole(number)) return true;
  if (between.includes("(") || between.includes(" / ")) return number.length >= 6;
  return between.includes("/") && whole(number) !== 10 && number.length >= 8;
}

/** How many characters such a number has, at most. @param {string} number @returns {number} */
function whole(number) {
  if (number.startsWith("00")) return 1 + whole(`+${number.slice(2)}`);
  if (number.startsWith("+31")) return number[3] === "0" ? 13 : 12;
  if (number.startsWith("0")) return SERVICE.test(number) ? 11 : 10;
  return 15;
}

/** A number of a kind that is known, as it is dialled; "" for any other. @param {string} number @returns {string} */
function known(number) {
  if (number.startsWith("00")) return known(`+${number.slice(2)}`);
  const [, own = ""] = /^\+310?(\d*)$/.exec(number) ?? [];
  if (number.startsWith("+31")) return own.length === 9 ? `+31${own}` : "";
  if (number.startsWith("31") && number.length >= 11) return known(`+${number}`);
  if (/^6\d{8}$/.test(number)) return `0${number}`;
  if (SERVICE.test(number)) return [8, 11].includes(number.length) ? number : "";
  return /^(0\d{9}|14\d{3,4}|\+\d{8,15})$/.test(number) ? number : "";
}
