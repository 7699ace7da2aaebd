// @ts-check
/**
 * Hybrid logical clock: the device's time, but never going back, so that of two changes the later one always wins.
 *
 * A clock is text that sorts by age: "2026-11-23T13:35:12.123Z/0000" (UTC time, "/", a counter in hex).
 */

const COUNTER_DIGITS = 4;
const LAST_COUNTER = 0xffff;
/** The last millisecond of a year that has four digits. */
const LAST_MS = 253402300799999;
const DAY_MS = 86_400_000;
/** Days up to 28 exist in every month; the others are looked up. */
const CLOCK =
  /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z\/[0-9a-f]{4}$/;

/**
 * @param {unknown} value
 * @returns {value is string} whether it is a clock, as in `bpv_logic.basis.clock.is_clock`
 */
export function isClock(value) {
  if (typeof value !== "string" || !CLOCK.test(value)) return false;
  const day = value.slice(0, "2026-11-23".length);
  return day.slice(-2) <= "28" || new Date(Date.parse(`${day}T00:00Z`)).toJSON()?.slice(0, day.length) === day;
}

/**
 * A moment in UTC, with a year of four digits whatever the phone's date.
 * @param {number} [now] milliseconds since 1970
 * @returns {string}
 */
export function momentOf(now = Date.now()) {
  return new Date(Math.min(Math.max(now || 0, 0), LAST_MS)).toISOString();
}

/**
 * The last clock within a day of a moment: no phone with the right date has seen a later one.
 * @param {string} moment
 * @returns {string}
 */
export function dayAfter(moment) {
  return stamp(momentOf(Date.parse(moment) + DAY_MS), LAST_COUNTER);
}

/**
 * Returns the clock of what happens now, later than any clock seen before. After the very last clock it returns that
 * one again: a clock that nobody else can read must never be written.
 * @param {string} last the newest clock seen, or ""
 * @param {number} now milliseconds since 1970
 * @returns {string}
 */
export function tick(last, now) {
  const wall = momentOf(now);
  const [time = "", counter = "0"] = isClock(last) ? last.split("/") : [];
  if (wall > time) return stamp(wall, 0);
  const next = Number.parseInt(counter, 16) + 1;
  if (next <= LAST_COUNTER) return stamp(time, next);
  const ms = Date.parse(time) + 1;
  return ms > LAST_MS ? last : stamp(momentOf(ms), 0);
}

/**
 * Returns the clock of what was done at a known moment: that moment, or just after `last` if that is as new. Never
 * the time of writing: what is typed while the disk is busy would look older than what the disk was busy with.
 * @param {string} moment
 * @param {string} last the newest clock that it must follow
 * @returns {string}
 */
export function clockFrom(moment, last) {
  return isClock(moment) && (moment > last || !isClock(last)) ? moment : tick(last, 0);
}

/**
 * @param {string} time
 * @param {number} counter
 */
function stamp(time, counter) {
  return `${time}/${counter.toString(16).padStart(COUNTER_DIGITS, "0")}`;
}

/**
 * @param {Iterable<string | null | undefined>} clocks
 * @returns {string}
 */
export function newest(clocks) {
  let found = "";
  for (const clock of clocks) if (clock && clock > found) found = clock;
  return found;
}
