"""Stamps the service worker: every file of the site with its hash, and a build id that changes only with them."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from bpv_logic.file.limits import MAX_FILE_BYTES
from bpv_site.engine import pieces
from bpv_site.pages import headers
from bpv_site.publish import scripts
from bpv_site.tools import digest
from bpv_site.tools.paths import SITE

if TYPE_CHECKING:
    from pathlib import Path

WORKER: Final = "sw.js"
#: Replaces a service worker that went wrong (docs/hosting.md).
KILL_WORKER: Final = "sw-kill.js"
INDEX: Final = "index.html"
#: Hosts read this file and do not serve it, so a phone cannot fetch it.
NOT_SERVED: Final = frozenset({"_headers"})


def file_list(dist: Path) -> dict[str, str]:
    """Return address -> SHA-256 of everything a phone keeps; addresses are relative to the base, pages are folders."""
    found = {}
    for path in digest.files_under(dist):
        name = path.relative_to(dist).as_posix()
        if name in (WORKER, KILL_WORKER) or name in NOT_SERVED or pieces.is_piece(name):
            continue
        address = name.removesuffix(INDEX) if PurePosixPath(name).name == INDEX else name
        found[address] = digest.of_bytes(path.read_bytes())
    return found


def write_worker(dist: Path) -> str:
    """Write `sw.js`, preceded by its lists, and the pieces of the engine; return the build id."""
    files = file_list(dist)
    types = {suffix: headers.TYPES[suffix] for suffix in sorted({PurePosixPath(name).suffix for name in files} - {""})}
    stamped = {
        "FILES": files,
        "HEADERS": headers.security_headers(),
        "MAX_FILE_BYTES": MAX_FILE_BYTES,
        "PIECES": pieces.write_pieces(dist),
        "PIECE_FOLDER": pieces.FOLDER,
        "TYPES": {**types, "": headers.TYPES[".html"]},
    }
    lists = "".join(f"const {name} = {_compact(value)};\n" for name, value in stamped.items())
    source = lists + scripts.bundle_worker(SITE / WORKER)
    # The worker's own code counts too: a change in it must reach the phone as a new build.
    build = digest.of_bytes(source.encode())[: digest.SHORT]
    (dist / WORKER).write_text(f'const BUILD = "{build}";\n{source}', encoding="utf-8", newline="\n")
    return build


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def build_id(dist: Path) -> str:
    """Read the build id back from a finished site."""
    source = (dist / WORKER).read_text(encoding="utf-8")
    return source.partition('const BUILD = "')[2].partition('"')[0]
