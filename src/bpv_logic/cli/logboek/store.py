"""The logboek on disk: one line of JSON for each file that school received, after a first line that says what it is.

Replaced whole, under a lock beside it, so two runs at once keep each other's lines. What cannot be read is never
written over.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.jsontext import JsonError, read_json
from bpv_logic.cli.files import PART
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
        text = path.read_text(encoding="utf-8")
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


def write_logboek(path: Path, new: Sequence[Ontvangst]) -> None:
    """Add files that are not in it yet to what is in it now, which may be more than was read before."""
    try:
        with _alone(path):
            known = read_logboek(path)
            unique = {(item.studenten, item.bestand): item for item in (*reversed(new), *reversed(known))}
            values = [{"soort": _SOORT, "versie": _VERSIE}, *(item.as_json() for item in reversed(unique.values()))]
            lines = [json.dumps(value, ensure_ascii=False) for value in values]
            part = path.with_name(f"{path.name}{PART}")
            try:
                part.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
                part.replace(path)
            finally:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(path, "is niet te schrijven") from error


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
    """Let one run write at a time; the system lets go of the lock when a run is killed."""
    handle = os.open(path.with_name(f"{path.name}.slot"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
