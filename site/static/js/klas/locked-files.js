// @ts-check
/** Files with a password at school: the passwords are asked for while other files are read, each opened on its own. */

import { openText } from "../file/locked.js";
import { textOf } from "../in/file-text.js";
import { saysTries } from "../in/unlock.js";
import { clone, fillTexts, one, setText, show } from "../page/dom.js";
import { isSameFile } from "./class/same-file.js";

/** @typedef {import("./class/reader.js").Item} Item */

/**
 * @param {HTMLElement} element
 * @param {(items: Item[]) => unknown} take receives what was opened
 */
export function startLocked(element, take) {
  const form = /** @type {HTMLFormElement} */ (one(element, "form[data-locked-files]"));
  const common = inputOf(one(form, "[data-locked-common]"));
  /** @type {Map<HTMLElement, Item>} */
  const waiting = new Map();
  const tidy = () => {
    show(form, waiting.size > 0);
    show(one(form, "[data-locked-common]"), waiting.size > 1);
    if (waiting.size === 0) common.value = "";
  };
  const remove = (/** @type {HTMLElement} */ row) => {
    row.remove();
    waiting.delete(row);
    tidy();
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    form.inert = true;
    /** @type {Item[]} */
    const items = [];
    for (const [row, item] of Array.from(waiting)) {
      const opened = await attempt(form, row, item, inputOf(row).value || common.value).catch(() => undefined);
      // The class may have been wiped meanwhile.
      if (!opened || !waiting.has(row)) continue;
      remove(row);
      items.push({ naam: item.naam, blob: new Blob([opened]) });
    }
    take(items);
    saysTries(form)(0, 0);
    form.inert = false;
    one(form, "input:not([hidden] *)")?.focus();
  });
  return {
    /** @param {Item} item the same file again replaces the earlier one; another by that name is another student's */
    add(item) {
      const row = clone(form, "template[data-locked-file]");
      if (!row) return;
      const before = Array.from(waiting).filter(([, { naam }]) => naam === item.naam);
      const input = inputOf(row);
      input.id = `slot-${crypto.randomUUID()}`;
      one(row, "label")?.setAttribute("for", input.id);
      fillTexts(row, { naam: item.naam, nummer: before.length + 1 });
      show(one(row, "[data-nth]"), before.length > 0);
      one(form, "[data-locked-list]")?.append(row);
      waiting.set(row, item);
      tidy();
      for (const [old, other] of before) void isSameFile(item, other).then((same) => same && remove(old));
    },
    all: () => Array.from(waiting.values()),
    clear: () => Array.from(waiting.keys()).forEach(remove),
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} row
 * @param {Item} item
 * @param {string} password
 * @returns {Promise<string | undefined>} undefined when it stays locked
 */
async function attempt(form, row, item, password) {
  if (!password) return undefined;
  const opened = await openText(await textOf(item.blob), password, saysTries(form));
  if ("text" in opened) return opened.text;
  const place = one(row, "[data-unlock-error]");
  setText(place && one(place, "[data-text=fout]"), opened.fout || (form.dataset["msgWrong"] ?? ""));
  show(place, true);
  return undefined;
}

/**
 * @param {HTMLElement | null} place
 * @returns {HTMLInputElement}
 */
function inputOf(place) {
  return /** @type {HTMLInputElement} */ (place && one(place, "input"));
}
