"""Replaces Pyodide's package installer: the rules need none. This also drops archives and temporary files."""

from __future__ import annotations

# A snapshot of a started engine counts on it that this is the second thing of JavaScript that Python holds.
from pyodide_js import loadedPackages  # type: ignore[import-not-found] # noqa: F401


class _Folder:
    """A folder that Pyodide asks for as text."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


SITE_PACKAGES = _Folder("/lib/python3.13/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Do nothing, where Pyodide would list what is installed."""
