"""The service worker's list is exactly the site."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from bpv_site.engine import pieces
from bpv_site.pages import headers
from bpv_site.publish import precache
from bpv_site.tools import digest
from bpv_site.tools.errors import BuildError


def stamped(dist, name):
    source = (dist / "sw.js").read_text(encoding="utf-8")
    return json.loads(re.search(rf"const {name} = (.*?);\n", source, re.DOTALL)[1])


def test_list_is_every_file_with_its_hash(dist):
    files = {path.relative_to(dist).as_posix(): path for path in digest.files_under(dist)}
    for not_kept in ("sw.js", "sw-kill.js", "_headers", *(name for name in files if pieces.is_piece(name))):
        del files[not_kept]

    expected = {
        re.sub(r"(^|/)index\.html$", r"\1", name): digest.of_bytes(path.read_bytes()) for name, path in files.items()
    }
    assert stamped(dist, "FILES") == expected


def test_front_page_is_listed_by_the_folder_itself(dist):
    assert "" in stamped(dist, "FILES")


def test_every_listed_file_has_a_content_type(dist):
    types = stamped(dist, "TYPES")

    assert {name: types.get(re.search(r"(\.[a-z]+)?$", name)[0]) for name in stamped(dist, "FILES")} == {
        name: headers.content_type(name or "index.html") if "." in name else headers.TYPES[".html"]
        for name in stamped(dist, "FILES")
    }


def test_headers_of_the_worker_are_those_of_the_server(dist):
    assert stamped(dist, "HEADERS") == headers.security_headers()


def test_build_id_follows_content(dist, tmp_path):
    copy = tmp_path / "dist"
    shutil.copytree(dist, copy, ignore=shutil.ignore_patterns("engine"))
    first = precache.write_worker(copy)
    again = precache.write_worker(copy)
    (copy / "uren" / "index.html").write_text("anders", encoding="utf-8")
    changed = precache.write_worker(copy)

    assert first == again
    assert changed != first
    assert precache.build_id(copy) == changed


def test_worker_that_cannot_be_read_stops_the_build(tmp_path, monkeypatch):
    (tmp_path / "sw.js").write_text("const = ;", encoding="utf-8")
    monkeypatch.setattr(precache, "SITE", tmp_path)

    with pytest.raises(BuildError, match=r"sw\.js"):
        precache.write_worker(tmp_path)


def test_worker_is_one_plain_script_after_its_lists(dist):
    """Browsers differ in what they allow a service worker to import, and when."""
    source = (dist / "sw.js").read_text(encoding="utf-8")

    assert source.startswith('const BUILD = "')
    assert re.search(r"\b(import|export)\b", source) is None
