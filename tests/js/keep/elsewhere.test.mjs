// What is on this phone alone, and since when: a download, a shared file, a file that came in, rows of older versions.

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { newPhone, rec } from "../phone.mjs";
import { repairAll } from "../trouble.mjs";

const PRIVATE = { student: ["lastig"] };
const OLD = "2026-09-01T10:00:00.000Z/0000";
let page;
let files;

const on = (moment) => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date"], now: new Date(moment) });
};

afterEach(() => {
  mock.timers.reset();
  repairAll();
});
beforeEach(async () => {
  on("2026-11-23T10:00:00Z");
  page = newPhone();
  files = await page("keep/elsewhere.js");
});

/** Types an answer, as a page does. */
async function types(id, velden, soort = "urendag") {
  const { map, loadMap } = await page("store/map-on-page.js");
  await loadMap();
  map.change({ id, soort, velden });
  await map.flush();
}

/** What the pages say is on this phone alone. */
async function risk(withHere = false) {
  const { loadMap } = await page("store/map-on-page.js");
  await loadMap();
  const { atRisk } = await page("keep/at-risk.js");
  return atRisk(PRIVATE, withHere);
}

/** Opens a file: the rules have merged it with what is here. */
async function opens(records) {
  const { takeIn } = await page("keep/take-in.js");
  const { readMap } = await page("store/map-on-disk.js");
  assert.ok(await takeIn(records, [], (await readMap()).state.revision));
}

/** Makes a file of what is on disk, which shares or downloads it. */
async function makes(way, hasLeft) {
  const { loadMap } = await page("store/map-on-page.js");
  await loadMap();
  await files.noteFile(way, files.heldNow(), hasLeft);
}

test("a download on the same phone is not elsewhere, until its owner says so", async () => {
  await types("a", { begin: "08:00" });
  await makes("copy", false);
  assert.equal((await risk()).count, 1);
  assert.equal((await files.lastFile("copy")).isHere, true);
  // Wiping the app leaves the downloads.
  assert.equal(await risk(true), undefined);
  await files.noteMoved("copy");
  assert.equal(await risk(), undefined);
  assert.equal((await files.lastFile("copy")).isHere, false);
});

test("what was typed after a file that the owner moved is at risk again", async () => {
  await types("a", { begin: "08:00" });
  await makes("copy", false);
  on("2026-11-24T10:00:00Z");
  await types("b", { begin: "09:00" });
  await files.noteMoved("copy");
  assert.deepEqual(await risk(), { count: 1, since: "2026-11-24T10:00:00.000Z", days: 0 });
});

test("a shared file is elsewhere, and a later download does not change that", async () => {
  await types("a", { begin: "08:00" });
  await makes("copy", true);
  assert.equal(await risk(), undefined);
  on("2026-11-25T10:00:00Z");
  await types("b", { begin: "09:00" });
  await makes("copy", false);
  assert.equal((await risk()).count, 1);
  assert.equal((await files.lastFile("copy")).isHere, true);
  await makes("copy", true);
  assert.equal((await files.lastFile("copy")).isHere, false);
});

test("a file for school holds nothing private: a copy elsewhere does", async () => {
  await types("s", { voornaam: "Sam", lastig: "Rekenen" }, "student");
  await makes("school", true);
  assert.equal((await risk()).count, 1);
  await makes("copy", false);
  assert.equal((await risk()).count, 1);
  await files.noteMoved("copy");
  assert.equal(await risk(), undefined);
});

test("a map that a file brought a minute ago is elsewhere, however old it is", async () => {
  await opens([rec("a", { begin: "08:00" }, OLD), rec("b", { begin: "09:00" }, OLD)]);
  assert.equal(await risk(), undefined);
  on("2026-11-30T10:00:00Z");
  await types("a", { eind: "16:00" });
  assert.deepEqual(await risk(), { count: 1, since: "2026-11-30T10:00:00.000Z", days: 0 });
});

test("what was typed here stays at risk when a file comes in", async () => {
  await types("a", { begin: "08:00" });
  const { readMap } = await page("store/map-on-disk.js");
  const [own] = (await readMap()).records;
  on("2026-12-01T10:00:00Z");
  const both = { ...own, velden: { ...own.velden, eind: "16:00" }, tijden: { ...own.tijden, eind: OLD } };
  await opens([both, rec("b", { begin: "09:00" }, OLD)]);
  assert.equal((await risk()).count, 1);
  // The second file holds the whole record, and so does whoever sent it.
  await makes("copy", true);
  assert.equal(await risk(), undefined);
});

test("a removal that only this phone knows of stays at risk when a file comes in", async () => {
  await types("a", { begin: "08:00" });
  await makes("copy", true);
  on("2026-11-24T10:00:00Z");
  const { map, loadMap } = await page("store/map-on-page.js");
  await loadMap();
  map.change({ id: "a", soort: "urendag", remove: true });
  await map.flush();
  const { readMap } = await page("store/map-on-disk.js");
  const [gone] = (await readMap()).records;
  await opens([{ ...gone, velden: { ...gone.velden, eind: "16:00" }, tijden: { ...gone.tijden, eind: OLD } }]);
  assert.equal((await risk()).count, 1);
});

test("rows of older versions keep their meaning: with a clock, or only the moment", async () => {
  const { writeMeta } = await page("store/phone-facts.js");
  await types("a", { begin: "08:00" });
  await writeMeta("exported", { moment: "2026-11-23T10:00:30.000Z" });
  assert.equal(await risk(), undefined);
  assert.equal((await files.lastFile("copy")).isHere, false);
  await writeMeta("exported", { moment: "2026-11-23T10:00:30.000Z", clock: files.heldNow() });
  assert.equal(await risk(), undefined);
  on("2026-11-24T10:00:00Z");
  await types("b", { begin: "09:00" });
  assert.equal((await risk()).count, 1);
});

test("clocks from a wrong date are mended in these rows too", async () => {
  on("2027-05-23T10:00:00Z");
  await types("a", { begin: "08:00" });
  await makes("copy", false);
  on("2026-11-24T10:00:00Z");
  const { loadMap } = await page("store/map-on-page.js");
  await loadMap();
  await (await page("keep/map-mending.js")).mendMap();
  assert.equal((await risk()).count, 1);
  assert.equal(await risk(true), undefined);
  await types("b", { begin: "09:00" });
  assert.equal((await risk(true)).count, 1);
});
