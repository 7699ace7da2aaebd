// @ts-check
/** Whose additions did not leave this page yet: what is written at school is kept nowhere else. */

/** @type {Set<string>} */
const owners = new Set();

addEventListener("beforeunload", (event) => {
  if (owners.size > 0) event.preventDefault();
});

/**
 * @param {string} owner whose map it is
 * @param {boolean} isTaken whether the file with the additions was made
 */
export function noteTaken(owner, isTaken) {
  if (isTaken) owners.delete(owner);
  else owners.add(owner);
}

/** Somebody threw everything away. */
export function forgetUntaken() {
  owners.clear();
}
