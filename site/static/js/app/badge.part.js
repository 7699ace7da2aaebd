// @ts-check
/** Keeps the number on the icon in step with what the rules say is due. */

import { onVerdict } from "../engine/verdict-state.js";
import { map } from "../store/map-on-page.js";
import { showBadge } from "./icon-number.js";

export function start() {
  const update = () => {
    const due = map.verdict()?.aan_de_beurt;
    // A verdict of an older version has no such number.
    if (due !== undefined) void showBadge(due);
  };
  onVerdict(update);
  update();
}
