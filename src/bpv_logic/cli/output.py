"""What the command line prints: UTF-8 wherever it is kept, and into a file when asked."""

from __future__ import annotations

import sys
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.shown import one_line
from bpv_logic.cli.files import head_on_disk, part_of
from bpv_logic.cli.report import passed_lines
from bpv_logic.file.incoming.kind import looks_like_map

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from typing import TextIO

    from bpv_logic.cli.report import Antwoord

_A_MAP: Final = "Dit is een bestand van een student. Kies een andere naam voor wat je wilt bewaren."


def prepare_streams() -> None:
    """Print UTF-8 into a file or a pipe, also on Windows; on a terminal what its letters allow."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may lack some characters of a name; a question mark is better than no output.
            stream.reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))


@contextmanager
def printing_to(name: str | None) -> Generator[None]:
    """Print into a file instead, which replaces an existing one only when everything is printed."""
    if name is None:
        yield
        return
    path = Path(name)
    # A shell expands `--uit *.json` to the names of the maps.
    with suppress(OSError):
        if looks_like_map(head_on_disk(path)):
            raise ExportError("niet-te-schrijven", f"{path}: {_A_MAP}")
    part = part_of(path)
    try:
        # A name from the disk may hold bytes that are no letters.
        with part.open("w", encoding="utf-8", errors="replace", newline="\n") as file, redirect_stdout(file):
            yield
        part.replace(path)
    except OSError as error:
        sentence = f"Dit bestand is niet te schrijven: {path}. Staat het nog open in een ander programma?"
        raise ExportError("niet-te-schrijven", sentence) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def tell(answer: Antwoord, *, before: str) -> None:
    """Print what there is about one file; `before` joins it to a list in JSON."""
    print(f"{before}{answer.tekst}", end="" if before else "\n")
    if answer.spoor:
        print(answer.spoor, file=sys.stderr)


def tell_passed(passed: Mapping[str, Sequence[str]], to: TextIO) -> None:
    """Name every file that was not read, under why."""
    for line in passed_lines(passed):
        print(line, file=to)


def print_lines(*given: str) -> None:
    """Print lines, each with what a screen obeys made harmless; an empty one is left out."""
    for line in filter(None, given):
        print(one_line(line))
