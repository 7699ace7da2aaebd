"""Tables that a Dutch spreadsheet opens: CSV with `;`, a byte order mark and no cell that becomes a formula.

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
#: A spreadsheet takes a text that begins like this for a formula, even after leading spaces.
_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
#: These may push the rest into the next cell or row, where it could start a formula.
_CONTROLS: Final = ("\t", "\r", "\n")
#: What needs quotes around its cell.
_QUOTED: Final = frozenset(';,"\n\r\t')


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table as the text of a CSV file; numbers stay numbers, negative ones too."""
    return csv_head(headings) + "".join(map(csv_line, rows))


def csv_head(headings: Sequence[str]) -> str:
    """Return the start of such a file; `csv_line` makes each row, so the file can be written row by row."""
    return _BOM + csv_line(headings)


def csv_line(row: Sequence[Cell]) -> str:
    """Return one row of such a file."""
    return well_formed(";".join(map(_cell, row)) + "\r\n")


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet may take this text for a formula."""
    return text.startswith(_CONTROLS) or text.lstrip().startswith(_FORMULA)


def _cell(value: Cell) -> str:
    """Return one cell; an apostrophe turns what would be a formula into a text."""
    if isinstance(value, int):
        return str(value)
    # Clean the text first: a formula could hide behind a zero-width character.
    text = lines(value)
    safe = f"'{text}" if is_formula(text) else text
    if _QUOTED.isdisjoint(safe) and safe == safe.strip():
        return safe
    return '"' + safe.replace('"', '""') + '"'
