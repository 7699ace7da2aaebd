"""Tables for a spreadsheet: nothing is lost, nothing becomes a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpv_logic.basis.csv import csv_text, is_formula
from bpv_logic.basis.shown import lines

#: What people paste and what attackers try, more often than random drawing would give.
HOSTILE = st.sampled_from(
    [
        "=1+1",
        "+31 6",
        "-5",
        "@SOM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u200b=1",
        "\x00=1",
        "\u202e\ufeff=1",
        '";=1',
        "é;ë",
        '"',
        "'",
        "",
    ]
)
CELLS = st.integers() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | HOSTILE


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=5))
def test_every_cell_comes_back_as_it_was(rows):
    """As it may be shown; only an apostrophe may precede a text that a spreadsheet would compute."""
    seen = [[lines(str(cell)) for cell in row] for row in rows]
    kept = [
        [
            f"'{text}" if isinstance(cell, str) and is_formula(text) else text
            for cell, text in zip(row, texts, strict=True)
        ]
        for row, texts in zip(rows, seen, strict=True)
    ]

    assert read(csv_text(("Student", "Uren"), rows)) == [["Student", "Uren"], *kept]


@given(st.lists(CELLS, min_size=2, max_size=4))
def test_no_text_is_left_that_a_spreadsheet_would_compute(row):
    (_, cells) = read(csv_text(("a", "b"), [row]))

    for cell, value in zip(cells, row, strict=True):
        assert isinstance(value, int) or not cell.lstrip().startswith(("=", "+", "-", "@"))
        assert not cell.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize(
    "text", ["=1+1", "+31 6 12345678", "-1", "@SOM(A1:A9)", "\t1", "\r1", "\n1", "  =1", "\uff1d1"]
)
def test_formula_becomes_a_text(text):
    assert read(csv_text(("a", "b"), [(text, "b")]))[1][0] == f"'{lines(text)}"


def test_file_begins_with_a_mark_and_ends_every_row_as_windows_does():
    assert csv_text(("Student", "Uren"), [("Chloé; Sam", -3), ('"', "a\nb")]) == (
        '\ufeffStudent;Uren\r\n"Chloé; Sam";-3\r\n"""";"a\nb"\r\n'
    )


def test_half_character_does_not_stop_the_file_from_being_written():
    assert csv_text(("a",), [("half \ud800",)]).encode() == "\ufeffa\r\nhalf \ufffd\r\n".encode()
