// What is evidence, by its bytes: the same for a page as for the rules (tests/cases/evidence.json).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { evidenceOf, pagesOf, pdfName } from "../../../site/static/js/map/evidence.js";

const { rules, files } = JSON.parse(readFileSync(new URL("../../cases/evidence.json", import.meta.url), "utf8"));
const bytesOf = (file) => Uint8Array.from(Buffer.from(file.base64, "base64"));
const named = (naam) => bytesOf(files.find((file) => file.naam === naam));
const faultOf = (data, name, type = "") =>
  evidenceOf(new File([data], name, { type }), rules).then(
    () => "",
    (error) => error.fault,
  );

/** This phone has no pictures at all. */
globalThis.Image = class {
  set src(_) {
    queueMicrotask(() => this.onerror());
  }
};

test("a page says of every file the same as the rules", async () => {
  assert.ok(files.length > 15);
  for (const file of files) {
    const fault = await faultOf(bytesOf(file), "bestand");
    const isPdfFault = fault.startsWith("pdf-");
    assert.equal(fault === "", file.pdf, file.naam);
    assert.equal(fault === "" || isPdfFault, file.kind === "application/pdf", file.naam);
    assert.equal(fault === "heic", ["image/heic", "image/heif"].includes(file.kind), file.naam);
  }
});

test("a PDF is kept as it is, whatever it is called", async () => {
  const kept = await evidenceOf(new File([named("a PDF of three pages")], "scan.jpg", { type: "image/jpeg" }), rules);
  assert.deepEqual([kept.type, new Uint8Array(kept.bytes)], ["application/pdf", named("a PDF of three pages")]);
  assert.equal(pagesOf(kept), 3);
});

test("what is no PDF is told by what is the matter", async () => {
  assert.equal(await faultOf(named("a page for a browser"), "rekening.pdf"), "pdf-not");
  assert.equal(await faultOf(named("a page for a browser"), "rekening", "application/pdf"), "pdf-not");
  assert.equal(await faultOf(named("a page that begins as a PDF"), "rekening.pdf"), "pdf-program");
  assert.equal(await faultOf(named("a PDF with a program under another spelling"), "x.pdf"), "pdf-program");
  assert.equal(await faultOf(named("half a PDF"), "x.pdf"), "pdf-half");
  const large = new Uint8Array(rules.pdf.most + 1);
  large.set(named("a PDF"));
  assert.equal(await faultOf(large, "x.pdf"), "pdf-large");
});

test("a photo that this phone cannot read is told, a HEIC by its name", async () => {
  assert.equal(await faultOf(named("a photo of an iPhone"), "IMG_1.jpg"), "heic");
  assert.equal(await faultOf(named("a HEIF photo"), "IMG_1.heif"), "heic");
  assert.equal(await faultOf(named("a sound"), "lied.jpg", "image/jpeg"), "type");
  assert.equal(await faultOf(named("nothing"), "leeg.jpg"), "type");
});

test("a picture is refused by what it claims, before anything of it is decoded", async () => {
  let decoded = 0;
  globalThis.createImageBitmap = async () => {
    decoded += 1;
  };
  globalThis.Image = class {
    naturalWidth = 60_000;
    naturalHeight = 60_000;
    set src(_) {
      queueMicrotask(() => this.onload());
    }
  };
  assert.equal(await faultOf(named("a photo as image/png"), "bom.png"), "large");
  assert.equal(decoded, 0);
});

test("a PDF is called one, with nothing in its name that hides what it is", () => {
  for (const [naam, shown] of Object.entries({
    "Scan 12 nov.PDF": "Scan 12 nov.pdf",
    "Документ.pdf": "Документ.pdf",
    "lijst.exe": "lijst exe.pdf",
    "evil\u202efdp.exe": "evil fdp exe.pdf",
    "../../x.pdf": "x.pdf",
    ".pdf": "bewijs.pdf",
    "": "bewijs.pdf",
  }))
    assert.equal(pdfName(naam), shown);
});
