"""In the place of what installs packages in Pyodide: the rules need none. With it go archives and temporary files."""

from __future__ import annotations

# A snapshot of a started engine counts on it that this is the second thing of JavaScript that Python holds.
from pyodide_js import loadedPackages  # type: ignore[import-not-found] # noqa: F401


class _Folder:
    """A folder that Pyodide asks for by its text."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


SITE_PACKAGES = _Folder("/lib/python3.13/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Do nothing, where Pyodide would list what is installed."""
