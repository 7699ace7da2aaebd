"""Shared files are kept up to the size that the rules accept; the service worker's own script, in Node."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bpv_logic.file.limits import MAX_BYTES, MAX_FILE_BYTES
from bpv_site.tools import npm
from bpv_site.tools.paths import SITE

#: The globals of a service worker; the build stamps the rest.
SHARE = """
globalThis.BUILD = "b";
globalThis.MAX_FILE_BYTES = %d;
globalThis.self = { registration: { scope: "https://bpv.example/map/" } };
const kept = {};
const keep = async (place, answer) =>
  (kept[place] = { size: (await answer.blob()).size, name: decodeURIComponent(answer.headers.get("x-name")) });
globalThis.caches = { open: async (name) => ({ put: (key, answer) => keep(`${name} ${key}`, answer) }) };
const { receive, RECEIVE } = await import("%s");
const body = new FormData();
for (const [name, size] of %s) body.append("bestand", new File([new Uint8Array(size)], name));
const answer = await receive(new Request(`https://bpv.example/map/${RECEIVE}`, { method: "POST", body }));
console.log(JSON.stringify({
  to: answer.headers.get("Location"), status: answer.status,
  kept: Object.entries(kept).map(([key, { size, name }]) => [key, name, size]),
}));
"""
SPOT = "bpv-map-received|/map/ https://bpv.example/map/delen/ontvang"


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
        (None, ""),
    ],
)
def test_shared_file_is_kept_when_the_rules_can_take_it(dist: Path, tmp_path: Path, size: int | None, became: str):
    files = [] if size is None else [("bpv-map.json", size)]

    assert shared(dist, tmp_path, files) == {
        "to": f"https://bpv.example/map/delen/?ontvangen={became}#openen",
        "status": 303,
        "kept": [[SPOT, "bpv-map.json", size]] if size and size <= MAX_FILE_BYTES else [],
    }


def test_files_that_are_shared_together_are_all_kept_with_their_names(dist: Path, tmp_path: Path):
    files = [("Łukasz (1).json", 10), ("leeg.json", 0), ("klas.zip", 20)]

    assert shared(dist, tmp_path, files)["kept"] == [[SPOT, "Łukasz (1).json", 10], [f"{SPOT}?1", "klas.zip", 20]]


@pytest.mark.parametrize("files", [[("a.json", 1)] * 21, [("a.json", MAX_BYTES), ("b.json", MAX_BYTES)]])
def test_more_than_a_person_shares_is_not_kept(dist: Path, tmp_path: Path, files: list[tuple[str, int]]):
    answer = shared(dist, tmp_path, files)

    assert (answer["to"], answer["kept"]) == ("https://bpv.example/map/delen/?ontvangen=many#openen", [])


def shared(dist: Path, folder: Path, files: list[tuple[str, int]]) -> dict[str, Any]:
    """Share files with the app, and return where the phone goes and what it keeps."""
    script = folder / "deel.mjs"
    values = (stamped(dist), (SITE / "sw" / "received.js").as_uri(), json.dumps(files))
    script.write_text(SHARE % values, encoding="utf-8")
    went_well, said = npm.run_node(["--no-warnings", str(script)])
    assert went_well, said
    answer: dict[str, Any] = json.loads(said)
    return answer


@pytest.mark.parametrize("page", ["delen", "school"])
def test_page_that_opens_maps_says_how_much_the_rules_take(dist: Path, page: str):
    markup = (dist / page / "index.html").read_text(encoding="utf-8")

    assert f'data-max-bytes="{MAX_FILE_BYTES}"' in markup


def test_no_script_has_a_size_of_its_own_for_a_file():
    sources = [*(SITE / "static" / "js").rglob("*.js"), *(SITE / "sw").rglob("*.js")]

    assert [
        path.name for path in sources if re.search(r"1024 \* 1024|MAX_BYTES =", path.read_text(encoding="utf-8"))
    ] == []
