// @ts-check
/** What shows and reads codes: one download, when somebody asks for it (docs/besluiten/0024). */

// As in `later.js`.
import "./main.js";

export { readCodes } from "./codes/qr-read.js";
export { showCodes, stopCodes } from "./codes/qr-show.js";
