// @ts-check
/** Draws what the rules have counted: hours per week as bars, the period as a line. Counts nothing itself. */

import { all } from "../page/dom.js";
import { draw, label, letterHeight, svg } from "../page/svg.js";

/**
 * @typedef {{label: string, minuten: number, gepland: number, getekend: number, tekst: string}} Week
 * @typedef {{zin: string, maximum: number, weken: Week[]}} Weeks
 * @typedef {{dag: number, soort: string, stand: string, tekst: string}} Point
 * @typedef {{zin: string, dagen: number, vandaag: number | null, punten: Point[]}} Line
 * @typedef {{dag: number, wie: string, waarde: number}} Rating
 * @typedef {{zin: string, dagen: number, punten: Rating[]}} History
 * @typedef {{zin: string, rijen: Record<string, string>[]}} Years
 * @typedef {{weken?: Weeks, lijn?: Line, voortgang?: Record<string, History>, jaren?: Years}} Pictures
 * @typedef {{width: number, element: HTMLElement, place: Element}} Frame
 */

const MINUTES = 60;
const BARS = { height: 132, widest: 44, part: 0.7, letters: 4 };
const LINE = { shape: 18, levels: 3, edge: 10 };

/**
 * @param {Frame} frame `data-unit` on the element is the unit after a number of hours
 * @param {Weeks} picture
 */
export function drawWeeks({ width, element, place }, { maximum, weken }) {
  const letter = letterHeight();
  const [top, bottom] = [letter * 1.5, letter * 1.5 + BARS.height];
  const step = Math.min(width / weken.length, BARS.widest);
  const y = (/** @type {number} */ minutes) => bottom - (Math.min(minutes, maximum) / maximum) * BARS.height;
  const each = Math.ceil((BARS.letters * letter) / step);
  const bars = weken.map((week, index) => bar(week, index * step, step, y));
  const names = weken.flatMap((week, index) =>
    index % each || (index * step + BARS.letters * letter * BARS.part > width && index)
      ? []
      : label(week.label, index * step, bottom + letter * 1.2, width * 4),
  );
  const plan = weken.map(({ gepland }, index) => `${index ? "L" : "M"}${index * step} ${y(gepland)}h${step}`).join("");
  draw(place, width, bottom + letter * 1.5, [
    svg("path", { class: "raster", d: `M0 ${top}H${width}M0 ${bottom}H${width}` }),
    svg("text", { x: 0, y: top - letter / 2 }, `${Math.round(maximum / MINUTES)} ${element.dataset["unit"] ?? ""}`),
    ...bars,
    svg("path", { class: "plan", d: plan }),
    ...names,
  ]);
}

/**
 * @param {Week} week
 * @param {number} left
 * @param {number} step
 * @param {(minutes: number) => number} y
 */
function bar({ minuten, getekend, tekst }, left, step, y) {
  const box = (/** @type {string} */ name, /** @type {number} */ minutes) => {
    const [x, width] = [left + (step * (1 - BARS.part)) / 2, step * BARS.part];
    return svg("rect", { class: name, x, width, y: y(minutes), height: y(0) - y(minutes) });
  };
  return svg("g", {}, svg("title", {}, tekst), box("gewerkt", minuten), box("getekend", getekend));
}

/**
 * @param {Frame} frame the legend of the element has the shape of each kind of point and its side of the line
 * @param {Line} picture
 */
export function drawLine({ width, element, place }, { dagen, vandaag, punten }) {
  const letter = letterHeight();
  const x = (/** @type {number} */ day) => LINE.edge + (day / Math.max(dagen, 1)) * (width - LINE.edge * 2);
  const { placed, highest, lowest } = spread(punten, shapes(element), x);
  const middle = letter * 1.6 + (highest + 0.6) * LINE.shape;
  const bottom = middle + (lowest + 0.6) * LINE.shape;
  const now =
    vandaag === null
      ? []
      : [
          svg("path", { class: "voorbij", d: `M${x(0)} ${middle}H${x(vandaag)}` }),
          svg("path", { class: "vandaag", d: `M${x(vandaag)} ${letter * 1.4}V${bottom}` }),
          label(element.dataset["today"] ?? "", x(vandaag), letter, width),
        ];
  const points = placed.map(({ point, level, d }) =>
    svg(
      "path",
      {
        class: "punt",
        d,
        "data-soort": point.soort,
        "data-stand": point.stand,
        transform: `translate(${x(point.dag)} ${middle + level * LINE.shape})`,
      },
      svg("title", {}, point.tekst),
    ),
  );
  draw(place, width, bottom, [svg("path", { class: "lijn", d: `M${x(0)} ${middle}H${x(dagen)}` }), ...now, ...points]);
}

/**
 * @param {HTMLElement} element
 * @returns {Map<string, {d: string, side: number}>}
 */
function shapes(element) {
  return new Map(
    all(element, "[data-shape]").map((item) => {
      const d = item.querySelector("path")?.getAttribute("d") ?? "";
      return [item.dataset["shape"] ?? "", { d, side: Number(item.dataset["side"]) }];
    }),
  );
}

/**
 * Puts each point at a level above or below the line, further out when its place is taken.
 * @param {Point[]} points
 * @param {Map<string, {d: string, side: number}>} kinds
 * @param {(day: number) => number} x
 */
function spread(points, kinds, x) {
  /** @type {Map<number, number>} */
  const taken = new Map();
  const placed = [...points]
    .sort((a, b) => a.dag - b.dag)
    .flatMap((point) => {
      const kind = kinds.get(point.soort);
      if (!kind) return [];
      const levels = kind.side === 0 ? [0] : Array.from({ length: LINE.levels }, (_, index) => kind.side * (index + 1));
      const isFree = (/** @type {number} */ level) => (taken.get(level) ?? -LINE.shape) + LINE.shape <= x(point.dag);
      const level = levels.find(isFree) ?? levels[0] ?? 0;
      taken.set(level, x(point.dag));
      return [{ point, level, d: kind.d }];
    });
  const levels = placed.map(({ level }) => level);
  return { placed, highest: Math.max(0, ...levels.map((level) => -level)), lowest: Math.max(0, ...levels) };
}
