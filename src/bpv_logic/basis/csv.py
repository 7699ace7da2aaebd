"""Tables as a Dutch spreadsheet opens them: CSV with `;`, a byte order mark and no cell that becomes a formula.

Knows headings and cells, not what they are about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import well_formed
from bpv_logic.basis.shown import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

type Cell = str | int

#: Without this mark Excel reads the file in an old code page and spoils every é.
_BOM: Final = "\ufeff"
#: A text that begins so is taken for a formula by a spreadsheet, also when it has room before it.
_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
#: These may push what follows into the next cell or row, where it would begin one.
_CONTROLS: Final = ("\t", "\r", "\n")
#: What cannot stand in a cell without quotes around it.
_QUOTED: Final = frozenset(';,"\n\r\t')


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table as the text of a CSV file; a number stays a number, also below zero."""
    return csv_head(headings) + "".join(map(csv_line, rows))


def csv_head(headings: Sequence[str]) -> str:
    """Return how such a file begins; `csv_line` for each row is the rest, so that it can be written row by row."""
    return _BOM + csv_line(headings)


def csv_line(row: Sequence[Cell]) -> str:
    """Return one row of such a file."""
    return well_formed(";".join(map(_cell, row)) + "\r\n")


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet may take this text for a formula."""
    return text.startswith(_CONTROLS) or text.lstrip().startswith(_FORMULA)


def _cell(value: Cell) -> str:
    """Return one cell; an apostrophe before what would be a formula makes it a text."""
    if isinstance(value, int):
        return str(value)
    # First what a person may see: behind a letter without width a formula would hide.
    text = lines(value)
    safe = f"'{text}" if is_formula(text) else text
    if _QUOTED.isdisjoint(safe) and safe == safe.strip():
        return safe
    return '"' + safe.replace('"', '""') + '"'
