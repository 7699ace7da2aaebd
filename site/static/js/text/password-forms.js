// @ts-check
/**
 * What somebody meant who typed a password on a phone: a keyboard adds a space, a capital, curly quotes. As in
 * `bpv_logic.cli.passwords`; `tests/cases/passwords.json` checks both. Nothing here makes guessing easier: a file still
 * has one password, and each try costs a whole key.
 */

const PLAIN = new Map([..."\u2018\u2019\u201a\u201b\u2032\u02bc"].map((mark) => [mark, "'"]));
for (const mark of "\u201c\u201d\u201e\u201f\u2033") PLAIN.set(mark, '"');
for (const mark of "\u2010\u2011\u2012\u2013\u2014\u2015\u2212") PLAIN.set(mark, "-");
const MARKS = /[\u2018-\u201f\u2032\u2033\u02bc\u2010-\u2015\u2212]/g;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const EDGES = /^ +| +$/g;

/** A password that fits none of its forms is wrong; nobody waits for more. */
const MOST = 9;

/**
 * The form in which a new file gets its password, the same from every keyboard.
 * @param {string} typed
 */
export function prepared(typed) {
  const plain = typed.replace(MARKS, (mark) => PLAIN.get(mark) ?? mark).normalize("NFKC");
  return trimmed(plain) || typed.normalize("NFC");
}

/**
 * Every password to try, in order: exactly as typed, as a new file has it, then what older files may have.
 * @param {string} typed
 */
export function attempts(typed) {
  const exact = typed.normalize("NFC");
  const plain = prepared(typed);
  const bare = trimmed(exact) || exact;
  const curly = plain.replaceAll("'", "\u2019").replaceAll('"', "\u201d");
  const other = otherCase(plain);
  const forms = [exact, plain, other, bare, otherCase(bare), `${plain} `, `${other} `, ` ${plain}`, curly];
  return Array.from(new Set(forms)).slice(0, MOST);
}

/** @param {string} text */
function trimmed(text) {
  return text.replace(SPACES, " ").replace(UNSEEN, "").replace(EDGES, "");
}

/** A capital at the start, or none. @param {string} text */
function otherCase(text) {
  const [first = ""] = text;
  const lower = first.toLowerCase();
  const turned = lower === first ? first.toUpperCase() : lower;
  return Array.from(turned).length === 1 ? turned + text.slice(first.length) : text;
}
