// @ts-check
/** The ratings of one werkproces over time: one line per person, from low to high. */

import { all, show } from "../page/dom.js";
import { draw, letterHeight, svg } from "../page/svg.js";

/**
 * @typedef {import("./charts.js").Frame} Frame
 * @typedef {import("./charts.js").History} History
 */

const LARGE = { step: 30, edge: 10, point: 5 };
const SMALL = { width: 48, height: 24, edge: 4, point: 2.5 };

/**
 * @param {Frame} frame `data-steps` on the element has the names of the scale, from low to high
 * @param {History} history
 */
export function drawHistory({ width, element, place }, history) {
  const letter = letterHeight();
  const steps = (element.dataset["steps"] ?? "").split("|");
  const height = (steps.length - 1) * LARGE.step + letter * 2;
  const [left, bottom] = [0, height - LARGE.edge];
  const y = (/** @type {number} */ value) => bottom - value * LARGE.step;
  const grid = steps.flatMap((name, value) => [
    svg("path", { class: "raster", d: `M${left} ${y(value)}H${width}` }),
    svg("text", { x: left, y: y(value) - letter / 4 }, name),
  ]);
  // The names of the scale are on the left, the points to the right of them.
  const begin = Math.max(...steps.map((name) => name.length)) * letter * 0.5 + LARGE.edge;
  const x = across(history, begin, width - LARGE.edge);
  draw(place, width, height, [...grid, ...lines(history, x, y, LARGE.point)]);
}

/**
 * A history the size of a word, in each row that has one; `data-history` is the highest step of the scale.
 * @param {HTMLElement} container
 * @param {Record<string, History>} histories
 */
export function drawSmall(container, histories) {
  for (const place of all(container, "svg[data-history]")) {
    const history = histories[place.closest("[data-about]")?.getAttribute("data-about") ?? ""];
    // One rating is no history yet.
    const isLong = new Set(history?.punten.map(({ dag }) => dag)).size > 1;
    show(place, isLong);
    if (!history || !isLong) continue;
    const highest = Number(place.dataset["history"]) || 1;
    const room = SMALL.height - SMALL.edge * 2;
    const y = (/** @type {number} */ value) => SMALL.height - SMALL.edge - (value / highest) * room;
    const x = across(history, SMALL.edge, SMALL.width - SMALL.edge);
    draw(place, SMALL.width, SMALL.height, lines(history, x, y, SMALL.point));
  }
}

/**
 * @param {History} history
 * @param {number} from
 * @param {number} to
 */
function across({ dagen }, from, to) {
  return (/** @type {number} */ day) => from + (day / Math.max(dagen, 1)) * (to - from);
}

/**
 * @param {History} history
 * @param {(day: number) => number} x
 * @param {(value: number) => number} y
 * @param {number} size of a point
 */
function lines({ punten }, x, y, size) {
  const people = Array.from(new Set(punten.map(({ wie }) => wie)));
  return people.flatMap((wie) => {
    const mine = punten.filter((point) => point.wie === wie).sort((a, b) => a.dag - b.dag);
    const spots = mine.map(({ dag, waarde }) => ({ cx: x(dag), cy: y(waarde) }));
    const d = spots.map(({ cx, cy }, index) => `${index ? "L" : "M"}${cx} ${cy}`).join("");
    return [
      svg("path", { class: "verloop", "data-wie": wie, d }),
      ...spots.map((spot) => svg("circle", { class: "oordeel", "data-wie": wie, r: size, ...spot })),
    ];
  });
}
