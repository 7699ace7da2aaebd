// @ts-check
/** Copies a text from the rules to the clipboard, and shows how that went. */

import { root } from "../page/document.js";
import { copyText } from "../tell/share.js";
import { toast } from "../tell/toast.js";
import { ask } from "./client.js";

/**
 * @param {HTMLElement} button with the messages for done, slow and failed
 * @param {import("../pure/types.js").JsonObject} about what the text is about
 * @param {import("../pure/types.js").Source} source
 */
export async function copyAnswer(button, about, source) {
  const records = source.all().map((record) => ({ ...record }));
  if (root.dataset["engine"] !== "ready") toast(button.dataset["toastBusy"]);
  const answer = ask({ op: "text", records, ...about }).then((response) => {
    if (!response.ok) throw new Error(response.fout?.code);
    return String(response.tekst);
  });
  const isCopied = await copyText(answer);
  toast(isCopied ? button.dataset["toast"] : button.dataset["toastFailed"]);
}
