// @ts-check
/** Until when a clock can be, by the date of this phone. */

import { dayAfter, momentOf } from "../pure/clock.js";
import { root } from "./document.js";

const LAST = "9999-12-31T23:59:59.999Z/ffff";

/** Whether the phone says that it is before this app was there: then its date is wrong, and measures nothing. */
export const standsBehind = () => momentOf() < (root.dataset["since"] ?? "");

/** @returns {string} the last clock that can be now */
export const edgeNow = () => (standsBehind() ? LAST : dayAfter(momentOf()));
