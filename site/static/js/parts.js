// @ts-check
/** The parts of a page that come when it can be used. A bad connection drops one at times; it is asked for again. */

const LONGEST_MS = 60_000;

export const later = () => insist(() => import("./later.js"));
export const extraPart = () => insist(() => import("./extra-part.js"));
export const schoolPart = () => insist(() => import("./school-part.js"));

/**
 * @template T
 * @param {() => Promise<T>} load
 * @param {number} [pause]
 * @returns {Promise<T>}
 */
async function insist(load, pause = 1000) {
  try {
    return await load();
  } catch (error) {
    console.warn("bpv-map: a part of the page did not come", error);
    await new Promise((resolve) => setTimeout(resolve, pause));
    return insist(load, Math.min(2 * pause, LONGEST_MS));
  }
}
