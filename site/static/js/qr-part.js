// @ts-check
/** What shows and reads codes: one download, when somebody asks for it (docs/besluiten/0024). */

// As in `later.js`.
import "./main.js";

export { readCodes } from "./qr-read.js";
export { showCodes, stopCodes } from "./qr-show.js";
