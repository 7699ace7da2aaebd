"""The files for a spreadsheet that the command line writes: the overview as CSV, all tables as a workbook."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.csv import csv_text
from bpv_logic.basis.errors import ExportError
from bpv_logic.cli.files import part_of, write_whole
from bpv_logic.cli.report import HEADINGS, KOPPEN
from bpv_logic.klas.tables import class_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from bpv_logic.klas.tables import Rijen

_WORKBOOK: Final = ".xlsx"


class Spreadsheets:
    """The spreadsheets that somebody asked for; each in the order of a class list, so written at the end."""

    def __init__(self, csv: str | None, excel: str | None) -> None:
        self._files: list[Rijen] = []
        self._wanted: list[tuple[Path, Callable[[Sequence[Rijen]], bytes]]] = []
        # A shell expands `*.json` to file names, and somebody may have named a file `--csv=klas.json`.
        if csv:
            self._want(csv, _overview, ".csv", is_right=not csv.lower().endswith((".json", _WORKBOOK)))
        if excel:
            self._want(excel, _all_tables, _WORKBOOK, is_right=excel.lower().endswith(_WORKBOOK))

    def _want(self, name: str, content: Callable[[Sequence[Rijen]], bytes], ending: str, *, is_right: bool) -> None:
        """Note a file to write; ExportError at once when that will not be possible."""
        path = Path(name)
        if not is_right:
            raise ExportError("niet-te-schrijven", f"Kies voor het overzicht een naam die op {ending} eindigt.")
        with _saving(path):
            part_of(path).write_bytes(b"")
            part_of(path).unlink()
        self._wanted.append((path, content))

    def add(self, rijen: Rijen) -> None:
        """Keep the rows of one file, if anybody wants them."""
        if self._wanted:
            self._files.append(rijen)

    def save(self) -> None:
        """Write what was asked for; an existing file is replaced only by a whole one."""
        for path, content_of in self._wanted:
            content = content_of(self._files)
            with _saving(path):
                write_whole(path, content)


def _overview(files: Sequence[Rijen]) -> bytes:
    rows = (file.overzicht for file in sorted(files, key=lambda file: file.order))
    return csv_text(HEADINGS, rows).encode()


def _all_tables(files: Sequence[Rijen]) -> bytes:
    return class_workbook(files, KOPPEN)


@contextmanager
def _saving(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        sentence = f"Dit overzicht is niet te schrijven: {path}. Staat het nog open in een ander programma?"
        raise ExportError("niet-te-schrijven", sentence) from error
