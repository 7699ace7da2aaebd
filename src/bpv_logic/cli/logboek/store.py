"""The logboek on disk: one line of JSON for each file that school received, after a first line that says what it is.

Replaced whole, under a lock beside it, so two runs at once keep each other's lines. What cannot be read is never
written over.
"""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.jsontext import JsonError, read_json
from bpv_logic.cli.files import LOCK, write_whole
from bpv_logic.klas.logboek.ontvangst import ontvangst_from_json

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from bpv_logic.klas.logboek.ontvangst import Ontvangst

_SOORT: Final = "bpv-map-logboek"
_VERSIE: Final = 1
_DEPTH: Final = 5


def read_logboek(path: Path) -> tuple[Ontvangst, ...]:
    """Return what was remembered, nothing when the file is not there yet; ExportError when it is something else."""
    try:
        # An editor may have put a mark in front.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise _refusal(path, "is niet te lezen") from error
    first, *lines = text.splitlines() or [""]
    _check_first(path, first)
    found = []
    for number, line in enumerate(lines, start=2):
        try:
            found.append(ontvangst_from_json(read_json(line, max_depth=_DEPTH)))
        except (JsonError, ValueError) as error:
            raise _refusal(path, f"is beschadigd (regel {number})") from error
    return tuple(found)


def open_logboek(path: Path) -> tuple[Ontvangst, ...]:
    """Return what was remembered; ExportError at once when it cannot be read, or nothing can be added to it."""
    with _alone(path):
        return read_logboek(path)


def write_logboek(path: Path, new: Sequence[Ontvangst]) -> None:
    """Add files that are not in it yet to what is in it now, which may be more than was read before."""
    with _alone(path):
        known = read_logboek(path)
        unique = {(item.studenten, item.bestand): item for item in (*reversed(new), *reversed(known))}
        values = [{"soort": _SOORT, "versie": _VERSIE}, *(item.as_json() for item in reversed(unique.values()))]
        # In ASCII: what a student's file has for an id may hold what ends a line, or is no letter at all.
        write_whole(path, "".join(f"{json.dumps(value)}\n" for value in values).encode())


def _check_first(path: Path, line: str) -> None:
    try:
        head = read_json(line, max_depth=1)
    except JsonError:
        head = None
    if not isinstance(head, dict) or head.get("soort") != _SOORT:
        raise _refusal(path, "is geen logboek van de BPV-map")
    versie = head.get("versie")
    if isinstance(versie, int) and versie > _VERSIE:
        raise _refusal(path, "is van een nieuwere versie. Werk bpv-map bij")
    if versie != _VERSIE:
        raise _refusal(path, "is beschadigd (regel 1)")


def _refusal(path: Path, what: str) -> ExportError:
    return ExportError("logboek", f"Het logboek {path} {what}. Er is niets in veranderd.")


@contextmanager
def _alone(path: Path) -> Generator[None]:
    """Let one run at a time, and no longer than it lives; ExportError when nothing can be written."""
    try:
        with path.with_name(f"{path.name}{LOCK}").open("ab") as lock:
            if sys.platform == "win32":
                msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
            else:
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise _refusal(path, "is niet te schrijven") from error
