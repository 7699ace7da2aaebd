// Every student's file may have the same name: what makes two files one is what is in them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isMended, isSameFile } from "../../../../site/static/js/klas/class/same-file.js";

const file = (naam, text) => ({ naam, blob: new Blob([text]) });
const MADE = "2026-11-25T16:00:00.000Z";
const sound = (naam, gemaakt = MADE) => ({
  ...file(naam, `{"exportedAt":"${gemaakt}","x":1}`),
  inzending: { gemaakt },
});

test("two files are one only with one name and the same bytes", async () => {
  assert.equal(await isSameFile(file("sam.json", "abc"), file("sam.json", "abc")), true);
  assert.equal(await isSameFile(file("sam.json", "abc"), file("sam.json", "abd")), false);
  assert.equal(await isSameFile(file("sam.json", "abc"), file("sam.json", "abcd")), false);
  assert.equal(await isSameFile(file("sam.json", "abc"), file("robin.json", "abc")), false);
});

test("a damaged file is mended by the file of the same moment, not by another student's of that name", async () => {
  const half = file("sam.json", `{"exportedAt" : "${MADE}","rec`);
  assert.equal(await isMended(half, sound("sam.json")), true);
  assert.equal(await isMended(half, sound("sam.json", "2026-11-25T16:00:00.001Z")), false);
  assert.equal(await isMended(half, sound("robin.json")), false);
});

test("a file that could not be read then is mended by nothing that can be seen", async () => {
  const gone = {
    naam: "sam.json",
    blob: {
      size: 3,
      arrayBuffer: () => Promise.reject(new Error("gone")),
      text: () => Promise.reject(new Error("gone")),
    },
  };
  assert.equal(await isMended(gone, sound("sam.json")), false);
  assert.equal(await isSameFile(gone, { ...gone }), false);
});
