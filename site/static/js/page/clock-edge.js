// @ts-check
/** The latest possible clock, by the date of this phone. */

import { dayAfter, momentOf } from "../pure/clock.js";
import { root } from "./document.js";

const LAST = "9999-12-31T23:59:59.999Z/ffff";

/** Whether the phone's date is before this app existed: then it is wrong, and measures nothing. */
export const standsBehind = () => momentOf() < (root.dataset["since"] ?? "");

/** @returns {string} the latest clock that is possible now */
export const edgeNow = () => (standsBehind() ? LAST : dayAfter(momentOf()));
