// @ts-check
/** Draws the code of a link on the page for signing: one download, once the page can be used. */

export { drawLink } from "./codes/qr-picture.js";
