// @ts-check
/** Photos and scans on disk, by the SHA-256 of their bytes. */

import { isCopied } from "./copy.js";
import { STORES, transact } from "./store.js";

/** @typedef {import("./types.js").Attachment} Attachment */

/**
 * @param {string} sha256
 * @returns {Promise<Attachment | undefined>}
 */
export function readAttachment(sha256) {
  return transact("readonly", [STORES.attachments], (tx) => tx.objectStore(STORES.attachments).get(sha256));
}

/** @param {Attachment[]} attachments */
export async function writeAttachments(attachments) {
  await transact("readwrite", [STORES.attachments], async (tx) => {
    for (const attachment of attachments) await tx.objectStore(STORES.attachments).put(attachment);
  });
}

/** Stays as long as a copy of the map shows it. @param {string} sha256 */
export async function deleteAttachment(sha256) {
  await transact("readwrite", [STORES.attachments, STORES.copies], async (tx) => {
    if (!(await isCopied(tx, sha256))) await tx.objectStore(STORES.attachments).delete(sha256);
  });
}
