// @ts-check
/** How this browser puts the app on the home screen. Knows browsers, nothing of the map. */

import { isInstalled, isTidiedAway } from "../keep/space.js";
import { hasOffer } from "./install-offer.js";

/** Browsers within another app, which cannot install: Android's own kind, and those of some makers. */
const INSIDE_AN_APP = /; wv\)|FBAN|FBAV|Instagram|LinkedInApp|Snapchat|musical_ly|BytedanceWebview|Line\//;

/**
 * @returns {"offer" | "share" | "menu" | "elsewhere" | ""} by the browser's own question, by hand from the share menu
 *   of an iPhone or the menu of an Android phone, in another browser, or not at all
 */
export function installWay() {
  if (isInstalled()) return "";
  if (hasOffer()) return "offer";
  if (navigator.maxTouchPoints === 0) return "";
  if (INSIDE_AN_APP.test(navigator.userAgent)) return "elsewhere";
  if (isTidiedAway()) return "share";
  return /Android/.test(navigator.userAgent) ? "menu" : "";
}
