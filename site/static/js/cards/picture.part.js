// @ts-check
/** A picture of what the rules have counted: its sentence, the drawing, and its lines as text. */

import { onVerdict } from "../engine/verdict-state.js";
import { formatValue } from "../map/format.js";
import { sourceOf } from "../map/sources.js";
import { valueAt } from "../map/values.js";
import { query } from "../page/document.js";
import { all, clone, fillTexts, one, setText, show } from "../page/dom.js";
import { text } from "../pure/record.js";
import { drawLine, drawWeeks } from "./charts.js";
import { drawHistory } from "./ratings.js";

/**
 * @typedef {import("./charts.js").Pictures} Pictures
 * @typedef {import("./charts.js").Frame} Frame
 * @typedef {{zin: string, items: Record<string, unknown>[], draw?: (frame: Frame) => void}} Shown
 */

/** @type {Record<string, (pictures: Pictures, element: HTMLElement) => Shown | undefined>} */
const KINDS = {
  weken: ({ weken }) => weken && { zin: weken.zin, items: weken.weken, draw: (frame) => drawWeeks(frame, weken) },
  lijn: ({ lijn }) => lijn && { zin: lijn.zin, items: lijn.punten, draw: (frame) => drawLine(frame, lijn) },
  voortgang: ({ voortgang }, element) => {
    const history = voortgang?.[aboutOf(element)];
    return history && { zin: history.zin, items: history.punten, draw: (frame) => drawHistory(frame, history) };
  },
  jaren: ({ jaren }) => jaren && { zin: jaren.zin, items: jaren.rijen },
};

/** @param {HTMLElement} element */
export function start(element) {
  const update = () => showPicture(element);
  onVerdict(update);
  // The page of one werkproces may switch to another one.
  element.closest("[data-scope]")?.addEventListener("change", update);
  new ResizeObserver(() => drawIn(element)).observe(element);
  update();
}

/** @param {HTMLElement} element */
function shownBy(element) {
  const verdict = /** @type {{beelden?: Pictures} | undefined} */ (sourceOf(element).verdict());
  return KINDS[element.dataset["picture"] ?? ""]?.(verdict?.beelden ?? {}, element);
}

/** @param {HTMLElement} element */
function showPicture(element) {
  const caption = one(element, "[data-picture-text]");
  if (caption) caption.dataset["static"] ??= caption.textContent ?? "";
  const shown = shownBy(element);
  setText(caption, shown?.zin || caption?.dataset["static"] || "");
  for (const part of all(element, "[data-picture-part]")) show(part, (shown?.items.length ?? 0) > 0);
  const rows = (shown?.items ?? []).flatMap((item) => rowFor(element, item));
  one(element, "[data-rows]")?.replaceChildren(...rows);
  for (const end of all(element, "[data-end]"))
    setText(end, formatValue(valueAt(end, end.dataset["end"] ?? ""), "date"));
  const kinds = new Set(shown?.items.map((item) => item["soort"]));
  for (const item of all(element, "[data-shape]")) show(item, kinds.has(item.dataset["shape"]));
  drawIn(element);
}

/** @param {HTMLElement} element */
function drawIn(element) {
  const place = element.querySelector("[data-drawing]");
  const width = Math.floor(place?.getBoundingClientRect().width ?? 0);
  const shown = shownBy(element);
  // A part of the page that is not shown has no width; it is drawn once it has one.
  if (place && width > 0 && shown && shown.items.length > 0) shown.draw?.({ width, element, place });
}

/**
 * @param {HTMLElement} element
 * @param {Record<string, unknown>} item
 */
function rowFor(element, item) {
  const row = clone(element, "template[data-row]");
  if (!row) return [];
  fillTexts(row, item);
  return [row];
}

/**
 * What the address is about, named directly or through its record.
 * @param {HTMLElement} element
 */
function aboutOf(element) {
  const [asked, name] = [query(), element.dataset["about"] ?? ""];
  return asked.get(name) ?? text(sourceOf(element).get(asked.get("id") ?? ""), name);
}
