// @ts-check
/** A drawn signature: from a finger, pen or mouse on a canvas to the text of an SVG path, and back to a picture. */

import { newStrokes } from "./strokes.js";

/**
 * @typedef {import("./strokes.js").Point} Point
 * @typedef {import("./strokes.js").Strokes} Strokes
 * @typedef {{path: () => string, isSignature: () => boolean, clear: () => void, undo: () => void, close: () => void}} Pad
 */

/** The width of a line in the stored picture, as the style sheet shows it. */
const LINE = 5;
/** So many lines without a signature: perhaps drawing does not work here. */
const TRIES = 3;
const MOUSE = "mouse";
const PATH = /^[ML\d .-]*$/;

/**
 * @param {HTMLCanvasElement} canvas with the picture's size, and what `bpv_logic.forms.handtekening` asks of a drawing
 * @param {(works: boolean) => unknown} told when there is a signature, and when drawing does not seem to work
 * @returns {Pad}
 */
export function openPad(canvas, told) {
  const { longest, leastLength, leastExtent } = canvas.dataset;
  // The size of the canvas itself follows the screen.
  canvas.dataset["size"] ??= `${canvas.width} ${canvas.height}`;
  const [width = 0, height = 0] = canvas.dataset["size"].split(" ").map(Number);
  const limits = { longest: Number(longest), leastLength: Number(leastLength), leastExtent: Number(leastExtent) };
  const strokes = newStrokes({ width, height, ...limits });
  const draw = () => drawAll(canvas, strokes, width);
  const watcher = new ResizeObserver(draw);
  watcher.observe(canvas);
  const ended = new AbortController();
  listen(canvas, strokes, width, { draw, told, signal: ended.signal });
  draw();
  return {
    ...strokes,
    clear: () => {
      strokes.clear();
      draw();
    },
    undo: () => {
      strokes.undo();
      draw();
    },
    close: () => {
      watcher.disconnect();
      ended.abort();
    },
  };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Strokes} strokes
 * @param {number} width of the picture
 * @param {{draw: () => void, told: (works: boolean) => unknown, signal: AbortSignal}} how
 */
function listen(canvas, strokes, width, { draw, told, signal }) {
  let tries = 0;
  /** @param {PointerEvent} event */
  const end = (event) => {
    const wasDrawing = strokes.isDrawing();
    strokes.end(event.pointerId);
    draw();
    if (!wasDrawing || strokes.isDrawing()) return;
    if (strokes.isSignature()) told(true);
    else if (tries >= TRIES) told(false);
  };
  canvas.addEventListener(
    "pointerdown",
    (event) => {
      tries += 1;
      if (event.button !== 0) return;
      strokes.begin(event.pointerId, event.pointerType, pointOn(canvas, width, event), event.isPrimary);
      draw();
    },
    { signal },
  );
  listenOutside(canvas, strokes, width, { draw, end, signal });
  holdGestures(canvas, signal, () => tries === 0 && told(false));
}

/**
 * Wherever the pointer goes: a line that left the picture ends where the finger is lifted.
 * @param {HTMLCanvasElement} canvas
 * @param {Strokes} strokes
 * @param {number} width of the picture
 * @param {{draw: () => void, end: (event: PointerEvent) => void, signal: AbortSignal}} how
 */
function listenOutside(canvas, strokes, width, { draw, end, signal }) {
  /** @param {PointerEvent[]} events of one pointer */
  const extend = (events) => {
    for (const event of events) strokes.extend(event.pointerId, [pointOn(canvas, width, event)]);
  };
  /** @param {PointerEvent} event */
  const move = (event) => {
    if (!strokes.isDrawing()) return;
    // A mouse of which the button came up outside the window.
    if (event.pointerType === MOUSE && event.buttons === 0) return end(event);
    extend([...(event.getCoalescedEvents?.() ?? []), event]);
    draw();
  };
  /** @param {PointerEvent} event */
  const lift = (event) => {
    extend([event]);
    end(event);
  };
  addEventListener("pointermove", move, { signal });
  addEventListener("pointerup", lift, { signal });
  addEventListener("pointercancel", end, { signal });
}

/**
 * Otherwise the iPad takes quick strokes of a pen for handwriting ("Krabbel"), and a phone selects text.
 * @param {HTMLCanvasElement} canvas
 * @param {AbortSignal} signal
 * @param {() => unknown} touched
 */
function holdGestures(canvas, signal, touched) {
  const hold = (/** @type {TouchEvent} */ event) => {
    if (event.cancelable) event.preventDefault();
    touched();
  };
  for (const name of /** @type {const} */ (["touchstart", "touchmove"]))
    canvas.addEventListener(name, hold, { passive: false, signal });
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} width of the picture
 * @param {PointerEvent} event
 * @returns {Point} in units of the picture
 */
function pointOn(canvas, width, { clientX, clientY }) {
  const box = canvas.getBoundingClientRect();
  const scale = width / canvas.clientWidth;
  return [(clientX - box.left - canvas.clientLeft) * scale, (clientY - box.top - canvas.clientTop) * scale];
}

/**
 * Draws the lines as they will be shown later, in the pixels of this screen.
 * @param {HTMLCanvasElement} canvas
 * @param {Strokes} strokes
 * @param {number} width of the picture
 */
function drawAll(canvas, strokes, width) {
  const ratio = Math.max(devicePixelRatio, 1);
  const [wide, high] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
  const context = canvas.getContext("2d");
  if (wide === 0 || !context) return;
  // This also empties it.
  canvas.width = wide;
  canvas.height = high;
  context.scale(wide / width, wide / width);
  context.lineWidth = LINE;
  context.lineCap = context.lineJoin = "round";
  context.strokeStyle = getComputedStyle(canvas).borderTopColor;
  for (const points of strokes.all()) {
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    // A dot, too.
    const [x, y] = points[0] ?? [0, 0];
    if (points.length === 1) context.lineTo(x, y);
    context.stroke();
  }
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
