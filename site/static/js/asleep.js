// @ts-check
/**
 * Whether the browser keeps this page asleep, to show it again when a person goes back.
 *
 * A page that sleeps with a transaction open keeps every page after it from writing: WebKit leaves it open and runs
 * nothing more of the page (seen in WebKitGTK: the next page saved nothing for as long as the test waited).
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
