// A verdict is kept beside the map that it is about, and beside no other.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { newPage, newPhone } from "../phone.mjs";

const CLOCK = "2026-11-23T10:00:00.000Z/0000";
let page;

beforeEach(async () => {
  page = newPhone();
  const { commitChanges } = await page("store/map-on-disk.js");
  await commitChanges([{ id: "a", soort: "student", velden: { voornaam: "Sam" }, clock: CLOCK }]);
});

const kept = async () => {
  const { readMap } = await newPage()("store/map-on-disk.js");
  return (await readMap()).cached;
};
const keep = async () => {
  const { loadMap } = await page("store/map-on-page.js");
  await loadMap();
  const { aboutNow, keepVerdict } = await page("engine/verdict-cache.js");
  const about = aboutNow();
  return () => keepVerdict({ ...about, verdict: { naam: "Sam" } });
};

test("the verdict of the map on disk is kept", async () => {
  await (await keep())();
  assert.deepEqual((await kept()).verdict, { naam: "Sam" });
});

test("a verdict of a map that another tab wiped meanwhile brings nothing of it back", async () => {
  const late = await keep();
  const { wipeMap } = await newPage()("keep/take-in.js");
  await wipeMap();
  await late();
  assert.equal(await kept(), undefined);
});

test("a verdict of a map that another tab changed meanwhile is not kept", async () => {
  const late = await keep();
  const { commitChanges } = await newPage()("store/map-on-disk.js");
  await commitChanges([
    { id: "a", soort: "student", velden: { voornaam: "Robin" }, clock: CLOCK.replace("/0000", "/0001") },
  ]);
  await late();
  assert.equal(await kept(), undefined);
});
