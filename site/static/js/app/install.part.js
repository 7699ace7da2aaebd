// @ts-check
/**
 * Advises to put the app on the home screen: on the front page before the map has content, and where it is asked for
 * always. What is done of moving a map there follows from its last copy, so it is still known later.
 */

import { elsewhere, heldNow, lastFile } from "../keep/elsewhere.js";
import { formatValue } from "../map/format.js";
import { words } from "../page/document.js";
import { all, fillTexts, onAction, show } from "../page/dom.js";
import { soon } from "../pure/waiting.js";
import { map } from "../store/map-on-page.js";
import { readMeta, writeMeta } from "../store/phone-facts.js";
import { onOffer, takeOffer } from "./install-offer.js";
import { installWay } from "./install-way.js";

const TOLD = "install-told";

/** @param {HTMLElement} element */
export async function start(element) {
  const isAlways = element.dataset["always"] !== undefined;
  let isTold = !isAlways && Boolean(await readMeta(TOLD).catch(() => false));
  const update = () => {
    const isEmpty = map.all().length === 0;
    const way = installWay(isEmpty);
    for (const place of all(element, "[data-way]")) show(place, place.dataset["way"] === way);
    show(element, way !== "" && (isAlways || (!isTold && isEmpty)));
    if (isAlways) for (const place of all(document, "[data-can-install]")) show(place, way !== "");
    if (way === "move") void showSteps(element);
  };
  const told = async () => {
    isTold = !isAlways;
    update();
    await writeMeta(TOLD, true);
  };
  onOffer(update);
  map.subscribe(soon(update), element);
  onAction(element, "install", () => takeOffer().then(told));
  onAction(element, "dismiss", told);
  update();
}

/** A copy on the phone itself will do here: the app on the home screen can open it. @param {HTMLElement} element */
async function showSteps(element) {
  const [copy, { until }] = await Promise.all([lastFile("copy").catch(() => undefined), elsewhere(true)]);
  const state = !copy ? "todo" : until("copy") >= heldNow() ? "done" : "again";
  fillTexts(element, { gemaakt: formatValue(copy?.moment, "datetime") });
  for (const place of all(element, "[data-step]")) show(place, words(place.dataset["step"]).includes(state));
}
