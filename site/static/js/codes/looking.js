// @ts-check
/**
 * Looks through the camera until it is told to stop. It is off while the app is away, and on again when the app is back:
 * a phone that took it away meanwhile shows a black picture, and says nothing.
 */

import { inTime } from "../pure/waiting.js";
import { nextFrame, openCamera } from "./camera.js";

/** Longer than any phone takes between two pictures. */
const BLACK_MS = 4000;
/** A camera that stops sooner than this after its start is not started again by itself. */
const AGAIN_MS = 3000;

/**
 * @param {HTMLVideoElement} video
 * @param {object} of
 * @param {() => unknown} of.look at the picture of this moment; awaited
 * @param {(state: "on" | "refused" | "no-camera" | "stopped") => unknown} of.tell how the camera is
 */
export function startLooking(video, { look, tell }) {
  let isWanted = false;
  let turn = 0;
  /** @type {{stop: () => void, hasEnded: () => boolean} | undefined} */
  let camera;

  const off = () => {
    turn += 1;
    camera?.stop();
    camera = undefined;
  };
  const on = async () => {
    off();
    const mine = turn;
    const opened = await openCamera(video);
    // Stopped while the browser was still asking for permission.
    if (mine !== turn) return typeof opened === "string" ? undefined : opened.stop();
    if (typeof opened === "string") return void tell(opened);
    camera = opened;
    tell("on");
    const began = Date.now();
    let hasSeen = false;
    while (mine === turn) {
      const isLost = await inTime(nextFrame(video), BLACK_MS).then(opened.hasEnded, () => true);
      if (mine !== turn) return undefined;
      if (isLost) {
        off();
        return void (hasSeen && Date.now() - began > AGAIN_MS ? on() : tell("stopped"));
      }
      hasSeen = true;
      await look();
    }
    return undefined;
  };
  document.addEventListener("visibilitychange", () => {
    if (isWanted) void (document.hidden ? off() : on());
  });
  return {
    open: () => {
      isWanted = true;
      return on();
    },
    close: () => {
      isWanted = false;
      off();
    },
  };
}
