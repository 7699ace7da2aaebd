// @ts-check
/** Which one comes next, of things that one person goes through one by one. Pure. */

/**
 * The first after this one that is not done; past the last it begins at the first.
 * @param {string[]} all in their order
 * @param {string} current
 * @param {(item: string) => boolean} isDone
 * @returns {string | undefined} undefined when all is done
 */
export function nextOf(all, current, isDone) {
  const at = all.indexOf(current) + 1;
  return [...all.slice(at), ...all.slice(0, at)].find((item) => item !== current && !isDone(item));
}
