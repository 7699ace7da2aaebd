// @ts-check
/** What shows and reads codes: one download, on request (docs/besluiten/0024). */

// As in `later.js`.
import "./main.js";

export { drawLink } from "./codes/qr-picture.js";
export { readCodes } from "./codes/qr-read.js";
export { showCodes, stopCodes } from "./codes/qr-show.js";
