// @ts-check
/** The camera at the back of the phone, in a video element. The only file that uses mediaDevices. */

/** As sharp as phones can be without slowing down: a code is small from arm's length. */
const WANTED = { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } };

/**
 * @param {HTMLVideoElement} video
 * @returns {Promise<{stop: () => void, hasEnded: () => boolean} | "refused" | "no-camera">}
 */
export async function openCamera(video) {
  if (!navigator.mediaDevices?.getUserMedia) return "no-camera";
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: WANTED, audio: false });
    const stop = () => {
      for (const track of stream.getTracks()) track.stop();
      video.srcObject = null;
    };
    video.srcObject = stream;
    // A browser may refuse to autoplay: the first picture then comes with the next tap.
    await video.play().catch(() => undefined);
    // Taken away by another app or by the phone: the picture stays black.
    return { stop, hasEnded: () => stream.getTracks().every((track) => track.readyState === "ended") };
  } catch (error) {
    const isRefused = error instanceof DOMException && ["NotAllowedError", "SecurityError"].includes(error.name);
    return isRefused ? "refused" : "no-camera";
  }
}

/**
 * Waits for the next picture of a camera.
 * @param {HTMLVideoElement} video
 */
export function nextFrame(video) {
  return new Promise((resolve) => {
    // Not every browser reports new video frames.
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(resolve);
    else setTimeout(resolve, 100);
  });
}
