// @ts-check
/**
 * Whether the browser keeps this page asleep, to show it again when a person goes back.
 *
 * Nothing of a sleeping page runs, so a transaction that it left open would keep every page after it from writing. In
 * WebKitGTK the next page at times saved nothing for as long as a test waited; that this was why is likely, not proven.
 */

/** What is to end when the page falls asleep. @type {Set<() => void>} */
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
 * @returns {() => void} to be called when there is nothing to end any more
 */
export function endWhenAsleep(end) {
  ends.add(end);
  return () => ends.delete(end);
}
