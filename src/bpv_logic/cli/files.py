"""The files given to the command line: which they are, and their contents. Not on the phone."""

from __future__ import annotations

import glob
import os
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.cli.zips import entries_in, head_of, unpacked
from bpv_logic.file.incoming.kind import HEAD_BYTES, NESTED, kind_of
from bpv_logic.file.limits import MAX_FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpv_logic.file.incoming.kind import Kind
    from bpv_logic.file.incoming.zip_list import Entry

#: Behind the name of a file that is being written, and of one that keeps a second run from writing meanwhile.
PART: Final = ".deel"
LOCK: Final = ".slot"
_NO_MATCH: Final = "Er is geen bestand dat hierop past."
_NO_FILE: Final = "Dit is geen gewoon bestand."
_PATTERN: Final = "*?["


@dataclass(frozen=True, kw_only=True)
class Found:
    """A file to read, on disk or in a zip; `fout` is the sentence about one that is known to be unreadable."""

    path: Path
    entry: Entry | None = None
    fout: str = ""

    def __str__(self) -> str:
        """Return its path; of a file in a zip, the path of the zip and then its own."""
        return f"{self.path}/{self.entry.naam}" if self.entry else str(self.path)

    @property
    def name(self) -> str:
        """The last part of its name."""
        return str(self).replace("\\", "/").rpartition("/")[2]


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """What was given to the command line: the files to read, and the names of the others by why they are not read."""

    files: list[Found] = field(default_factory=list)
    passed: dict[str, list[str]] = field(default_factory=dict)

    def add(self, found: Found, kind: Kind, *, is_asked: bool) -> None:
        """Add a file by what it is; one that was asked for by its own name is never just passed over."""
        if kind.wat == "lees":
            self.files.append(found)
        elif kind.wat == "fout" or (kind.wat == "anders" and is_asked):
            self.files.append(Found(path=found.path, entry=found.entry, fout=kind.tekst))
        else:
            self.passed.setdefault(kind.tekst, []).append(str(found))


def handed_in(names: Iterable[str], *, written: Iterable[str | None] = ()) -> HandedIn:
    """Return the files to read: those named, those in folders and below, and those in zips; each once.

    `written` are the files that this command writes itself, perhaps in a folder that it reads.
    """
    result = HandedIn()
    seen = {_place(f"{name}{end}") for name in written if name for end in ("", PART, LOCK)}
    for path, is_asked in _paths(names):
        place = _place(path)
        if place in seen:
            continue
        seen.add(place)
        _add(result, path, is_asked=is_asked)
    return result


def _place(path: Path | str) -> str:
    """Return where a file is, however it was named; links are left as they are."""
    return os.path.abspath(path)  # noqa: PTH100 - quicker for thousands


def _paths(names: Iterable[str]) -> Iterator[tuple[Path, bool]]:
    """Yield every file, and whether it was asked for by its own name."""
    for name in names:
        path = Path(name)
        # cmd and PowerShell leave `*.json` to the program.
        is_pattern = any(sign in name for sign in _PATTERN) and not os.path.lexists(path)
        matches = _matching(name) if is_pattern else []
        for given in map(Path, sorted(matches)) if matches else [path]:
            if given.is_dir():
                yield from ((below, False) for below in sorted(_below(given)))
            else:
                yield given, not matches


def _matching(pattern: str) -> list[str]:
    """Return the files and folders that fit; a folder may be called "Klas [3A]"."""
    # `Path.glob` takes no pattern with a drive or a root.
    return glob.glob(pattern, recursive=True) or glob.glob(pattern.replace("[", "[[]"))  # noqa: PTH207


def _below(top: Path) -> list[Path]:
    """Return the files below a folder, and each folder that cannot be opened, so it gets reported.

    Links to folders are not followed: a folder that contains itself would never end.
    """
    closed: list[OSError] = []
    walked = os.walk(top, onerror=closed.append)
    found = [Path(folder, name) for folder, _, files in walked for name in files]
    return found + [Path(error.filename) for error in closed]


def _add(result: HandedIn, path: Path, *, is_asked: bool) -> None:
    found = Found(path=path)
    if is_asked and not os.path.lexists(path) and any(sign in str(path) for sign in _PATTERN):
        result.files.append(Found(path=path, fout=_NO_MATCH))
        return
    try:
        known = path.stat()
        # Opening a pipe would wait until somebody writes to it.
        head = head_on_disk(path) if stat.S_ISREG(known.st_mode) else b""
    except (OSError, ValueError):
        # Reading it reports why.
        result.files.append(found)
        return
    if not stat.S_ISREG(known.st_mode):
        result.files.append(Found(path=path, fout="" if path.is_dir() else _NO_FILE))
        return
    kind = kind_of(str(path), head, known.st_size)
    if kind.wat == "zip":
        _add_zip(result, path)
    else:
        result.add(found, kind, is_asked=is_asked)


def _add_zip(result: HandedIn, path: Path) -> None:
    """Add every file in a zip; a zip that is not opened is one file that cannot be read."""
    try:
        entries = entries_in(path)
    except ExportError as error:
        result.files.append(Found(path=path, fout=str(error)))
        return
    for entry in sorted(entries, key=lambda item: item.naam):
        found = Found(path=path, entry=entry)
        try:
            kind = kind_of(entry.naam, head_of(path, entry), entry.size)
        except ExportError as error:
            result.files.append(Found(path=path, entry=entry, fout=str(error)))
            continue
        if kind.wat == "zip":
            result.files.append(Found(path=path, entry=entry, fout=NESTED))
        else:
            result.add(found, kind, is_asked=False)


def head_on_disk(path: Path) -> bytes:
    """Return the first bytes of a file."""
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def content_bytes(found: Found) -> bytes:
    """Return the contents of a file that was handed in; ExportError if it is unreadable."""
    if found.fout:
        raise ExportError("niet-te-openen", found.fout)
    return unpacked(found.path, found.entry) if found.entry else read_bytes(found.path)


def part_of(path: Path) -> Path:
    """Return where a file is written before it replaces the one that is there."""
    return path.with_name(f"{path.name}{PART}")


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file by a whole one, or leave it as it is; OSError when it cannot be written."""
    part = part_of(path)
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def read_bytes(path: Path) -> bytes:
    """Return the contents of a file, with one byte over the limit when it is too large; ExportError if unreadable."""
    try:
        # Reading a pipe would wait until somebody writes to it.
        known = path.stat()
        if stat.S_ISDIR(known.st_mode):
            raise ExportError("niet-te-openen", "Deze map is niet te openen.")
        if not stat.S_ISREG(known.st_mode):
            raise ExportError("niet-te-openen", _NO_FILE)
        with path.open("rb") as file:
            # One byte over the limit is enough to see that it is too large.
            return file.read(min(known.st_size, MAX_FILE_BYTES) + 1)
    except (OSError, ValueError) as error:
        raise ExportError("niet-te-openen", "Dit bestand bestaat niet, of het is niet te openen.") from error
