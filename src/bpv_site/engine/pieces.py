"""The engine in pieces: each file is packed once and cut up, so that a dropped connection costs part of one piece."""

from __future__ import annotations

import functools
import gzip
import shutil
from pathlib import Path
from typing import Final

from bpv_site.tools import digest

#: In `dist/`; the names in it are hashes, so the files never change.
FOLDER: Final = "engine/pieces"
SUFFIX: Final = ".bin"
#: Bytes of one piece. Smaller costs more in headers and round trips, larger too much at the worst cuts
#: (docs/besluiten/0019).
SIZE: Final = 24_000
#: Characters of a piece's SHA-256 in its name: 128 bits. The whole file is checked against all 256.
NAME: Final = 32


def is_piece(name: str) -> bool:
    """Say whether a file, named from `dist/`, is a piece of another."""
    return name.startswith(f"{FOLDER}/")


def cut(content: bytes, *, size: int = SIZE) -> list[bytes]:
    """Pack a file with gzip, which every browser can unpack, and cut that up."""
    packed = _packed(content)
    return [packed[start : start + size] for start in range(0, len(packed), size)]


@functools.lru_cache(maxsize=16)
def _packed(content: bytes) -> bytes:
    """Pack a file once: who makes several sites has the same engine in each, and packing it takes two seconds."""
    return gzip.compress(content, 9, mtime=0)


def write_pieces(dist: Path, *, size: int = SIZE) -> dict[str, list[str]]:
    """Write the pieces of every file that is sent this way; return address -> names of its pieces in order."""
    folder = dist / FOLDER
    files = [path for path in digest.files_under(dist / "engine") if folder not in path.parents]
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    found = {}
    for path in files:
        address = path.relative_to(dist).as_posix()
        parts = cut(path.read_bytes(), size=size)
        found[address] = [digest.of_bytes(part)[:NAME] for part in parts]
        for name, part in zip(found[address], parts, strict=True):
            (folder / f"{name}{SUFFIX}").write_bytes(part)
    return found
