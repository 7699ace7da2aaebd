// @ts-check
/** What may be in a parcel: nothing that another hand put in it is believed before its type and length are known. */

/**
 * @typedef {object} SignRequest
 * @property {string} id of the request
 * @property {{id: string, naam: string}} student with the id of the record of the student
 * @property {{rol: string, naam: string}} gevraagd who is asked
 * @property {string} periode id of the bpv, "" for none
 * @property {string} vorige the link of the newest handtekening in the map, "" for none
 * @property {string} moment when it was asked, in ISO 8601
 * @property {string} verzegeld canonical JSON of what is signed
 * @property {Record<string, string>} woorden names that are needed to read it, by value
 * @property {string[]} nieuw ids in what is signed that are other than when it was signed last
 *
 * @typedef {Record<string, string>} Velden
 * @typedef {object} SignAnswer
 * @property {string} verzoek id of the request
 * @property {string} student id of the record of the student
 * @property {{id: string, soort: "handtekening", velden: Velden}} handtekening as it is stored
 *
 * @typedef {(value: unknown) => boolean} Check
 */

/** As long as the fields of a handtekening may be (`bpv_logic.forms.handtekening`). */
const [NAME, DRAWING, SEALED] = [300, 20_000, 400_000];
const [MOST_WORDS, MOST_LINES] = [500, 5000];

/** @type {(most: number) => Check} */
const text = (most) => (value) => typeof value === "string" && value.length <= most;
/** @type {Check} */
const id = (value) => text(NAME)(value) && value !== "";
/** @type {Check} */
const idOrNone = (value) => value === "" || id(value);
/** @type {(value: unknown) => value is Record<string, unknown>} */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
/** @type {(most: number, check: Check) => Check} */
const each = (most, check) => (value) => {
  const items = isObject(value) ? Object.values(value) : Array.isArray(value) ? value : undefined;
  return items !== undefined && items.length <= most && items.every(check);
};
/** @type {(names: Record<string, Check>) => Check} */
const all = (names) => (value) => isObject(value) && Object.entries(names).every(([name, check]) => check(value[name]));

const words = each(MOST_WORDS, text(NAME));
/** @type {Check} */
const velden = (value) =>
  isObject(value) &&
  Object.entries(value).every(([name, item]) => isAnswer(name, item)) &&
  text(SEALED)(value["verzegeld"]);

/** @param {string} name @param {unknown} item */
function isAnswer(name, item) {
  return text(name === "verzegeld" ? SEALED : DRAWING)(item);
}

const REQUEST = {
  id,
  student: all({ id, naam: text(NAME) }),
  gevraagd: all({ rol: text(NAME), naam: text(NAME) }),
  periode: idOrNone,
  vorige: text(NAME),
  moment: text(NAME),
  verzegeld: text(SEALED),
  woorden: (/** @type {unknown} */ value) => isObject(value) && words(value),
  nieuw: (/** @type {unknown} */ value) => Array.isArray(value) && each(MOST_LINES, id)(value),
};
const ANSWER = {
  verzoek: id,
  student: id,
  handtekening: all({ id, soort: (value) => value === "handtekening", velden }),
};

/**
 * @param {unknown} value
 * @returns {SignRequest | undefined} without anything else that was in it
 */
export function asRequest(value) {
  return all(REQUEST)(value) ? /** @type {SignRequest} */ (only(value, Object.keys(REQUEST))) : undefined;
}

/**
 * @param {unknown} value
 * @returns {SignAnswer | undefined} without anything else that was in it
 */
export function asAnswer(value) {
  return all(ANSWER)(value) ? /** @type {SignAnswer} */ (only(value, Object.keys(ANSWER))) : undefined;
}

/**
 * @param {unknown} value
 * @param {string[]} names
 * @returns {unknown}
 */
function only(value, names) {
  return Object.fromEntries(Object.entries(/** @type {object} */ (value)).filter(([name]) => names.includes(name)));
}
