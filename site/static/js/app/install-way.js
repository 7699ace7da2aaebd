// @ts-check
/** How this browser puts the app on the home screen, and what that means for a map that is here already. */

import { isInstalled, isTidiedAway } from "../keep/space.js";
import { hasOffer } from "./install-offer.js";

/** Browsers within another app, which cannot install: Android's own kind, and those of some makers. */
const INSIDE_AN_APP = /; wv\)|FBAN|FBAV|Instagram|LinkedInApp|Snapchat|musical_ly|BytedanceWebview|Line\//;

/**
 * @param {boolean} isEmpty whether the map is
 * @returns {"offer" | "share" | "move" | "menu" | "elsewhere" | "arrived" | ""} by the browser's own question; by hand
 *   from the share menu of an iPhone, where a full map has to be moved along in a file, or from the menu of an Android
 *   phone; in another browser; already there, where that file can be opened; or nothing to say
 */
export function installWay(isEmpty) {
  if (isInstalled()) return isEmpty && navigator.vendor.startsWith("Apple") ? "arrived" : "";
  if (hasOffer()) return "offer";
  if (navigator.maxTouchPoints === 0) return "";
  if (INSIDE_AN_APP.test(navigator.userAgent)) return "elsewhere";
  if (isTidiedAway()) return isEmpty ? "share" : "move";
  return /Android/.test(navigator.userAgent) ? "menu" : "";
}
