// The camera while codes are read: off while the app is away, on again when it is back, and never black without a word.

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { newPhone } from "../phone.mjs";

let cameras;
let answer;
let frames;
let told;
let looks;
let looking;

const video = {
  srcObject: null,
  play: async () => undefined,
  requestVideoFrameCallback: (callback) => frames.push(callback),
};

/** Lets everything that waits for nothing go on. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
/** The camera gives a picture. */
async function picture() {
  for (const callback of frames.splice(0)) callback();
  await settle();
}
async function passes(ms) {
  mock.timers.tick(ms);
  await settle();
}
async function turns(hidden) {
  document.hidden = hidden;
  document.dispatchEvent(new Event("visibilitychange"));
  await settle();
}

beforeEach(async () => {
  mock.timers.enable({ apis: ["Date", "setTimeout"], now: 0 });
  const page = newPhone();
  [cameras, frames, told, looks, answer] = [[], [], [], 0, undefined];
  const getUserMedia = async () => {
    if (answer) throw answer;
    const track = { readyState: "live", stop: () => (track.readyState = "ended") };
    cameras.push(track);
    return { getTracks: () => [track] };
  };
  Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia }, configurable: true });
  const { startLooking } = await page("codes/looking.js");
  looking = startLooking(video, {
    look: async () => {
      looks += 1;
    },
    tell: (state) => told.push(state),
  });
  void looking.open();
  await settle();
  await picture();
});
afterEach(() => {
  mock.timers.reset();
  delete navigator.mediaDevices;
});

const live = () => cameras.filter(({ readyState }) => readyState === "live").length;

test("every picture is looked at", async () => {
  await picture();
  assert.deepEqual([told, looks, live()], [["on"], 2, 1]);
});

test("the camera is off while the app is away, and back with it", async () => {
  await turns(true);
  assert.equal(live(), 0);
  await turns(false);
  await picture();
  assert.deepEqual([live(), cameras.length, looks, told], [1, 2, 2, ["on", "on"]]);
});

test("a camera that the phone took away is started again", async () => {
  await passes(3500);
  await picture();
  cameras[0].readyState = "ended";
  await picture();
  assert.deepEqual([live(), cameras.length, told], [1, 2, ["on", "on"]]);
});

test("a picture that stays black is started again, and after that told", async () => {
  await passes(4000);
  assert.deepEqual([cameras.length, told], [2, ["on", "on"]]);
  await passes(4000);
  assert.deepEqual([live(), told], [0, ["on", "on", "stopped"]]);
  void looking.open();
  await settle();
  await picture();
  assert.deepEqual([live(), looks], [1, 2]);
});

test("a camera that is refused when the app is back is told", async () => {
  answer = new DOMException("", "NotAllowedError");
  await turns(true);
  await turns(false);
  assert.deepEqual([live(), told], [0, ["on", "refused"]]);
});

test("after reading nothing starts the camera again", async () => {
  looking.close();
  await turns(true);
  await turns(false);
  await passes(60_000);
  assert.deepEqual([live(), cameras.length, told], [0, 1, ["on"]]);
});
