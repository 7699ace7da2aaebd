"""The contents of a series of codes: split and joined by the page's own script, in Node."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from bpv_logic.file.limits import MAX_FILE_BYTES
from bpv_site.tools import npm
from bpv_site.tools.paths import SITE

SCRIPTS = (SITE / "static" / "js").as_uri()
#: The capacity of a version 20 code at level L in base 45 characters: ISO/IEC 18004, table 7.
MOST_SIGNS = 1249
TEXT = json.dumps([{"id": f"record-{number}", "velden": {"opmerking": "Kisten tillen, café"}} for number in range(400)])
NOISE = random.Random(1).randbytes(9000).hex()  # noqa: S311 - no secret


def run(tmp_path: Path, script: str, **given: str) -> Any:  # noqa: ANN401 - any JSON
    """Run a script that may use `makeParts`, `readPart`, `joinParts` and `newCollection`; return its output."""
    path = tmp_path / "probe.mjs"
    path.write_text(
        f"""import {{ makeParts, readPart, joinParts }} from "{SCRIPTS}/codes/series.js";
import {{ newCollection }} from "{SCRIPTS}/codes/collection.js";
import {{ toBase45, fromBase45 }} from "{SCRIPTS}/codes/base45.js";
const given = {json.dumps(given)};
const most = {MAX_FILE_BYTES};
const say = (value) => console.log(JSON.stringify(value));
{script}
""",
        encoding="utf-8",
    )
    went_well, said = npm.run_node(["--no-warnings", str(path)])

    assert went_well, said
    return json.loads(said)


JOIN = """
const parts = await makeParts(given.tekst);
const collection = newCollection();
const order = parts.map((_, index) => index).sort((a, b) => ((a * 7) % 5) - ((b * 7) % 5));
const taken = [];
for (const index of [...order, ...order]) taken.push(await collection.take(parts[index]));
say({ same: (await collection.join(most)) === given.tekst, taken, sizes: parts.map((part) => part.length),
  signs: /^[0-9A-Z $%*+./:-]+$/.test(parts.join("")) });
"""


@pytest.mark.parametrize("text", ["x", TEXT, NOISE], ids=["one sign", "a map", "nothing to pack"])
@pytest.mark.parametrize("old", [False, True], ids=["packed", "in an old browser"])
def test_parts_in_any_order_and_twice_make_the_text_again(tmp_path: Path, text: str, *, old: bool):
    before = "globalThis.CompressionStream = undefined;" if old else ""
    said = run(tmp_path, before + JOIN, tekst=text)
    count = len(said["sizes"])

    assert said["same"]
    assert said["taken"] == ["new"] * count + ["known"] * count
    assert said["signs"]
    assert max(said["sizes"]) <= MOST_SIGNS


def test_every_change_of_one_sign_is_found(tmp_path: Path):
    """A misread or changed character never counts as this part of this series."""
    script = """
const [part] = await makeParts(given.tekst);
const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const passed = [];
for (let at = 0; at < part.length; at += 1) {
  const other = signs[(signs.indexOf(part[at]) + 1 + (at % 43)) % 45];
  const read = await readPart(part.slice(0, at) + other + part.slice(at + 1));
  if (typeof read !== "string") passed.push(at);
}
say({ passed, length: part.length });
"""
    said = run(tmp_path, script, tekst=NOISE)

    assert said["length"] > 1000
    assert said["passed"] == []


@pytest.mark.parametrize(
    ("text", "is_"),
    [
        ("HTTPS://SCHOOL.EXAMPLE/", "foreign"),
        ("", "foreign"),
        ("BPV2/Z/0123456789/1/1/00000000/BB8", "damaged"),
        ("BPV1/Z/0123456789/2/1/00000000/BB8", "damaged"),
        ("BPV1/Z/0123456789/0/1/00000000/BB8", "damaged"),
        ("BPV1/Z/0123456789/1/1000/00000000/BB8", "damaged"),
        ("BPV1/Z/0123456789/1/1/00000000/:::", "damaged"),
        ("BPV1/Z/0123456789/1/1/00000000/", "damaged"),
    ],
)
def test_what_is_no_part_is_told(tmp_path: Path, text: str, is_: str):
    assert run(tmp_path, "say(await readPart(given.tekst));", tekst=text) == is_


def test_part_of_another_series_does_not_count(tmp_path: Path):
    script = """
const mine = await makeParts(given.tekst);
const theirs = await makeParts(given.tekst + "!");
const collection = newCollection();
await collection.take(mine[0]);
say([await collection.take(theirs[1]), collection.state().filter(({ isRead }) => isRead).length]);
"""
    assert run(tmp_path, script, tekst=NOISE) == ["other", 1]


FORGED = """
import { gzipSync } from "node:zlib";
import { createHash } from "node:crypto";
const sha = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").toUpperCase();
};
const forge = (bytes, series, kind = "Z") => {
  const head = `${kind}/${series}/1/1`;
  return `BPV1/${head}/${sha(head, bytes).slice(0, 8)}/${toBase45(bytes)}`;
};
const outcome = async (text) => {
  const collection = newCollection();
  const taken = await collection.take(text);
  return [taken, await collection.join(most).then(() => "a text", (error) => error.message)];
};
"""


@pytest.mark.parametrize(
    ("bytes_", "series", "why"),
    [
        ("new Uint8Array([1, 2])", "'0000000000'", "not one whole"),
        ("new Uint8Array(gzipSync(Buffer.alloc(most + 1)))", "sha(bytes).slice(0, 10)", "more than a map"),
        ("new Uint8Array(gzipSync(Buffer.from([0xff, 0xfe])))", "sha(bytes).slice(0, 10)", "not valid"),
    ],
    ids=["a hash that does not fit", "a small code that unpacks to a full phone", "no text"],
)
def test_whole_that_somebody_forged_is_refused(tmp_path: Path, bytes_: str, series: str, why: str):
    script = f"{FORGED}\nconst bytes = {bytes_};\nsay(await outcome(forge(bytes, {series})));"
    taken, message = run(tmp_path, script)

    assert taken == "new"
    assert why in message


def test_base_45_is_that_of_the_standard(tmp_path: Path):
    """The examples of RFC 9285, section 4.3 and 4.4."""
    script = """
const text = new TextEncoder();
say([...["AB", "Hello!!", "base-45"].map((word) => toBase45(text.encode(word))),
  new TextDecoder().decode(fromBase45("QED8WEX0")), fromBase45("GGW") ?? null, fromBase45("A") ?? null]);
"""
    assert run(tmp_path, script) == ["BB8", "%69 VD92EX0", "UJCLQE7W581", "ietf!", None, None]
