// @ts-check
/** Delays what moves the page until a finger or mouse is up: a button that moves away under it is missed. */

/** A tap fires its click a moment after the question lost the focus. */
const TAP_MS = 150;

let isDown = false;
/** @type {(() => void)[]} */
let waiting = [];

addEventListener("pointerdown", () => (isDown = true), true);
for (const type of ["pointerup", "pointercancel"]) addEventListener(type, release, true);

function release() {
  isDown = false;
  const works = waiting;
  waiting = [];
  for (const work of works) setTimeout(work, TAP_MS);
}

/** @param {() => void} work */
export function afterPress(work) {
  if (isDown) waiting.push(work);
  else setTimeout(work, TAP_MS);
}
