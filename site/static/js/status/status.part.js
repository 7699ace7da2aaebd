// @ts-check
/** Whether the map is safe and the app works, in the page's own words. */

import { askStatus } from "../engine/offline.js";
import { startByHand } from "../engine/verdict.js";
import { lastFile } from "../keep/elsewhere.js";
import { askProtection, isProtected, spaceLeft } from "../keep/space.js";
import { formatValue } from "../map/format.js";
import { root } from "../page/document.js";
import { all, onAction, setText, show } from "../page/dom.js";
import { soon } from "../pure/waiting.js";
import { STATE_KEY } from "../store/layout.js";
import { map } from "../store/map-on-page.js";
import { readMeta } from "../store/phone-facts.js";

const MEGABYTE = 1_000_000;

/** Says yes or no in the words of the place. @param {boolean | undefined} holds */
const yesNo = (holds) => (holds === undefined ? "" : holds ? "yes" : "no");

/** @param {number | undefined} bytes */
function megabytes(bytes) {
  if (bytes === undefined) return "";
  const value = bytes / MEGABYTE;
  return `${new Intl.NumberFormat(root.lang, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} MB`;
}

/** @type {Record<string, () => unknown>} */
const ANSWERS = {
  // What the disk says, not what this page remembers.
  opgeslagen: async () => formatValue((await readMeta(STATE_KEY))?.savedAt, "datetime"),
  bestand: async () => formatValue((await lastFile("copy"))?.moment, "datetime"),
  hier: async () => yesNo((await lastFile("copy"))?.isHere),
  gebruikt: async () => megabytes((await spaceLeft())?.usage),
  ruimte: async () => {
    const space = await spaceLeft();
    return megabytes(space && space.quota - space.usage);
  },
  bewaard: async () => yesNo(await isProtected()),
  offline: () => yesNo(root.dataset["offline"] === "ready"),
  engine: () => root.dataset["engine"],
  build: async () => (await askStatus())?.build,
};

/** @param {HTMLElement} element */
export function start(element) {
  // The answers are in several sheets of the page; this module fills them all.
  const update = () => {
    all(document, "[data-status]").forEach((place) => void answer(place));
    all(element, "[data-room-below]").forEach((place) => void warn(place));
  };
  map.subscribe(soon(update));
  new MutationObserver(update).observe(root, { attributeFilter: ["data-engine", "data-offline"] });
  onAction(document.body, "persist", async () => {
    const said = (await askProtection()) ? "yes" : "no";
    for (const part of all(element, "[data-asked]")) show(part, part.dataset["asked"] === said);
    update();
  });
  onAction(document.body, "start-engine", () => void startByHand().catch(() => undefined));
  element.dataset["started"] = "";
  update();
}

/** @param {HTMLElement} place that is shown only when there is little room */
async function warn(place) {
  const space = await spaceLeft();
  const least = Number(place.dataset["roomBelow"]) * MEGABYTE;
  show(place, space !== undefined && space.quota > 0 && space.quota - space.usage < least);
}

/** @param {HTMLElement} place */
async function answer(place) {
  const found = await Promise.resolve(ANSWERS[place.dataset["status"] ?? ""]?.()).catch(() => undefined);
  const value = typeof found === "string" ? found : "";
  if (value) setText(place, place.getAttribute(`data-text-${value}`) ?? value);
}
