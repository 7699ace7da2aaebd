"""A workbook for Excel and LibreOffice: every text is the text it was, numbers and days are numbers and days."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpv_logic.basis.shown import lines
from bpv_logic.basis.workbook.xlsx import DAG, GETAL, Blad, Kop, workbook

#: What a spreadsheet, Dutch or English, makes something else of when it may.
TRAPS = [
    *("1-2", "mrt 5", "5 mrt", "maart 2026", "01-02-2026", "2026-02-01", "1/2", "12:30", "1:2:3"),
    *("0612345678", "01234", "25655", "1E5", "1e400", "12,50", "12.50", "1.000", "1 000", "50%", "€ 5", "-1", "+31 6"),
    *("TRUE", "FALSE", "WAAR", "ONWAAR", "true", "#N/B", "#N/A", "NULL", "NaN", "INF"),
    *("=1+1", " =1+1", "\u00a0=1+1", '"=1+1"', "'=1+1", "'01234", "+1", "@SOM(A1)", "-2+3", "\uff1d1", "%1", "|x"),
    *(
        "\t=1+1",
        "\n=1",
        "a\tb",
        "a\nb",
        "  twee  ",
        "a;b",
        'zeg "ja"',
        "<b>&amp;</b>",
        "]]>",
        "{=1}",
        "_x0041_",
        "_X0041_",
    ),
    *("12345678901234567890", "9789025912345", "٣٤", "½", "1ᵉ", "Ⅳ", "३"),
]


def opened(*sheets: Blad) -> Any:  # noqa: ANN401 - openpyxl says not what it gives
    return openpyxl.load_workbook(io.BytesIO(workbook(sheets)))


def column(kind: str, *values: str | int) -> list[Any]:
    """The cells of one column, as another program reads them."""
    sheet = opened(Blad(naam="Blad", koppen=[Kop(naam="Kop", soort=kind)], rijen=[[value] for value in values]))["Blad"]
    return [sheet.cell(row=row, column=1) for row in range(2, 2 + len(values))]


@pytest.mark.parametrize("text", TRAPS)
def test_text_stays_the_text_it_was(text):
    """Geen datum, geen getal, geen formule, geen waar of onwaar; ook niet als iemand de cel bewerkt."""
    (cell,) = column("tekst", text)
    shown = openpyxl.utils.escape.unescape(cell.value)

    assert (cell.data_type, shown, cell.number_format) == ("s", lines(text), "@")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(lines))
def test_any_text_comes_back_as_it_may_be_shown(text):
    (cell,) = column("tekst", text)
    wanted = "".join(letter for letter in lines(text) if letter not in "\ufffe\uffff")

    assert openpyxl.utils.escape.unescape(cell.value or "") == wanted


def test_number_is_a_number_that_can_be_added_up():
    assert [cell.value for cell in column(GETAL, 8, "7,5", "0,25", "-3", 0, "1234567")] == [
        8,
        7.5,
        0.25,
        -3,
        0,
        1234567,
    ]


@pytest.mark.parametrize("text", ["geen", "1E5", "7.5", "1,2,3", "--1", "1" * 16])
def test_what_is_no_number_of_ours_stays_text(text):
    (cell,) = column(GETAL, text)

    assert (cell.value, cell.data_type) == (text, "s")


def test_day_is_a_day_that_can_be_sorted():
    days = column(DAG, "2026-12-09", "1900-03-01", "9999-12-31")

    assert [cell.value.date() for cell in days] == [dt.date(2026, 12, 9), dt.date(1900, 3, 1), dt.date(9999, 12, 31)]
    assert all(cell.is_date for cell in days)


@pytest.mark.parametrize("text", ["2026-02-30", "1899-12-31", "9 december", "2026"])
def test_what_is_no_day_stays_text(text):
    assert [(cell.value, cell.data_type) for cell in column(DAG, text)] == [(text, "s")]


def test_empty_cell_is_empty():
    assert [column(kind, "")[0].value for kind in ("tekst", GETAL, DAG)] == [None, None, None]


def test_text_that_no_cell_can_hold_is_cut_where_it_can_be_seen():
    (long, wide) = column("tekst", "a" * 40_000, "😀" * 20_000)

    for cell in (long, wide):
        assert cell.value.endswith(" […]")
        assert len(cell.value.encode("utf-16-le")) // 2 <= 32_767


def test_wide_and_long_sheet_has_every_cell_in_its_place():
    koppen = [Kop(naam=f"k{number}", soort=GETAL) for number in range(30)]
    rows = [[row * 100 + at for at in range(30)] for row in range(50)]
    sheet = opened(Blad(naam="Een", koppen=koppen, rijen=rows), Blad(naam="Twee", koppen=koppen[:1], rijen=[]))["Een"]

    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == rows
    assert (sheet["AD1"].value, sheet.freeze_panes, sheet.auto_filter.ref) == ("k29", "A2", "A1:AD51")


def test_file_is_a_sound_zip_of_sound_xml_and_always_the_same():
    sheets = [Blad(naam="Bpv's", koppen=[Kop(naam="Naam & meer")], rijen=[["é"], ["\ud800"]])]
    content = workbook(sheets)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        for name in archive.namelist():
            ET.fromstring(archive.read(name))  # noqa: S314 - made a line ago
    assert workbook(sheets) == content


def test_row_that_is_too_short_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="zip"):
        workbook([Blad(naam="Blad", koppen=[Kop(naam="a"), Kop(naam="b")], rijen=[["a"]])])
