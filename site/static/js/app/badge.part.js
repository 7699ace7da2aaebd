// @ts-check
/** Keeps the number on the icon what the rules say is due. */

import { showBadge } from "./icon-number.js";
import { map } from "../store/map-on-page.js";
import { onVerdict } from "../engine/verdict.js";

export function start() {
  const update = () => {
    const due = map.verdict()?.aan_de_beurt;
    // A verdict of an older version does not say.
    if (due !== undefined) void showBadge(due);
  };
  onVerdict(update);
  update();
}
