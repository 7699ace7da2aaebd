// @ts-check
/** What only the pages of school have: one download, on those pages only (docs/besluiten/0024). */

// As in `later.js`.
import "./main.js";

import * as schoolModule from "./klas/school.part.js";
import * as aanvullenModule from "./opened/aanvullen.part.js";
import * as returnFileModule from "./opened/return-file.part.js";
import * as pakketFormModule from "./pakket/pakket-form.part.js";
import * as schoolPakketModule from "./pakket/school-pakket.part.js";

/** @type {Record<string, import("./show/start.js").Module>} */
export const MODULES = {
  aanvullen: aanvullenModule,
  "return-file": returnFileModule,
  "pakket-form": pakketFormModule,
  school: schoolModule,
  "school-pakket": schoolPakketModule,
};
