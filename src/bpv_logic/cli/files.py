"""The files given to the command line: which they are, and their contents. Not on the phone."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from bpv_logic.basis.errors import ExportError
from bpv_logic.file.limits import MAX_FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def files_in(names: Iterable[str]) -> Iterator[Path]:
    """Return the files to read; for a folder every JSON file in it and below, by name."""
    for path in map(Path, names):
        yield from sorted(_json_in(path)) if path.is_dir() else [path]


def _json_in(top: Path) -> list[Path]:
    """Return the JSON files below a folder, and each folder that cannot be opened, so it gets reported.

    Links to folders are not followed: a folder that contains itself would never end.
    """
    closed: list[OSError] = []
    walked = os.walk(top, onerror=closed.append)
    found = [Path(folder, name) for folder, _, files in walked for name in files if name.lower().endswith(".json")]
    return found + [Path(error.filename) for error in closed]


def read_bytes(path: Path) -> bytes:
    """Return the contents of a file, with one byte over the limit when it is too large; ExportError if unreadable."""
    try:
        # Reading a pipe would wait until somebody writes to it.
        known = path.stat()
        if stat.S_ISDIR(known.st_mode):
            raise ExportError("niet-te-openen", "Deze map is niet te openen.")
        if not stat.S_ISREG(known.st_mode):
            raise ExportError("niet-te-openen", "Dit is geen gewoon bestand.")
        with path.open("rb") as file:
            # One byte over the limit is enough to see that it is too large.
            return file.read(min(known.st_size, MAX_FILE_BYTES) + 1)
    except (OSError, ValueError) as error:
        raise ExportError("niet-te-openen", "Dit bestand bestaat niet, of het is niet te openen.") from error
