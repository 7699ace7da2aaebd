// @ts-check
/** Reminds that the map must leave the phone; silent while nothing, or nothing old enough, is on it alone. */

import { atRisk } from "../keep/at-risk.js";
import { lastFile, WAYS } from "../keep/elsewhere.js";
import { isTidiedAway } from "../keep/space.js";
import { formatValue } from "../map/format.js";
import { jsonOf } from "../page/document.js";
import { all, fillTexts, show } from "../page/dom.js";
import { soon } from "../pure/waiting.js";
import { map } from "../store/map-on-page.js";

/** @param {HTMLElement} element with `data-private`, `data-days` and, for a browser that tidies up, `data-days-tidied` */
export async function start(element) {
  const tidied = isTidiedAway();
  const names = jsonOf(element, "private", {});
  const limit = Number(tidied ? element.dataset["daysTidied"] : element.dataset["days"]);
  for (const place of all(element, "[data-tidied]")) show(place, tidied);
  const update = async () => {
    const found = await atRisk(names);
    if (found) fillTexts(element, { dagen: found.days, aantal: found.count, sinds: formatValue(found.since, "date") });
    const files = await Promise.all(WAYS.map((way) => lastFile(way).catch(() => undefined)));
    for (const place of all(element, "[data-here]"))
      show(
        place,
        files.some((file) => file?.isHere),
      );
    show(element, found !== undefined && found.days >= limit);
  };
  map.subscribe(soon(update), element);
  await update();
}
