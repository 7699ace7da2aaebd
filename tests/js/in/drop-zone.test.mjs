// Dropped on a page: loose files, and every file in dropped folders with its path, however many a browser gives at once.

import assert from "node:assert/strict";
import { test } from "node:test";

import { startDropZone } from "../../../site/static/js/in/drop-zone.js";

const file = (name) => new File([name], name);
const fileEntry = (path, content = file(path.split("/").at(-1))) => ({
  isFile: true,
  isDirectory: false,
  fullPath: path,
  file: (give, refuse) => (content ? give(content) : refuse(new Error("no"))),
});
const folderEntry = (path, entries, atOnce = 100) => {
  const rest = [...entries];
  return {
    isFile: false,
    isDirectory: true,
    fullPath: path,
    createReader: () => ({ readEntries: (give) => give(rest.splice(0, atOnce)) }),
  };
};
const MOST = 5000;
let receive;
const zone = { toggleAttribute: () => undefined, removeAttribute: () => undefined };
startDropZone(zone, (items) => receive(items), MOST);
/** @returns {Promise<any[]>} what the page receives */
function drop(entries, files = []) {
  const received = new Promise((resolve) => {
    receive = resolve;
  });
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  dispatchEvent(Object.assign(new Event("drop"), { dataTransfer: { types: ["Files"], files, items } }));
  return received;
}

test("loose files keep their names", async () => {
  const items = await drop([fileEntry("/a.json"), fileEntry("/b.json")], [file("a.json"), file("b.json")]);
  assert.deepEqual(
    items.map(({ naam }) => naam),
    ["a.json", "b.json"],
  );
});

test("a folder per student gives every file in it, with its path", async () => {
  const students = Array.from({ length: 250 }, (_, at) =>
    folderEntry(`/klas/${at}`, [fileEntry(`/klas/${at}/bpv-map.json`)]),
  );
  const items = await drop([folderEntry("/klas", students), fileEntry("/los.json")]);
  assert.equal(items.length, 251);
  assert.equal(items[0].naam, "klas/0/bpv-map.json");
  assert.equal(new Set(items.map(({ naam }) => naam)).size, 251);
});

test("what cannot be opened is there too, so that it is told", async () => {
  const [broken] = await drop([folderEntry("/klas", [fileEntry("/klas/dicht.json", null)])]);
  assert.equal(broken.naam, "klas/dicht.json");
  await assert.rejects(broken.blob.arrayBuffer());
});

test("nobody looks for more files than are opened", async () => {
  const many = folderEntry(
    "/klas",
    Array.from({ length: 10_000 }, (_, at) => fileEntry(`/klas/${at}`)),
  );
  assert.equal((await drop([many])).length, MOST + 1);
});
