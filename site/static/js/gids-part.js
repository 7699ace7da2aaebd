// @ts-check
/** What only the page of the guide has: one download, loaded on that page (docs/besluiten/0024). */

// Everything in `main.js` is needed here too, so the bundler keeps it in one part.
import "./main.js";

export { start } from "./guide/gids.part.js";
