// A file in a zip is unpacked as the rules say where it lies, no further than it should go, and refused when damaged.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { canUnzip, headOf, packedFile } from "../../../site/static/js/in/unzip.js";

const FOLDER = new URL("../../data/zips/", import.meta.url);
const LISTS = JSON.parse(readFileSync(new URL("lijsten.json", FOLDER), "utf8"));
const CASES = new URL("../../data/gevallen/inlevermap/", import.meta.url);
const MAPS = ["Noor/bpv-map-noor-2026-12-01.json", "Daan/bpv-map-daan-2026-12-01.json.txt"].map((name) =>
  readFileSync(new URL(name, CASES), "utf8"),
);
const decode = (bytes) => new TextDecoder().decode(bytes);

for (const name of readdirSync(FOLDER).filter((name) => name.endsWith(".zip"))) {
  test(`every file in ${name} is unpacked as a person put it in`, async () => {
    const zip = new Blob([readFileSync(new URL(name, FOLDER))]);
    const texts = [];
    for (const entry of LISTS[name.replace(".zip", "")]) {
      const file = packedFile(zip, entry);
      const bytes = await file.arrayBuffer();
      assert.equal(bytes.byteLength, file.size);
      assert.equal(decode(await headOf(zip, entry, 20)), decode(bytes).slice(0, 20));
      texts.push(decode(bytes));
    }
    assert.ok(texts.some((text) => MAPS.includes(text)));
    assert.ok(texts.every((text) => MAPS.includes(text) || text.length < 200));
  });
}

/** A zip of one deflated file, as the rules would list it. */
function zipOf(content, { grootte = content.length, name = 1, level = 6 } = {}) {
  const packed = deflateRawSync(content, { level });
  const head = new Uint8Array(30 + name);
  new DataView(head.buffer).setUint32(0, 0x04034b50, true);
  new DataView(head.buffer).setUint16(26, name, true);
  const entry = { naam: "a", plaats: 0, ingepakt: packed.length, grootte, isHeel: false, fout: "" };
  return { zip: new Blob([head, packed]), entry };
}

test("a file that unpacks to more than the zip says is refused, and stops right after that", async () => {
  const { zip, entry } = zipOf(new Uint8Array(50_000_000), { grootte: 1000 });
  await assert.rejects(packedFile(zip, entry).arrayBuffer(), /size/);
});

test("a file that unpacks to less than the zip says is refused", async () => {
  const { zip, entry } = zipOf(new Uint8Array(10), { grootte: 1000 });
  await assert.rejects(packedFile(zip, entry).arrayBuffer(), /size/);
});

const random = crypto.getRandomValues(new Uint8Array(60_000));
for (const [what, content, more] of [
  ["packs well", new Uint8Array(50_000_000), {}],
  ["does not pack at all", random, {}],
  ["is in blocks that are not packed", random, { level: 0 }],
  ["has a name of kilobytes", random, { name: 5000 }],
  ["is short", random.slice(0, 20), {}],
]) {
  test(`the head of a file that ${what} is what it begins with`, async () => {
    const { zip, entry } = zipOf(content, more);
    assert.deepEqual(await headOf(zip, entry, 1024), content.slice(0, 1024));
  });
}

test("a file that begins with nothing at all does not keep a page waiting", async () => {
  const { zip, entry } = zipOf(random);
  const bytes = new Uint8Array(await zip.arrayBuffer());
  // Empty blocks, thousands of them, each of five bytes.
  for (let at = 31; at + 5 < bytes.length; at += 5) bytes.set([0, 0, 0, 255, 255], at);
  await assert.rejects(headOf(new Blob([bytes]), entry, 1024));
});

test("an empty file has an empty head", async () => {
  const { zip, entry } = zipOf(new Uint8Array());
  assert.equal((await headOf(zip, entry, 1024)).length, 0);
});

test("a damaged file is refused", async () => {
  const { zip, entry } = zipOf(new TextEncoder().encode("een map ".repeat(50)));
  const damaged = new Uint8Array(await zip.arrayBuffer());
  damaged.fill(255, 32);
  await assert.rejects(packedFile(new Blob([damaged]), entry).arrayBuffer());
  await assert.rejects(packedFile(zip, { ...entry, plaats: 5 }).arrayBuffer(), /starts here/);
  await assert.rejects(packedFile(zip, { ...entry, plaats: 5_000_000 }).arrayBuffer(), /starts here/);
});

test("a browser that cannot unpack is known", () => {
  const whole = globalThis.DecompressionStream;
  assert.equal(canUnzip(), true);
  globalThis.DecompressionStream = class {
    constructor() {
      throw new TypeError("no such format");
    }
  };
  try {
    assert.equal(canUnzip(), false);
  } finally {
    globalThis.DecompressionStream = whole;
  }
});
