// @ts-check
/** Keeps the page and the disk in sync: writes when the page is left, reads what other tabs wrote. */

import { isAsleep } from "../page/asleep.js";
import { stillNews } from "../pure/apply.js";
import { typed } from "../store/journal.js";
import { keepWritten, map, rereadAll } from "../store/map-on-page.js";
import { onOtherTab } from "../store/tabs.js";
import { flush, leaveToOthers, onWritten } from "../store/write-queue.js";

/** Another tab wrote while this one was hidden. */
let isBehind = false;

export function followStore() {
  onWritten(keepWritten);
  onOtherTab(() => {
    isBehind = true;
    void catchUp();
  });
  document.addEventListener("visibilitychange", () => void (document.hidden ? flush() : catchUp()));
  // A page that falls asleep may not write; the next one takes over what it had.
  addEventListener("pagehide", (event) => void (event.persisted || flush()));
  // Leaving a question or the window: no more waiting for a pause in typing.
  document.addEventListener("focusout", () => void flush());
  addEventListener("blur", () => void flush());
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    // While this page was hidden, another one may have taken over what it had not written.
    if (!typed.isThere()) leaveToOthers();
    isBehind = true;
    void catchUp();
    void flush();
  });
}

async function catchUp() {
  if (document.hidden || isAsleep() || !isBehind) return;
  isBehind = false;
  try {
    await rereadAll();
  } catch (error) {
    // The page still shows what was read; the next write reports whether the store is really gone.
    console.error("bpv-map: a re-read failed", error);
  }
}

/** Takes over what closed pages had typed and not written. */
export function takeOver() {
  if (map.readOnly) return;
  for (const { key, entry } of typed.leftBehind()) {
    for (const change of entry.changes) {
      const record = map.all().find(({ id }) => id === change.id);
      map.change(stillNews(record, change, change.clock || entry.clock));
    }
    typed.forget(key);
  }
  void flush();
}
