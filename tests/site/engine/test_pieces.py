"""The engine's pieces form exactly its files, and each fits through a connection that drops."""

from __future__ import annotations

import gzip
import json
import re

from bpv_site.engine import pieces
from bpv_site.publish import precache
from bpv_site.tools import digest

#: The worst connection in the issue is cut after this many bytes.
CUT = 256_000


def listed(dist):
    source = (dist / "sw.js").read_text(encoding="utf-8")
    return json.loads(re.search(r"const PIECES = (.*?);\n", source)[1])


def test_pieces_of_every_engine_file_give_that_file(dist):
    folder = dist / pieces.FOLDER
    made = {
        address: gzip.decompress(b"".join((folder / f"{name}.bin").read_bytes() for name in names))
        for address, names in listed(dist).items()
    }

    engine = [path for path in digest.files_under(dist / "engine") if folder not in path.parents]
    assert made == {path.relative_to(dist).as_posix(): path.read_bytes() for path in engine}


def test_piece_is_named_after_its_content_and_none_is_left_over(dist):
    found = {path.stem: path.read_bytes() for path in (dist / pieces.FOLDER).iterdir()}

    assert {name for names in listed(dist).values() for name in names} == set(found)
    assert [name for name, content in found.items() if not digest.of_bytes(content).startswith(name)] == []
    assert {len(name) for name in found} == {pieces.NAME}


def test_piece_is_small_beside_what_a_bad_connection_carries(dist):
    sizes = [path.stat().st_size for path in (dist / pieces.FOLDER).iterdir()]

    # A cut costs at most one piece, headers another 4 %: together under 1.15, wherever the cuts fall.
    assert max(sizes) <= CUT / 10


def test_cutting_loses_and_adds_nothing():
    content = bytes(range(256)) * 1000

    parts = pieces.cut(content, size=100)

    assert gzip.decompress(b"".join(parts)) == content
    assert {len(part) for part in parts[:-1]} == {100}
    assert 0 < len(parts[-1]) <= 100


def test_new_build_leaves_no_piece_of_the_last(tmp_path):
    file = tmp_path / "engine" / "rules-1.zip"
    file.parent.mkdir()
    file.write_bytes(b"first")
    (before,) = pieces.write_pieces(tmp_path)["engine/rules-1.zip"]
    file.write_bytes(b"second")
    (after,) = pieces.write_pieces(tmp_path)["engine/rules-1.zip"]

    assert before != after
    assert [path.stem for path in (tmp_path / pieces.FOLDER).iterdir()] == [after]
    assert precache.file_list(tmp_path) == {"engine/rules-1.zip": digest.of_bytes(b"second")}
