// Every student's file may have the same name: what makes two files one is what is in them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isMended, isSameFile } from "../../../../site/static/js/klas/class/same-file.js";

const file = (naam, text) => ({ naam, blob: new Blob([text]) });
const SOUND = '{"exportedAt":"2026-11-25T16:00:00.000Z","records":[{"id":"sam-1","soort":"student"}]}';
const sound = (naam, studenten = ["sam-1"]) => ({ ...file(naam, SOUND), inzending: { studenten } });

test("two files are one only with one name and the same bytes", async () => {
  assert.equal(await isSameFile(file("sam.json", "abc"), file("sam.json", "abc")), true);
  assert.equal(await isSameFile(file("sam.json", "abc"), file("sam.json", "abd")), false);
  assert.equal(await isSameFile(file("sam.json", "abc"), file("sam.json", "abcd")), false);
  assert.equal(await isSameFile(file("sam.json", "abc"), file("robin.json", "abc")), false);
});

test("half a file is mended by the whole of it, whoever it is of", async () => {
  assert.equal(await isMended(file("sam.json", SOUND.slice(0, 40)), sound("sam.json", [])), true);
  assert.equal(await isMended(file("sam.json", SOUND.slice(0, 40)), sound("robin.json", [])), false);
  assert.equal(await isMended(file("sam.json", ""), sound("sam.json")), false);
});

test("a damaged file is mended by a file of that student, not by another student's of that name and moment", async () => {
  const damaged = file("sam.json", SOUND.replace("16:00", "17:00"));
  assert.equal(await isMended(damaged, sound("sam.json")), true);
  assert.equal(await isMended(damaged, sound("sam.json", ["sam-2"])), false);
  assert.equal(await isMended(damaged, sound("robin.json")), false);
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
