// A request to sign and its answer as a link: what goes in comes out, and nothing that was touched on its way does.

import assert from "node:assert/strict";
import { test } from "node:test";

import { asFile, packAnswer, packRequest, readParcel } from "../../../site/static/js/parcel/fragment.js";
import { canonical } from "../../../site/static/js/text/canonical.js";
import { toLetters } from "../../../site/static/js/text/letters.js";
import { cases } from "../phone.mjs";
import { fc } from "../properties.mjs";
import { SENTENCES } from "./fifty-days.mjs";

const MARKUP = '<img src=x onerror="alert(1)">&lt;\u2028\u0010i0';

/** @param {number} days @param {(day: number) => string} [words] */
function requestOf(days, words = (day) => `Dag ${day}: ${MARKUP}`) {
  const bpv = crypto.randomUUID();
  const regels = Array.from({ length: days }, (_, day) => ({
    id: crypto.randomUUID(),
    velden: {
      datum: new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10),
      soort: day % 7 === 3 ? "school" : "gewerkt",
      begin: "08:00",
      eind: day % 3 ? "16:30" : "17:00",
      pauze: 30,
      periode: bpv,
      ...(day % 4 ? { werk: words(day) } : {}),
    },
  }));
  const record = {
    id: crypto.randomUUID(),
    soort: "urenblok",
    velden: { van: "2026-09-01", tot: "2026-11-30", periode: bpv },
  };
  return {
    id: crypto.randomUUID(),
    student: { id: crypto.randomUUID(), naam: "Sanne de Wit" },
    gevraagd: { rol: "praktijkopleider", naam: "Kees Bakker" },
    periode: bpv,
    vorige: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    moment: "2026-11-30T12:00:00.000Z",
    verzegeld: canonical({ record, regels }),
    woorden: { "B1-K1-W1": MARKUP },
    nieuw: regels.slice(0, 2).map(({ id }) => id),
  };
}

function answerOf(request = requestOf(2)) {
  const velden = {
    betreft: JSON.parse(request.verzegeld).record.id,
    rol: "praktijkopleider",
    naam: MARKUP,
    tekening: "M1 2l3 4",
    verzegeld: request.verzegeld,
    sha256: request.vorige,
    sleutel: '{"crv":"P-256","kty":"EC","x":"a","y":"b"}',
  };
  const handtekening = { id: crypto.randomUUID(), soort: /** @type {const} */ ("handtekening"), velden };
  return { verzoek: request.id, student: request.student.id, handtekening };
}

for (const days of [0, 1, 7, 50]) {
  test(`a request of ${days} days comes back as it was`, async () => {
    const request = requestOf(days);
    assert.deepEqual(await readParcel(await packRequest(request)), { request });
  });
}

test("an answer comes back as it was, from a link and from a file", async () => {
  const answer = answerOf();
  const fragment = await packAnswer(answer);
  assert.deepEqual(await readParcel(fragment), { answer });
  assert.deepEqual(await readParcel(asFile(fragment)), { answer });
});

test("what is signed survives byte for byte, whatever it is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), fc.json()), async (verzegeld) => {
      const request = { ...requestOf(0), verzegeld: verzegeld.toWellFormed() };
      const found = await readParcel(await packRequest(request));
      assert.equal(found.request?.verzegeld, request.verzegeld);
    }),
    { numRuns: 200 },
  );
});

const shortText = fc.string({ unit: "binary", maxLength: 40 }).map((text) => text.toWellFormed());
const plain = { noNullPrototype: true };
const requests = fc.record(
  {
    id: fc.uuid(),
    student: fc.record({ id: fc.uuid(), naam: shortText }, plain),
    gevraagd: fc.record({ rol: shortText, naam: shortText }, plain),
    periode: fc.oneof(fc.constant(""), fc.uuid()),
    vorige: shortText,
    moment: shortText,
    verzegeld: fc.json().map((text) => canonical(JSON.parse(text))),
    woorden: fc.dictionary(shortText, shortText, { maxKeys: 5, ...plain }),
    nieuw: fc.array(fc.uuid(), { maxLength: 5 }),
  },
  plain,
);

test("any request comes back as it was", async () => {
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      assert.deepEqual(await readParcel(await packRequest(request)), { request });
    }),
  );
});

test("lines with other questions, or an answer that is null, survive byte for byte", async () => {
  const line = (/** @type {object} */ velden) => ({ id: crypto.randomUUID(), velden });
  const record = { id: crypto.randomUUID(), soort: "urenblok", velden: {} };
  for (const regels of [[line({ a: 1 }), line({ b: [2] })], [line({ a: null })], [line({}), line({ a: 0 })]]) {
    const request = { ...requestOf(0), verzegeld: canonical({ record, regels }) };
    assert.equal((await readParcel(await packRequest(request))).request?.verzegeld, request.verzegeld);
  }
});

const WRAPPINGS = {
  "a link": (/** @type {string} */ part) => `https://bpv.example.nl/tekenen/#${part}`,
  "tracking words": (/** @type {string} */ part) =>
    `https://bpv.example.nl/tekenen/?fbclid=v1.2a#${part}&utm_source=app`,
  "a message": (/** @type {string} */ part) =>
    `Hoi! Wil je tekenen?\n https://bpv.example.nl/tekenen/#${part} groetjes v1.0`,
  "a link in a link": (/** @type {string} */ part) =>
    `https://l.example.com/?u=${encodeURIComponent(`https://bpv.example.nl/tekenen/#${part}`)}&h=AT0`,
  "lines of mail": (/** @type {string} */ part) => `> #${part.replace(/.{72}/g, "$&\r\n> ")}\n`,
  "soft breaks of mail": (/** @type {string} */ part) => `#${part.replace(/.{70}/g, "$&=\r\n")}`,
  "signs nobody sees": (/** @type {string} */ part) => `#${part.replace(/.{60}/g, "$&\u200b\u00ad")}`,
  percents: (/** @type {string} */ part) => `#${part.replaceAll("-", "%2D").replaceAll("_", "%5F")}`,
  "a tracking word like ours": (/** @type {string} */ part) =>
    `https://bpv.example.nl/tekenen/?id=v1.${"A".repeat(30)}#${part}`,
  "a tracking word like a newer one, in a link": (/** @type {string} */ part) =>
    `https://l.example.com/?id=a9.${"A".repeat(30)}&u=${encodeURIComponent(`https://bpv.example.nl/#${part}`)}`,
};
for (const [name, wrapped] of Object.entries(WRAPPINGS)) {
  test(`it is found in ${name}`, async () => {
    const request = requestOf(3);
    assert.deepEqual(await readParcel(wrapped(await packRequest(request))), { request });
  });
}

test("a thousand links with one letter changed: none is read", async () => {
  const fragment = await packRequest(requestOf(50));
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (let turn = 0; turn < 1000; turn += 1) {
    const at = Math.floor(Math.random() * fragment.length);
    const letter = letters[Math.floor(Math.random() * letters.length)] ?? "";
    if (letter === fragment[at]) continue;
    const { request, answer } = await readParcel(fragment.slice(0, at) + letter + fragment.slice(at + 1));
    assert.equal(request ?? answer, undefined, `${letter} at ${at}`);
  }
});

test("cut off anywhere: never read, and told as cut once it is long enough", async () => {
  const fragment = await packAnswer(answerOf());
  for (let size = 0; size < fragment.length; size += 1) {
    const { fault } = await readParcel(fragment.slice(0, size));
    assert.equal(fault, size < 19 ? "none" : "cut", `at ${size}`);
  }
});

test("a newer kind, a megabyte, and what is none each have their own fault", async () => {
  const fragment = await packRequest(requestOf(1));
  assert.deepEqual(await readParcel(fragment.replace("v1.", "v2.")), { fault: "newer" });
  assert.deepEqual(await readParcel("v1.".padEnd(1_000_001, "A")), { fault: "too-big" });
  for (const text of [
    "",
    "#",
    "v1.",
    "https://bpv.example.nl/",
    "{}",
    "v0.aaaaaaaaaaaaaaaaaaaaaaaa",
    "%".repeat(999),
  ]) {
    assert.deepEqual(await readParcel(text), { fault: "none" }, text);
  }
  assert.deepEqual(await readParcel(fragment.replace("v1.", "a1.")), { fault: "changed" });
});

test("no text makes it throw", async () => {
  const near = fc
    .string({ unit: fc.constantFrom(..."va12.#-_=%23 Aa\n") })
    .map((rest) => `#v1.AAAAAAAAAAAAAAAA${rest}`);
  await fc.assert(
    fc.asyncProperty(fc.oneof(near, fc.string({ unit: "binary" })), async (text) => {
      assert.ok((await readParcel(text)).fault);
    }),
  );
});

/** A parcel with a right sum around anything. @param {string} kind @param {unknown} content */
async function forged(kind, content) {
  const stream = new Blob([JSON.stringify(content)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const body = [0, 0, 0, 0, ...new Uint8Array(await new Response(stream).arrayBuffer())];
  const length = [24, 16, 8, 0].map((shift) => (body.length >> shift) & 255);
  const named = [...new TextEncoder().encode(`${kind}1.`), ...length, ...body];
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.from(named)));
  return `${kind}1.${toLetters(Uint8Array.from([...sum.slice(0, 8), ...length, ...body]))}`;
}

test("what another hand packed well is read only when everything in it is what it should be", async () => {
  const request = requestOf(1);
  assert.deepEqual(await readParcel(await forged("v", request)), { request });
  const wrong = [
    null,
    [],
    1,
    "x",
    { ...request, id: 1 },
    { ...request, student: null },
    { ...request, nieuw: { a: 1 } },
  ];
  wrong.push({ ...request, woorden: [] }, { ...request, verzegeld: 1 }, { ...request, gevraagd: { rol: "x" } });
  wrong.push({ ...request, student: { ...request.student, naam: "x".repeat(301) } }, { ...request, moment: {} });
  for (const content of wrong) {
    assert.deepEqual(await readParcel(await forged("v", content)), { fault: "changed" }, JSON.stringify(content));
  }
  const answer = answerOf();
  const { handtekening } = answer;
  assert.deepEqual(await readParcel(await forged("a", answer)), { answer });
  for (const other of [
    { ...handtekening, soort: "student" },
    { ...handtekening, velden: {} },
    { ...handtekening, velden: { ...handtekening.velden, naam: { a: "b" } } },
    { ...handtekening, velden: { ...handtekening.velden, naam: 1 } },
    { ...handtekening, id: "" },
  ]) {
    assert.deepEqual(await readParcel(await forged("a", { ...answer, handtekening: other })), { fault: "changed" });
  }
});

test("what is more than we know is left out", async () => {
  const request = requestOf(1);
  assert.deepEqual(await readParcel(await forged("v", { ...request, wachtwoord: "geheim" })), { request });
});

test("a small link that unpacks to a full phone is refused", async () => {
  const fragment = await forged("v", { ...requestOf(1), woorden: { a: "a".repeat(50_000_000) } });
  assert.ok(fragment.length < 100_000);
  assert.deepEqual(await readParcel(fragment), { fault: "changed" });
});

/** Tables that a short link can name. @type {Record<string, [lines: number, names: number, answer: unknown]>} */
const TABLES = {
  "many lines and questions": [20_000, 300, 1],
  "one long answer on every line": [1600, 1, "x".repeat(20_000)],
  "a question without answers on every line": [100_000, 100, null],
};
for (const [name, [lines, questions, answer]] of Object.entries(TABLES)) {
  test(`a small link is refused before its table is made: ${name}`, async () => {
    const columns = Array.from({ length: questions }, (_, at) => [`v${at}`, [answer]]);
    const verzegeld = ["urenblok", crypto.randomUUID(), {}, Array(lines).fill(0), columns];
    const fragment = await forged("v", { ...requestOf(0), verzegeld });
    assert.ok(fragment.length < 3000);
    const before = performance.now();
    assert.deepEqual(await readParcel(fragment), { fault: "changed" });
    assert.ok(performance.now() - before < 500);
  });
}

test("a table too large for columns goes as its text, byte for byte", async () => {
  const line = (/** @type {number} */ at) => ({ id: crypto.randomUUID(), velden: { [`v${at}`]: at } });
  const record = { id: crypto.randomUUID(), soort: "urenblok", velden: {} };
  const verzegeld = canonical({ record, regels: Array.from({ length: 1000 }, (_, at) => line(at)) });
  const request = { ...requestOf(0), verzegeld };
  assert.deepEqual(await readParcel(await packRequest(request)), { request });
});

test("a browser that cannot check or unpack says so", async () => {
  const fragment = await packRequest(requestOf(1));
  const own = globalThis.DecompressionStream;
  // @ts-expect-error an older browser
  globalThis.DecompressionStream = undefined;
  try {
    assert.deepEqual(await readParcel(fragment), { fault: "no-unpacking" });
  } finally {
    globalThis.DecompressionStream = own;
  }
});

test("the link of a block of fifty different days is at most 6,000 characters", async (t) => {
  const request = requestOf(50);
  const { record, regels } = JSON.parse(request.verzegeld);
  for (const [at, { velden }] of regels.entries()) {
    const [hour, quarter] = [(at * 7) % 4, (at * 11) % 4];
    velden.werk = SENTENCES[at];
    velden.begin = `0${6 + hour}:${String(quarter * 15).padStart(2, "0")}`;
    velden.eind = `${14 + hour}:${String(((quarter + at) % 4) * 15).padStart(2, "0")}`;
    velden.pauze = [15, 30, 45][at % 3];
    velden.werkprocessen = [`B1-K1-W${1 + (at % 5)}`, `B1-K2-W${1 + (at % 3)}`].slice(at % 2);
  }
  const packed = await packRequest({ ...request, verzegeld: canonical({ record, regels }) });
  const link = `https://bpv.example.nl/tekenen/#${packed}`;
  t.diagnostic(`${link.length} characters for fifty days`);
  assert.equal(new Set(SENTENCES).size, 50);
  assert.ok(link.length <= 6000, `${link.length} characters`);
});

for (const { naam, fragment, ...content } of cases("parcel")) {
  test(`a link that left a phone stays readable: ${naam}`, async () => {
    assert.deepEqual(await readParcel(fragment), content);
  });
}

test("a map of an older app, with other ids, is asked and answered as any", async () => {
  const request = { ...requestOf(1), student: { id: "student-1", naam: "Sam" }, id: "verzoek-1" };
  assert.deepEqual(await readParcel(await packRequest(request)), { request });
});
