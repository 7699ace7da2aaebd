// @ts-check
/**
 * Hybrid logical clock: the device's time, but never back, so that of two changes the later one always wins.
 *
 * A clock is text that sorts by age: "2026-11-23T13:35:12.123Z/0000" (UTC time, "/", a counter in hex).
 */

const COUNTER_DIGITS = 4;
const LAST_COUNTER = 0xffff;

/**
 * Gives the clock of what happens now, later than any clock seen before.
 * @param {string} last the newest clock seen, or ""
 * @param {number} now milliseconds since 1970
 * @returns {string}
 */
export function tick(last, now) {
  const wall = new Date(now).toISOString();
  const [time = "", counter = "0"] = last.split("/");
  if (wall > time) return stamp(wall, 0);
  const next = Number.parseInt(counter, 16) + 1;
  if (next <= LAST_COUNTER) return stamp(time, next);
  return stamp(new Date(Date.parse(time) + 1).toISOString(), 0);
}

/**
 * Gives the clock of what was done at a known moment: that moment, or when something is as new, just after it. Never
 * the time of writing: what is typed while the disk is busy would look older than what the disk was busy with.
 * @param {string} moment
 * @param {string} last the newest clock that it must come after
 * @returns {string}
 */
export function clockFrom(moment, last) {
  return moment > last ? moment : tick(last, 0);
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
