// @ts-check
/** Which item comes next when a user goes through a list one by one. Pure. */

/**
 * The first one after `current` that is not done; after the last it continues at the first.
 * @param {string[]} all in their order
 * @param {string} current
 * @param {(item: string) => boolean} isDone
 * @returns {string | undefined} undefined when all is done
 */
export function nextOf(all, current, isDone) {
  const at = all.indexOf(current) + 1;
  return [...all.slice(at), ...all.slice(0, at)].find((item) => item !== current && !isDone(item));
}
