// @ts-check
/** What few people ask for, or what can wait until all else is on the page (docs/besluiten/0027). */

// As in `later.js`.
import "./main.js";

import * as helpChoiceModule from "./modules/help-choice.js";
import * as helpLanguageModule from "./modules/help-language.js";
import * as opleidingNoteModule from "./modules/opleiding-note.js";
import * as sheetModule from "./modules/sheet.js";

/** @type {Record<string, import("./modules.js").Module>} */
export const MODULES = {
  "help-choice": helpChoiceModule,
  "help-language": helpLanguageModule,
  "opleiding-note": opleidingNoteModule,
  sheet: sheetModule,
};
