// @ts-check
/** Photos and scans on disk, by the SHA-256 of their bytes. */

import { STORES, transact } from "./database.js";
import { GONE } from "./layout.js";
import { writeMeta } from "./phone-facts.js";

/** @typedef {import("../pure/types.js").Attachment} Attachment */

/**
 * @param {string} sha256
 * @returns {Promise<Attachment | undefined>}
 */
export function readAttachment(sha256) {
  return transact("readonly", [STORES.attachments], (tx) => tx.objectStore(STORES.attachments).get(sha256));
}

/** @param {Attachment[]} attachments */
export async function writeAttachments(attachments) {
  await transact("readwrite", [STORES.attachments, STORES.meta], async (tx) => {
    for (const attachment of attachments) {
      await tx.objectStore(STORES.attachments).put(attachment);
      // Its record may arrive later than the cleaning up (`keep/leftovers.js`).
      await tx.objectStore(STORES.meta).delete(GONE + attachment.sha256);
    }
  });
}

/** It can be put back for a while; its bytes are deleted later. @param {string} sha256 */
export const leaveAttachment = (sha256) => writeMeta(GONE + sha256, Date.now());
