// @ts-check
/** What a page has beyond typing and saving: one download, once the page can be used (docs/besluiten/0024). */

// Everything in `main.js` is needed here too, so the bundler keeps it in one part.
import "./main.js";

import * as badgeModule from "./app/badge.part.js";
import * as fetchingModule from "./app/fetching.part.js";
import * as installModule from "./app/install.part.js";
import * as updateModule from "./app/update.part.js";
import * as agendaModule from "./cards/agenda.part.js";
import * as blokkenModule from "./cards/blokken.part.js";
import * as copyTextModule from "./cards/copy-text.part.js";
import * as factsModule from "./cards/facts.part.js";
import * as findingsModule from "./cards/findings.part.js";
import * as listModule from "./cards/list.part.js";
import * as moveModule from "./cards/move.part.js";
import * as nextDayModule from "./cards/next-day.part.js";
import * as pictureModule from "./cards/picture.part.js";
import * as spanModule from "./cards/span.part.js";
import * as codesModule from "./codes/codes.part.js";
import * as dayPartsModule from "./form/day/day-parts.part.js";
import * as importModule from "./in/import.part.js";
import * as takeAwayModule from "./in/take-away.part.js";
import * as exportModule from "./out/export.part.js";
import * as paperModule from "./paper/paper.part.js";
import * as answerInModule from "./request/answer-in.part.js";
import * as signModule from "./sign/sign.part.js";
import * as signedNoticeModule from "./sign/signed-notice.part.js";
import * as bpvLineModule from "./status/bpv-line.part.js";
import * as copiesModule from "./status/copies.part.js";
import * as demoModule from "./status/demo.part.js";
import * as reminderModule from "./status/reminder.part.js";
import * as statusModule from "./status/status.part.js";
import * as wipeModule from "./status/wipe.part.js";
import { part } from "./tell/parts.js";
import * as historiesModule from "./voortgang/histories.part.js";
import * as nextModule from "./voortgang/next.part.js";
import * as turnModule from "./voortgang/turn.part.js";
import * as voortgangListModule from "./voortgang/voortgang-list.part.js";

export { loadPaperStyles } from "./app/paper-styles.js";
export { startPlace } from "./app/scroll-place.js";
export { copyAnswer } from "./engine/clipboard-text.js";
export { startOffline } from "./engine/offline.js";
export { judgeNow, startVerdict } from "./engine/verdict.js";
export { packMap } from "./file/make.js";
export { startLive } from "./form/live.js";
export { startAttachments } from "./form/photo-field.js";
export { repeat } from "./form/repeat.js";
export { mendMap } from "./keep/map-mending.js";
export { startUpkeep } from "./keep/upkeep.js";
export { allRated } from "./map/beside.js";
export { typedKerntaken } from "./map/typed-list.js";
export { handOver, startTextWay } from "./out/hand-over.js";
export { showEmptyDates } from "./page/empty-dates.js";
export { keepFocusInSight } from "./page/focus-in-sight.js";
export { showPakket } from "./pakket/view.js";
export { openAsk } from "./request/ask.js";
export { startRemoved, tellRemoved } from "./show/removed.js";
export { startShown } from "./show/shown.js";
export { setCallLink } from "./text/call-link.js";

/** @type {Record<string, import("./show/start.js").Module>} */
export const MODULES = {
  agenda: agendaModule,
  "answer-in": answerInModule,
  badge: badgeModule,
  blokken: blokkenModule,
  "bpv-line": bpvLineModule,
  codes: codesModule,
  copies: copiesModule,
  "copy-text": copyTextModule,
  "day-parts": dayPartsModule,
  demo: demoModule,
  export: exportModule,
  facts: factsModule,
  fetching: fetchingModule,
  findings: findingsModule,
  // Only one page has it.
  gids: { start: async (element) => (await part("gids-part")).start(element) },
  histories: historiesModule,
  import: importModule,
  install: installModule,
  list: listModule,
  move: moveModule,
  next: nextModule,
  "next-day": nextDayModule,
  paper: paperModule,
  picture: pictureModule,
  reminder: reminderModule,
  sign: signModule,
  "signed-notice": signedNoticeModule,
  span: spanModule,
  status: statusModule,
  "take-away": takeAwayModule,
  turn: turnModule,
  update: updateModule,
  "voortgang-list": voortgangListModule,
  wipe: wipeModule,
};
