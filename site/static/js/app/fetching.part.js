// @ts-check
/** Shows how far the download of the engine is, and takes the owner's choice about it. */

import { isWifiOnly, setAnyway, setWifiOnly, whyNot } from "../engine/fetch-choice.js";
import { fetchState, onFetch } from "../engine/fetch-state.js";
import { words } from "../page/document.js";
import { all, onAction, setText, show } from "../page/dom.js";

/** @param {HTMLElement} element */
export function start(element) {
  const update = () => void draw(element);
  onFetch(update);
  onAction(element, "fetch-anyway", () => void setAnyway(true));
  const box = element.querySelector("input");
  if (box) {
    void isWifiOnly().then((wanted) => (box.checked = wanted));
    box.addEventListener("change", () => void setWifiOnly(box.checked));
  }
  update();
}

/** @param {HTMLElement} element */
async function draw(element) {
  const { now, update } = fetchState();
  const isUpdate = now.phase === "complete" && update !== undefined && update.phase !== "complete";
  const shown = isUpdate ? update : now;
  const why = shown.phase === "paused" ? await whyNot() : "";
  const share = shown.total ? shown.done / shown.total : 0;
  for (const place of all(element, "[data-text=percent]")) setText(place, String(Math.floor(share * 100)));
  for (const place of all(element, "progress")) if (place instanceof HTMLProgressElement) place.value = share;
  for (const place of [element, ...all(element, "[data-phase]")]) {
    const wanted = words(place.dataset["phase"]);
    if (wanted.length)
      show(
        place,
        [shown.phase, why, isUpdate ? "update" : ""].some((one) => one && wanted.includes(one)),
      );
  }
}
