// @ts-check
/**
 * Whether the browser keeps this page asleep, to show it again when the user goes back.
 *
 * A sleeping page runs nothing, so a transaction that it left open would keep every later page from writing. In
 * WebKitGTK the next page at times saved nothing for as long as a test waited; this is the likely, unproven cause.
 */

/** What must end when the page falls asleep. @type {Set<() => void>} */
const ends = new Set();
let asleep = false;

addEventListener("pagehide", (event) => {
  if (!event.persisted) return;
  asleep = true;
  for (const end of ends) end();
});
addEventListener("pageshow", () => (asleep = false));

export const isAsleep = () => asleep;

/**
 * @param {() => void} end
 * @returns {() => void} to be called once there is nothing left to end
 */
export function endWhenAsleep(end) {
  ends.add(end);
  return () => ends.delete(end);
}
