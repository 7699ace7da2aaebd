// @ts-check
/** Opens a file: the rules read it and say what it would change, the user decides, then all of it at once. */

import { startCodeReading } from "../codes/read-button.js";
import { ask } from "../engine/client.js";
import { LOCKED } from "../file/locked.js";
import { takeIn } from "../keep/take-in.js";
import { today } from "../page/document.js";
import { onAction, one, show } from "../page/dom.js";
import { whenOpen } from "../page/opening.js";
import { momentOf } from "../pure/clock.js";
import { fromPortable } from "../pure/envelope.js";
import { diskState, map, rereadAll } from "../store/map-on-page.js";
import { onChosen } from "../tell/chosen-files.js";
import { confirmed } from "../tell/toast.js";
import { same } from "../text/canonical.js";
import { itemsOf, startDropZone } from "./drop-zone.js";
import { isTooLarge, mostFiles, sentence, textOf } from "./file-text.js";
import { sortOut } from "./incoming.js";
import { onLaunched } from "./launched-file.js";
import { fail, reset, showOthers, showPreview } from "./preview.js";
import { takeShared } from "./shared-file.js";
import { stopAsking, unlocked } from "./unlock.js";

/**
 * @typedef {{text: string, revision: number, response: any}} Opened
 * @typedef {import("./incoming.js").Item} Item
 */

/** A file with many photos takes long on a slow phone. */
const READ_MS = 120_000;
const TRIES = 3;

/** @param {HTMLElement} element */
export function start(element) {
  const input = /** @type {HTMLInputElement} */ (one(element, "input[data-import]"));
  /** @type {Opened | undefined} */
  let opened;
  /** @type {Item[] | undefined} */
  let placed;
  /** The file that is open, and those after it: one at a time, because each says what it would change. @type {Item[]} */
  let queue = [];
  const clear = () => {
    stopAsking();
    reset(element);
    opened = undefined;
    placed = undefined;
  };
  const openFirst = async () => {
    const [item] = queue;
    clear();
    showOthers(element, queue, { isBusy: true });
    const found = item && (await open(element, item));
    // Another file was chosen meanwhile.
    if (item !== queue[0]) return;
    opened = found;
    showOthers(element, queue, { isBusy: Boolean(found) });
    if (!found) input.focus();
  };
  const receive = async (/** @type {Item[]} */ files) => {
    clear();
    queue = [];
    const mine = queue;
    showOthers(element, queue, { notes: [], isBusy: true });
    show(one(element, "[data-import-busy]"), true);
    const { items, faults, passed } = await sortOut(element, files);
    if (mine !== queue) return;
    queue = items;
    const notes = [...faults, ...passed];
    const first = items.length > 0 ? undefined : notes.shift();
    showOthers(element, queue, { notes, isBusy: true });
    if (!first) return openFirst();
    fail(element, first.tekst);
    input.focus();
    return undefined;
  };
  /** Any site can place a file here: it is not even read before the user confirms that it was intended. */
  const askFirst = (/** @type {Item[]} */ files) => {
    clear();
    queue = [];
    showOthers(element, queue, { notes: [], isBusy: false });
    placed = files;
    const question = one(element, "[data-placed]");
    show(question, true);
    // A file may be waiting before the page is open, and hidden elements take no focus.
    whenOpen(() => question?.focus());
  };
  onChosen(input, (files) => void receive(itemsOf(files)));
  startDropZone(/** @type {HTMLElement} */ (one(element, "[data-drop-zone]")), receive, mostFiles(element));
  startCodeReading(element, (text) => receive([{ naam: "", blob: text }]));
  onLaunched(askFirst);
  void takeShared().then((shared) => {
    if (typeof shared === "string") fail(element, sentence(element, shared));
    else if (shared) askFirst(shared);
  });
  onAction(element, "placed-open", () => placed && void receive(placed));
  onAction(element, "import-cancel", () => {
    clear();
    showOthers(element, queue, { isBusy: false });
  });
  onAction(element, "open-next", () => {
    queue.shift();
    void openFirst();
  });
  onAction(element, "import-confirm", async () => {
    if (!opened) return;
    const chosen = opened;
    // Another file may have come meanwhile.
    if (!(await isMeant(chosen)) || opened !== chosen) return;
    opened = undefined;
    opened = await confirm(element, chosen);
    showOthers(element, queue, { isBusy: Boolean(opened) });
  });
}

/**
 * @param {HTMLElement} element
 * @param {Item} item
 * @returns {Promise<Opened | undefined>}
 */
async function open(element, { naam, blob }) {
  if (isTooLarge(element, blob)) return void fail(element, sentence(element, "size"));
  show(one(element, "[data-import-busy]"), true);
  try {
    await map.flush();
    const opened = await readOpened(element, naam, await textOf(blob));
    if (!opened) return undefined;
    if (!opened.response.ok) return void fail(element, opened.response.fout.tekst);
    showPreview(element, opened.response.voorbeeld);
    return opened;
  } catch (error) {
    console.error("bpv-map: the file was not read", error);
    return void fail(element, sentence(element, "engine"));
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {string} text
 * @returns {Promise<Opened | undefined>} undefined when it was not opened
 */
async function readOpened(element, name, text) {
  const opened = await read(text);
  if (opened.response.fout?.code !== LOCKED) return opened;
  show(one(element, "[data-import-busy]"), false);
  const inside = await unlocked(element, name, text);
  if (inside === undefined) return undefined;
  show(one(element, "[data-import-busy]"), true);
  return read(inside);
}

/**
 * @param {string} text
 * @param {boolean} [vanMij] whether the owner said that it is of the same student
 * @returns {Promise<Opened>}
 */
async function read(text, vanMij) {
  const { revision } = diskState();
  const records = map.all().map((record) => ({ ...record }));
  const request = {
    op: "read_export",
    tekst: text,
    records,
    today: today(),
    now: momentOf(),
    ...(vanMij && { vanMij }),
  };
  return { text, revision, response: await ask(request, READ_MS) };
}

/**
 * Asks what the rules want the user to confirm.
 * @param {Opened} opened
 */
async function isMeant({ response }) {
  for (const { vraag, ja } of response.voorbeeld.vragen) if (!(await confirmed(vraag, ja))) return false;
  return true;
}

/**
 * @param {HTMLElement} element
 * @param {Opened} opened
 * @returns {Promise<Opened | undefined>} what must be read first, when it would now do something else than was shown
 */
async function confirm(element, opened) {
  const { vraagt } = opened.response.voorbeeld;
  try {
    await map.flush();
    for (let turn = 0; turn < TRIES; turn += 1) {
      // What was typed since the preview belongs in the merge too.
      const latest = turn === 0 && !vraagt ? opened : await read(opened.text, vraagt);
      if (!latest.response.ok) return void fail(element, latest.response.fout.tekst);
      if (!isAsTold(opened, latest)) {
        showPreview(element, latest.response.voorbeeld);
        return latest;
      }
      const { records, attachments } = latest.response;
      if (!(await takeIn(records, attachments.map(fromPortable), latest.revision))) {
        await rereadAll();
        continue;
      }
      await rereadAll();
      reset(element);
      show(one(element, "[data-import-done]"), true);
      return undefined;
    }
    return void fail(element, sentence(element, "write"));
  } catch (error) {
    console.error("bpv-map: the file was not taken in", error);
    return void fail(element, sentence(element, "write"));
  }
}

/**
 * @param {Opened} shown
 * @param {Opened} latest
 */
function isAsTold(shown, latest) {
  const [one, other] = [shown.response.voorbeeld, latest.response.voorbeeld];
  return same([one.zinnen, one.verlies], [other.zinnen, other.verlies]);
}
