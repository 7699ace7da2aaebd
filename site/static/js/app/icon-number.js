// @ts-check
/** The number on the icon of an installed app. The only file that uses the badge interface (AppBadge). */

import { isInstalled } from "../keep/space.js";

/** @typedef {{setAppBadge?: (count: number) => Promise<void>, clearAppBadge?: () => Promise<void>}} Badges */

/** @param {number} count 0 removes it */
export async function showBadge(count) {
  const badges = /** @type {Badges} */ (navigator);
  if (!isInstalled()) return;
  // An iPhone refuses without permission; a number is not worth asking for it.
  await (count > 0 ? badges.setAppBadge?.(count) : badges.clearAppBadge?.())?.catch(() => undefined);
}
