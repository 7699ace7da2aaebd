"""The small libraries that pages import from `static/vendor/`, taken from their npm packages."""

from __future__ import annotations

from typing import Final

from bpv_site.tools import npm

FOLDER: Final = "vendor"
#: File name in `static/vendor/` -> (package, file in it). Types for the checker: `site/types/vendor/`.
LIBRARIES: Final = {
    "idb.js": ("idb", "build/index.js"),
    # One imports the other by this name.
    "qr/decode.js": ("qr", "decode.js"),
    "qr/index.js": ("qr", "index.js"),
}


def library_text(name: str) -> str:
    """Return a library as it is served: without the reference to a source map that we do not ship."""
    package, inner = LIBRARIES[name]
    text = (npm.package(package) / inner).read_text(encoding="utf-8")
    body, found, _ = text.rpartition("//# sourceMappingURL=")
    return body if found else text
