// @ts-check
/** Advises to put the app on the home screen before the map has content: a later install starts another, empty map. */

import { all, onAction, show } from "../page/dom.js";
import { map } from "../store/map-on-page.js";
import { readMeta, writeMeta } from "../store/phone-facts.js";
import { onOffer, takeOffer } from "./install-offer.js";
import { installWay } from "./install-way.js";

const TOLD = "install-told";

/** @param {HTMLElement} element */
export async function start(element) {
  let isTold = Boolean(await readMeta(TOLD).catch(() => false));
  const update = () => {
    const way = installWay();
    for (const place of all(element, "[data-way]")) show(place, place.dataset["way"] === way);
    show(element, way !== "" && !isTold && map.all().length === 0);
  };
  const told = async () => {
    isTold = true;
    update();
    await writeMeta(TOLD, true);
  };
  onOffer(update);
  map.subscribe(update, element);
  onAction(element, "install", () => takeOffer().then(told));
  onAction(element, "dismiss", told);
  update();
}
