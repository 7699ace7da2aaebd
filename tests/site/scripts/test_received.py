"""Shared files are kept up to the size that the rules accept; the service worker's own script, in Node."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bpv_logic.file.limits import MAX_BYTES, MAX_FILE_BYTES
from bpv_site.tools import npm
from bpv_site.tools.paths import SITE

#: The globals of a service worker; the build stamps the rest.
DEEL = """
globalThis.BUILD = "b";
globalThis.MAX_FILE_BYTES = %d;
globalThis.self = { registration: { scope: "https://bpv.example/map/" } };
const kept = {};
const keep = async (place, answer) => (kept[place] = await answer.blob());
globalThis.caches = { open: async (name) => ({ put: (key, answer) => keep(`${name} ${key}`, answer) }) };
const { receive, RECEIVE } = await import("%s");
const body = new FormData();
if (%d >= 0) body.append("bestand", new File([new Uint8Array(Math.max(0, %d))], "bpv-map.json"));
const answer = await receive(new Request(`https://bpv.example/map/${RECEIVE}`, { method: "POST", body }));
console.log(JSON.stringify({
  to: answer.headers.get("Location"), status: answer.status,
  kept: Object.entries(kept).map(([key, file]) => [key, file.size]),
}));
"""
PLEK = "bpv-map-received|/map/ https://bpv.example/map/delen/ontvang"


def stamped(dist: Path) -> int:
    """Return what the built service worker accepts."""
    source = (dist / "sw.js").read_text(encoding="utf-8")
    found = re.search(r"const MAX_FILE_BYTES = (\d+);", source)
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize(
    ("size", "became"),
    [
        (1000, ""),
        # The largest possible map, and the same map with a password.
        (MAX_BYTES, ""),
        (MAX_FILE_BYTES, ""),
        (MAX_FILE_BYTES + 1, "size"),
        (0, ""),
        (-1, ""),
    ],
)
def test_shared_file_is_kept_when_the_rules_can_take_it(dist: Path, tmp_path: Path, size: int, became: str):
    script = tmp_path / "deel.mjs"
    script.write_text(DEEL % (stamped(dist), (SITE / "sw" / "received.js").as_uri(), size, size), encoding="utf-8")
    went_well, said = npm.run_node(["--no-warnings", str(script)])
    assert went_well, said

    assert json.loads(said) == {
        "to": f"https://bpv.example/map/delen/?ontvangen={became}#openen",
        "status": 303,
        "kept": [[PLEK, size]] if 0 < size <= MAX_FILE_BYTES else [],
    }


@pytest.mark.parametrize("page", ["delen", "school"])
def test_page_that_opens_maps_says_how_much_the_rules_take(dist: Path, page: str):
    markup = (dist / page / "index.html").read_text(encoding="utf-8")

    assert f'data-max-bytes="{MAX_FILE_BYTES}"' in markup


def test_no_script_has_a_size_of_its_own_for_a_file():
    sources = [*(SITE / "static" / "js").rglob("*.js"), *(SITE / "sw").rglob("*.js")]

    assert [
        path.name for path in sources if re.search(r"1024 \* 1024|MAX_BYTES =", path.read_text(encoding="utf-8"))
    ] == []
