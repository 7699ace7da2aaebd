// A drawn handtekening: lines in the units of the picture, by one pointer at a time, and more than a tap.

import assert from "node:assert/strict";
import { test } from "node:test";

import { newStrokes } from "../../../../site/static/js/sign/hand/strokes.js";
import { fc } from "../../properties.mjs";

const PICTURE = { width: 600, height: 200, longest: 20_000, leastLength: 60, leastExtent: 20 };
const POINTS = /-?\d+ -?\d+/g;
const pad = () => newStrokes(PICTURE);

/** Draws one line with one pointer. */
function line(strokes, points, { id = 1, kind = "touch" } = {}) {
  const [first, ...rest] = points;
  strokes.begin(id, kind, first);
  strokes.extend(id, rest);
  strokes.end(id);
  return strokes;
}

test("nothing of a drawing lies outside its picture, and its path is read again as it was", () => {
  const point = fc.tuple(
    fc.double({ min: -900, max: 1500, noNaN: true }),
    fc.double({ min: -900, max: 900, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(point, { minLength: 1 }), { minLength: 1 }), (lines) => {
      const strokes = pad();
      for (const points of lines) line(strokes, points);
      const stored = (strokes.path().match(POINTS) ?? []).map((text) => text.split(" ").map(Number));
      assert.ok(stored.length > 0);
      for (const [x, y] of stored) assert.ok(x >= 0 && x <= 600 && y >= 0 && y <= 200, `${x} ${y}`);
      assert.match(strokes.path(), /^(M\d+ \d+(L\d+ \d+)+)+$/);
    }),
  );
});

for (const [what, lines] of Object.entries({
  "nothing at all": [],
  "a tap": [[[274, 91]]],
  "a tap by a hand that trembles": [
    [
      [274, 91],
      [276, 93],
      [273, 90],
    ],
  ],
  "five taps all over": [[[10, 10]], [[500, 10]], [[300, 100]], [[10, 190]], [[590, 190]]],
  "a scratch": [
    [
      [100, 100],
      [140, 110],
    ],
  ],
  "a scribble on one spot": [Array.from({ length: 40 }, (_, at) => [100 + (at % 2) * 9, 100])],
})) {
  test(`${what} is no signature`, () => {
    const strokes = pad();
    for (const points of lines) line(strokes, points);
    assert.equal(strokes.isSignature(), false);
  });
}

for (const [what, lines] of Object.entries({
  "a small paraaf of two lines": [
    [
      [100, 40],
      [100, 80],
    ],
    [
      [90, 62],
      [112, 62],
    ],
  ],
  "one letter": [
    [
      [100, 60],
      [115, 95],
      [130, 60],
    ],
  ],
  "a line over the whole width": [
    [
      [0, 100],
      [600, 100],
    ],
  ],
})) {
  test(`${what} is a signature`, () => {
    const strokes = pad();
    for (const points of lines) line(strokes, points);
    assert.equal(strokes.isSignature(), true);
  });
}

test("a second finger does not break the line of the first", () => {
  const strokes = pad();
  strokes.begin(1, "touch", [0, 0], true);
  strokes.begin(2, "touch", [500, 150]);
  strokes.extend(2, [[520, 160]]);
  strokes.extend(1, [[100, 50]]);
  strokes.end(2);
  strokes.extend(1, [[200, 100]]);
  strokes.end(1);
  assert.equal(strokes.path(), "M0 0L100 50L200 100");
});

test("a pen wins from the hand that came down before it, and the hand draws nothing after it", () => {
  const strokes = pad();
  strokes.begin(1, "touch", [590, 190], true);
  strokes.begin(7, "pen", [0, 0], true);
  strokes.extend(1, [[580, 180]]);
  strokes.extend(7, [[100, 50]]);
  strokes.end(7);
  line(
    strokes,
    [
      [580, 180],
      [500, 100],
    ],
    { id: 2 },
  );
  assert.equal(strokes.path(), "M0 0L100 50");
});

test("quick strokes of a pen are all kept, each as it is", () => {
  const strokes = pad();
  for (let at = 0; at < 20; at += 1)
    line(
      strokes,
      [
        [at * 30, 0],
        [at * 30, 100],
      ],
      { id: at, kind: "pen" },
    );
  assert.equal(strokes.all().length, 20);
});

test("a finger of which the phone never said that it was lifted does not stop the next", () => {
  const strokes = pad();
  strokes.begin(1, "touch", [0, 0], true);
  strokes.extend(1, [[50, 50]]);
  strokes.begin(2, "touch", [100, 0], true);
  strokes.extend(2, [[100, 80]]);
  assert.equal(strokes.path(), "M0 0L50 50M100 0L100 80");
});

test("what was drawn last goes first, and wiping takes all", () => {
  const strokes = line(
    line(pad(), [
      [0, 0],
      [90, 0],
    ]),
    [
      [0, 50],
      [90, 50],
    ],
  );
  strokes.undo();
  assert.equal(strokes.path(), "M0 0L90 0");
  strokes.clear();
  assert.deepEqual([strokes.path(), strokes.isSignature()], ["", false]);
});

test("a drawing that is too long is thinned, and lines that are too many are cut off between two", () => {
  const long = line(
    pad(),
    Array.from({ length: 9000 }, (_, at) => [(at * 7) % 600, (at * 11) % 200]),
  );
  const dots = pad();
  for (let at = 0; at < 3000; at += 1) line(dots, [[at % 600, at % 200]]);
  for (const path of [long.path(), dots.path()]) {
    assert.ok(path.length > 10_000 && path.length <= PICTURE.longest);
    assert.match(path, /^(M\d+ \d+(L\d+ \d+)+)+$/);
  }
});
