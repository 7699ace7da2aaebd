// @ts-check
/** What only the page of the guide has: one download, for who opens it (docs/besluiten/0024). */

// All that `main.js` holds is needed here too, so the bundler keeps it in one part.
import "./main.js";

export { start } from "./guide/gids.part.js";
