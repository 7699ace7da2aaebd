"""A schoolpakket in a link: what the page puts in and takes out, by the page's own script, in Node."""

from __future__ import annotations

import json
import re
from pathlib import Path

from bpv_logic.school.toml import MAX_BYTES
from bpv_site.engine.make import Engine
from bpv_site.handboek.read import read_handboek
from bpv_site.publish.app import create_app
from bpv_site.tools import npm
from bpv_site.tools.paths import SITE

ENGINE = Engine(folder=Path(), runtime="r", stdlib="s.zip", lock="l.json", rules="bpv_logic-1.zip")
SCRIPT = """
globalThis.location = { hash: "" };
const { makeLink, readLink } = await import("%s");
const most = %d;
const part = (link) => link.slice(link.indexOf("=") + 1);
const read = (text, limit) => readLink(text, limit).then((found) => found.length, (error) => error.message);
const full = part(await makeLink("status/", "é".repeat(most), most));
console.log(JSON.stringify({
  full: await read(full, most),
  more: (await makeLink("status/", "é".repeat(most + 1), most)) ?? null,
  grown: await read(full, most - 1),
}));
"""


def test_link_holds_as_much_as_a_phone_opens_and_no_more(tmp_path: Path):
    path = tmp_path / "probe.mjs"
    path.write_text(SCRIPT % ((SITE / "static/js/pakket/link.js").as_uri(), MAX_BYTES), encoding="utf-8")
    went_well, said = npm.run_node(["--no-warnings", str(path)])

    assert went_well, said
    assert json.loads(said) == {"full": MAX_BYTES, "more": None, "grown": "the pakket is too large"}


def test_pages_that_open_a_schoolpakket_get_its_size_from_the_rules():
    client = create_app(ENGINE, guide=read_handboek()).test_client()
    found = {
        path: re.findall(r'data-module="(?:school-pakket|pakket-form)" data-max-bytes="(\d+)"', client.get(path).text)
        for path in ("/status/", "/school/pakket/")
    }

    assert found == {"/status/": [str(MAX_BYTES)], "/school/pakket/": [str(MAX_BYTES)]}
