// @ts-check
/** What a page has beyond typing and saving: one download, after the page can be used (docs/besluiten/0024). */

// All that `main.js` holds is needed here too, so the bundler keeps it in one part.
import "./main.js";

import * as agendaModule from "./modules/agenda.js";
import * as badgeModule from "./modules/badge.js";
import * as blokkenModule from "./modules/blokken.js";
import * as bpvLineModule from "./modules/bpv-line.js";
import * as codesModule from "./modules/codes.js";
import * as copiesModule from "./modules/copies.js";
import * as copyTextModule from "./modules/copy-text.js";
import * as demoModule from "./modules/demo.js";
import * as exportModule from "./modules/export.js";
import * as factsModule from "./modules/facts.js";
import * as fetchingModule from "./modules/fetching.js";
import * as findingsModule from "./modules/findings.js";
import * as historiesModule from "./modules/histories.js";
import * as importModule from "./modules/import.js";
import * as installModule from "./modules/install.js";
import * as listModule from "./modules/list.js";
import * as moveModule from "./modules/move.js";
import * as nextModule from "./modules/next.js";
import * as paperModule from "./modules/paper.js";
import * as pictureModule from "./modules/picture.js";
import * as reminderModule from "./modules/reminder.js";
import * as signModule from "./modules/sign.js";
import * as statusModule from "./modules/status.js";
import * as takeAwayModule from "./modules/take-away.js";
import * as turnModule from "./modules/turn.js";
import * as updateModule from "./modules/update.js";
import * as voortgangListModule from "./modules/voortgang-list.js";
import * as wipeModule from "./modules/wipe.js";
import { part } from "./parts.js";

export { handOver, startTextWay } from "./hand-over.js";
export { startOffline } from "./offline.js";
export { mendMap } from "./mend-map.js";
export { packMap } from "./pack.js";
export { showPakket } from "./pakket-view.js";
export { startPlace } from "./place.js";
export { startRemoved, tellRemoved } from "./removed.js";
export { startUpkeep } from "./upkeep.js";
export { startVerdict } from "./verdict.js";

/** @type {Record<string, import("./modules.js").Module>} */
export const MODULES = {
  agenda: agendaModule,
  badge: badgeModule,
  blokken: blokkenModule,
  "bpv-line": bpvLineModule,
  codes: codesModule,
  copies: copiesModule,
  "copy-text": copyTextModule,
  demo: demoModule,
  export: exportModule,
  facts: factsModule,
  fetching: fetchingModule,
  findings: findingsModule,
  // One page has it.
  gids: { start: async (element) => (await part("gids-part")).start(element) },
  histories: historiesModule,
  import: importModule,
  install: installModule,
  list: listModule,
  move: moveModule,
  next: nextModule,
  paper: paperModule,
  picture: pictureModule,
  reminder: reminderModule,
  sign: signModule,
  status: statusModule,
  "take-away": takeAwayModule,
  turn: turnModule,
  update: updateModule,
  "voortgang-list": voortgangListModule,
  wipe: wipeModule,
};
