"""SHA-256 of texts, files and folders, so that names and caches change exactly when content does."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Enough of a SHA-256 for a file name: 48 bits.
SHORT: Final = 12
IGNORED_FOLDERS: Final = frozenset({"__pycache__", "node_modules"})


def of_bytes(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hex."""
    return hashlib.sha256(content).hexdigest()


def files_under(folder: Path) -> list[Path]:
    """List the files in a folder, recursively and in a fixed order, without what tools leave behind."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not IGNORED_FOLDERS.intersection(path.relative_to(folder).parts))


def of_files(paths: Iterable[Path], *, root: Path) -> str:
    """Return one hash over names and contents; a renamed file counts as a change."""
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.relative_to(root).as_posix()}\0{of_bytes(path.read_bytes())}\n".encode())
    return total.hexdigest()
