// @ts-check
/** Whether the map is safe and the app works, in the page's own words. */

import { all, onAction, setText } from "../dom.js";
import { formatValue } from "../format.js";
import { readMeta } from "../meta.js";
import { askStatus } from "../offline.js";
import { root } from "../page.js";
import { soon } from "../patience.js";
import { diskState, map } from "../records.js";
import { askProtection, isProtected, spaceLeft } from "../space.js";
import { startByHand } from "../verdict.js";
import { LAST_EXPORT } from "./export.js";

const MEGABYTE = 1_000_000;

/** Says yes or no in the words of the place. @param {boolean | undefined} holds */
const yesNo = (holds) => (holds === undefined ? "" : holds ? "yes" : "no");

/** @type {Record<string, () => unknown>} */
const ANSWERS = {
  opgeslagen: () => formatValue(diskState().savedAt, "datetime"),
  bestand: async () => formatValue((await readMeta(LAST_EXPORT))?.moment, "datetime"),
  ruimte: async () => {
    const space = await spaceLeft();
    return space && `${(space.usage / MEGABYTE).toFixed(1)} / ${Math.round(space.quota / MEGABYTE)} MB`;
  },
  bewaard: async () => yesNo(await isProtected()),
  offline: () => yesNo(root.dataset["offline"] === "ready"),
  engine: () => root.dataset["engine"],
  build: async () => (await askStatus())?.build,
};

/** @param {HTMLElement} element */
export function start(element) {
  // The answers stand in several sheets of the page; this one speaks for all.
  const update = () => all(document, "[data-status]").forEach((place) => void answer(place));
  map.subscribe(soon(update));
  new MutationObserver(update).observe(root, { attributeFilter: ["data-engine", "data-offline"] });
  onAction(document.body, "persist", () => void askProtection().then(update));
  onAction(document.body, "start-engine", () => void startByHand().catch(() => undefined));
  element.dataset["started"] = "";
  update();
}

/** @param {HTMLElement} place */
async function answer(place) {
  const found = await Promise.resolve(ANSWERS[place.dataset["status"] ?? ""]?.()).catch(() => undefined);
  const value = typeof found === "string" ? found : "";
  if (value) setText(place, place.getAttribute(`data-text-${value}`) ?? value);
}
