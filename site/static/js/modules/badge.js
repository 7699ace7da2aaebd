// @ts-check
/** Keeps the number on the icon what the rules say is due. */

import { showBadge } from "../badge.js";
import { map } from "../records.js";
import { onVerdict } from "../verdict.js";

export function start() {
  const update = () => {
    const due = map.verdict()?.aan_de_beurt;
    // A verdict of an older version does not say.
    if (due !== undefined) void showBadge(due);
  };
  onVerdict(update);
  update();
}
