// @ts-check
/** The number on the icon of the app, of an app that a person has put on the phone. The only file that says AppBadge. */

import { isInstalled } from "../keep/space.js";

/** @typedef {{setAppBadge?: (count: number) => Promise<void>, clearAppBadge?: () => Promise<void>}} Badges */

/** @param {number} count none with 0 */
export async function showBadge(count) {
  const badges = /** @type {Badges} */ (navigator);
  if (!isInstalled()) return;
  // An iPhone refuses until a person allows it; nobody is asked for a number.
  await (count > 0 ? badges.setAppBadge?.(count) : badges.clearAppBadge?.())?.catch(() => undefined);
}
