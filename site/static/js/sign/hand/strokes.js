// @ts-check
/**
 * The lines of one handtekening, in units of the stored picture: what size or way up the screen has changes nothing.
 * Pure: points come in by pointer, and one pointer draws at a time.
 */

/**
 * @typedef {[number, number]} Point
 * @typedef {object} Picture what `bpv_logic.forms.handtekening` says of a drawing
 * @property {number} width
 * @property {number} height
 * @property {number} longest the most characters of its path
 * @property {number} leastLength less line is a tap
 * @property {number} leastExtent less wide and high is a scratch
 * @typedef {ReturnType<typeof newStrokes>} Strokes
 */

/** Enough to keep the shape of a line. */
const STEP = 2;
/** The hand that holds a pen rests on the screen. */
const PEN = "pen";
const TOUCH = "touch";

/** @param {Picture} picture */
export function newStrokes(picture) {
  /** @type {Point[][]} */
  let strokes = [];
  /** @type {{id: number, kind: string} | undefined} */
  let drawing;
  let hasPen = false;

  /** @param {Point} point */
  const add = (point) => {
    const line = strokes.at(-1);
    const here = within(picture, point);
    const last = line?.at(-1);
    if (line && (!last || distance(last, here) >= STEP)) line.push(here);
  };

  return {
    /**
     * @param {number} id of the pointer
     * @param {string} kind of pointer: mouse, pen or touch
     * @param {Point} point
     * @param {boolean} isFirst of its kind that is down: an earlier one is gone, even if nobody said so
     */
    begin(id, kind, point, isFirst = false) {
      const isPenNow = kind === PEN && drawing?.kind === TOUCH;
      if (hasPen && kind === TOUCH) return;
      if (drawing && !isPenNow && !(isFirst && drawing.kind === kind)) return;
      // What came down before the pen was the hand.
      if (isPenNow) strokes.pop();
      hasPen ||= kind === PEN;
      drawing = { id, kind };
      strokes.push([]);
      add(point);
    },
    /** @param {number} id @param {Point[]} points */
    extend(id, points) {
      if (drawing?.id === id) for (const point of points) add(point);
    },
    /** Also when the phone takes the pointer away: the line so far stays. @param {number} id */
    end(id) {
      if (drawing?.id === id) drawing = undefined;
    },
    isDrawing: () => drawing !== undefined,
    undo() {
      drawing = undefined;
      strokes.pop();
    },
    clear() {
      drawing = undefined;
      strokes = [];
    },
    all: () => strokes,
    isSignature: () => isSignature(strokes, picture),
    path: () => pathOf(strokes, picture.longest),
  };
}

/** A line that leaves the picture goes on along its edge. @param {Picture} picture @param {Point} point @returns {Point} */
function within({ width, height }, [x, y]) {
  return [Math.round(Math.min(Math.max(x, 0), width)), Math.round(Math.min(Math.max(y, 0), height))];
}

/** @param {Point} one @param {Point} other */
const distance = ([x, y], [a, b]) => Math.hypot(x - a, y - b);

/**
 * Whether there is more than a tap or a scratch; `bpv_logic.map.tekening` measures the same.
 * @param {Point[][]} strokes
 * @param {Picture} picture
 */
function isSignature(strokes, { leastLength, leastExtent }) {
  const length = strokes.map(lengthOf).reduce((sum, part) => sum + part, 0);
  const points = strokes.flat();
  return length >= leastLength && Math.max(spread(points, 0), spread(points, 1)) >= leastExtent;
}

/** @param {Point[]} points */
function lengthOf(points) {
  return points.reduce((sum, point, at) => sum + distance(point, points[at - 1] ?? point), 0);
}

/** @param {Point[]} points @param {0 | 1} axis */
function spread(points, axis) {
  const values = points.map((point) => point[axis]);
  return values.reduce((most, value) => Math.max(most, value), 0) - values.reduce((a, b) => Math.min(a, b), Infinity);
}

/**
 * @param {Point[][]} strokes
 * @param {number} longest
 * @returns {string}
 */
function pathOf(strokes, longest) {
  const mostPoints = strokes.reduce((most, points) => Math.max(most, points.length), 0);
  for (let step = 1; ; step += 1) {
    const path = strokes.map((points) => strokePath(points, step)).join("");
    if (path.length <= longest) return path;
    // Not even the ends of the lines fit: that many dots are no handwriting.
    if (step >= mostPoints) return path.slice(0, path.lastIndexOf("M", longest));
  }
}

/**
 * @param {Point[]} points
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
