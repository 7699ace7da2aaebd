"""The parts of a workbook as ISO/IEC 29500 describes them (the transitional form, which every program reads).

A text is an inline string in a cell of the format "text", so no program takes it for a date, a number or a formula:
not when the file is opened, and not when somebody edits the cell.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import well_formed
from bpv_logic.basis.shown import lines
from bpv_logic.basis.values import is_date
from bpv_logic.basis.workbook.stored_zip import stored_zip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpv_logic.basis.csv import Cell

TEKST: Final = "tekst"
GETAL: Final = "getal"
DAG: Final = "dag"

#: What a cell holds at most, and a little less: a program counts in units of 16 bits.
_MOST: Final = 32_000
_CUT: Final = " […]"
#: Day 0 of a spreadsheet; before March 1900 its days are wrong, so those stay texts.
_DAY_ZERO: Final = dt.date(1899, 12, 30)
_FIRST_DAY: Final = dt.date(1900, 3, 1)
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(,[0-9]{1,6})?")
#: A program reads `_x0041_` as the letter A.
_CODED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
#: No characters at all to XML.
_NO_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"

#: The place of each style in the list of `_STYLES`.
_STYLE: Final = {TEKST: 1, GETAL: 2, DAG: 3}
_HEADING: Final = 4
#: 49 is the format "text", 14 a date as the reader's country writes it.
_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment horizontal="left" vertical="top"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, kw_only=True)
class Kop:
    """One column: its heading, what its cells are, and how wide it is in characters."""

    naam: str
    soort: str = TEKST
    breed: int = 20


@dataclass(frozen=True, kw_only=True)
class Blad:
    """One sheet; `naam` is at most 31 letters, spaces and apostrophes."""

    naam: str
    koppen: Sequence[Kop]
    rijen: Iterable[Sequence[Cell]]


def workbook(bladen: Sequence[Blad]) -> bytes:
    """Return a workbook with these sheets, each with a row of headings that stays in sight."""
    numbered = list(enumerate(bladen, start=1))
    sheets = [(f"xl/worksheets/sheet{number}.xml", _sheet(blad).encode()) for number, blad in numbered]
    fixed = {
        "[Content_Types].xml": _content_types(len(bladen)),
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _sheets(numbered),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *((f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number, _ in numbered),
                ("rIdStyles", "styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _STYLES,
    }
    return stored_zip([*((name, text.encode()) for name, text in fixed.items()), *sheets])


def _content_types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in range(1, count + 1)
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{sheets}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    )


def _relations(items: Iterable[tuple[str, str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for id_, kind, to in items)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _sheets(numbered: Iterable[tuple[int, Blad]]) -> str:
    inner = "".join(
        f'<sheet name="{_xml(blad.naam)}" sheetId="{number}" r:id="rId{number}"/>' for number, blad in numbered
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{inner}</sheets></workbook>'


def _sheet(blad: Blad) -> str:
    columns = [_column(number) for number in range(len(blad.koppen))]
    rows = [_row(1, [_text(f"{columns[at]}1", kop.naam, _HEADING) for at, kop in enumerate(blad.koppen)])]
    for number, rij in enumerate(blad.rijen, start=2):
        cells = (
            _cell(f"{column}{number}", kop.soort, value)
            for column, kop, value in zip(columns, blad.koppen, rij, strict=True)
        )
        rows.append(_row(number, cells))
    area = f"A1:{columns[-1]}{len(rows)}"
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{kop.breed}" customWidth="1"/>' for at, kop in enumerate(blad.koppen, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols>{widths}</cols><sheetData>{"".join(rows)}</sheetData><autoFilter ref="{area}"/>'
        # A number that is a text is no mistake here, so no green corner says so.
        f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1" twoDigitTextYear="1"/></ignoredErrors>'
        "</worksheet>"
    )


def _row(number: int, cells: Iterable[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _column(at: int) -> str:
    """Return the letters of a column: A, B, … Z, AA."""
    before, letter = divmod(at, 26)
    return (_column(before - 1) if before else "") + chr(ord("A") + letter)


def _cell(place: str, soort: str, value: Cell) -> str:
    if value == "":
        return ""
    number = _number_of(soort, value)
    if number:
        return f'<c r="{place}" s="{_STYLE[soort]}"><v>{number}</v></c>'
    return _text(place, str(value), _STYLE[TEKST])


def _number_of(soort: str, value: Cell) -> str:
    """Return the number of a cell, "" when it holds a text."""
    if soort == GETAL and _NUMBER.fullmatch(str(value)):
        return str(value).replace(",", ".")
    if soort == DAG and is_date(value):
        day = dt.date.fromisoformat(str(value))
        return str((day - _DAY_ZERO).days) if day >= _FIRST_DAY else ""
    return ""


def _text(place: str, text: str, style: int) -> str:
    shown = _CODED.sub("_x005F_", _xml(_cut(lines(well_formed(text)))))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _cut(text: str) -> str:
    """Return a text that fits in a cell, with a mark where it was cut off."""
    if len(text.encode("utf-16-le")) <= 2 * _MOST:
        return text
    units = text.encode("utf-16-le")[: 2 * (_MOST - len(_CUT))]
    return units.decode("utf-16-le", errors="ignore") + _CUT


def _xml(text: str) -> str:
    plain = _NO_XML.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;")
