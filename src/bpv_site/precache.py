"""Stamps the service worker: every file of the site with its hash, and a build id that changes only with them."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from bpv_site import digest, headers
from bpv_site.errors import BuildError
from bpv_site.paths import SITE

if TYPE_CHECKING:
    from pathlib import Path

WORKER: Final = "sw.js"
INDEX: Final = "index.html"
#: Hosts read this file and do not serve it, so a phone cannot fetch it.
NOT_SERVED: Final = frozenset({"_headers"})


def file_list(dist: Path) -> dict[str, str]:
    """Give address -> SHA-256 of all that a phone keeps; addresses are relative to the base, pages are folders."""
    found = {}
    for path in digest.files_under(dist):
        name = path.relative_to(dist).as_posix()
        if name == WORKER or name in NOT_SERVED:
            continue
        address = name.removesuffix(INDEX) if PurePosixPath(name).name == INDEX else name
        found[address] = digest.of_bytes(path.read_bytes())
    return found


def write_worker(dist: Path) -> str:
    """Write `sw.js` with its list filled in, and give the build id."""
    files = file_list(dist)
    source = (SITE / WORKER).read_text(encoding="utf-8")
    types = {suffix: headers.TYPES[suffix] for suffix in sorted({PurePosixPath(name).suffix for name in files} - {""})}
    stamped = {"FILES": files, "HEADERS": headers.security_headers(), "TYPES": {**types, "": headers.TYPES[".html"]}}
    for name, value in stamped.items():
        source = _fill(source, name, json.dumps(value, indent=1, sort_keys=True))
    # The worker's own code counts too: a change in it must reach the phone as a new build.
    build = digest.of_bytes(source.encode())[: digest.SHORT]
    source = _fill(source, "BUILD", json.dumps(build))
    (dist / WORKER).write_text(source, encoding="utf-8", newline="\n")
    return build


def _fill(source: str, name: str, value: str) -> str:
    """Replace the value of one of the worker's constants that the build fills in."""
    for empty in ("{}", '""'):
        before = f"const {name} = {empty};"
        if source.count(before) == 1:
            return source.replace(before, f"const {name} = {value};")
    raise BuildError(f"site/{WORKER} has no single empty `const {name}` to fill in.")


def build_id(dist: Path) -> str:
    """Read the build id back from a finished site."""
    source = (dist / WORKER).read_text(encoding="utf-8")
    return source.partition('const BUILD = "')[2].partition('"')[0]
