// @ts-check
/** What only the pages of school have: one download, on those pages alone (docs/besluiten/0024). */

// As in `later.js`.
import "./main.js";

import * as aanvullenModule from "./modules/aanvullen.js";
import * as returnFileModule from "./modules/return-file.js";
import * as pakketFormModule from "./modules/pakket-form.js";
import * as schoolModule from "./modules/school.js";
import * as schoolPakketModule from "./modules/school-pakket.js";

/** @type {Record<string, import("./modules.js").Module>} */
export const MODULES = {
  aanvullen: aanvullenModule,
  "return-file": returnFileModule,
  "pakket-form": pakketFormModule,
  school: schoolModule,
  "school-pakket": schoolPakketModule,
};
