// @ts-check
/** A drawn signature: from a finger on a canvas to the text of an SVG path, and back to a picture. */

import SignaturePad from "../../vendor/signature_pad.js";

/** The maximum of one drawing in a map: bpv_logic.forms.handtekening. */
const LONGEST = 20_000;
/** Enough to keep the shape of a line. */
const MIN_DISTANCE = 3;
const PATH = /^[ML\d .-]*$/;

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {{clear: () => void, path: () => string, close: () => void}}
 */
export function openPad(canvas) {
  canvas.dataset["units"] ??= canvas.getAttribute("width") ?? "";
  const pad = new SignaturePad(canvas, {
    minDistance: MIN_DISTANCE,
    penColor: getComputedStyle(canvas).borderTopColor,
  });
  const fit = () => fitCanvas(canvas, pad);
  const watcher = new ResizeObserver(fit);
  watcher.observe(canvas);
  fit();
  return {
    clear: () => pad.clear(),
    path: () => pathOf(pad, Number(canvas.dataset["units"]) / canvas.offsetWidth),
    close: () => {
      watcher.disconnect();
      pad.off();
    },
  };
}

/**
 * Gives the canvas the pixels of this screen; the drawing stays when the phone is rotated.
 * @param {HTMLCanvasElement} canvas
 * @param {SignaturePad} pad
 */
function fitCanvas(canvas, pad) {
  const ratio = Math.max(devicePixelRatio, 1);
  const [width, height] = [Math.round(canvas.offsetWidth * ratio), Math.round(canvas.offsetHeight * ratio)];
  if (width === 0 || (canvas.width === width && canvas.height === height)) return;
  const drawn = pad.toData();
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.scale(ratio, ratio);
  pad.clear();
  pad.fromData(drawn);
}

/**
 * @param {SignaturePad} pad
 * @param {number} scale from the screen to the units of the stored drawing
 * @returns {string}
 */
function pathOf(pad, scale) {
  const strokes = pad
    .toData()
    .map(({ points }) => points.map(({ x, y }) => [Math.round(x * scale), Math.round(y * scale)]));
  for (let step = 1; ; step += 1) {
    const path = strokes.map((points) => strokePath(points, step)).join("");
    if (path.length <= LONGEST) return path;
  }
}

/**
 * @param {number[][]} points
 * @param {number} step takes one in so many points, and always the last
 * @returns {string}
 */
function strokePath(points, step) {
  const kept = points.filter((_, index) => index % step === 0 || index === points.length - 1);
  const [first, ...rest] = kept.map((point) => point.join(" "));
  // A dot is a line to its own start.
  return first === undefined
    ? ""
    : `M${first}${(rest.length > 0 ? rest : [first]).map((point) => `L${point}`).join("")}`;
}

/**
 * Shows a stored drawing in the page's own `<svg>`; any other text shows nothing.
 * @param {Element | null} svg
 * @param {string} path
 */
export function showDrawing(svg, path) {
  if (!svg) return;
  const isOurs = path !== "" && PATH.test(path);
  svg.toggleAttribute("hidden", !isOurs);
  svg.querySelector("path")?.setAttribute("d", isOurs ? path : "");
}
