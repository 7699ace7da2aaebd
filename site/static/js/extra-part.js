// @ts-check
/** What few people ask for, or what can wait until everything else is on the page (docs/besluiten/0027). */

// As in `later.js`.
import "./main.js";

import * as perBpvModule from "./cards/per-bpv.part.js";
import * as opleidingNoteModule from "./form/opleiding-note.part.js";
import * as helpChoiceModule from "./help/help-choice.part.js";
import * as helpLanguageModule from "./help/help-language.part.js";
import * as sheetModule from "./paper/sheet.part.js";

/** @type {Record<string, import("./show/start.js").Module>} */
export const MODULES = {
  "help-choice": helpChoiceModule,
  "help-language": helpLanguageModule,
  "opleiding-note": opleidingNoteModule,
  "per-bpv": perBpvModule,
  sheet: sheetModule,
};
