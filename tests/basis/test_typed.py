"""Times, numbers and telephone numbers as people type and paste them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpv_logic.basis.typed.numbers import read_hours, read_number, read_year
from bpv_logic.basis.typed.phone import read_phone
from bpv_logic.basis.typed.plain import plain
from bpv_logic.basis.typed.times import is_stored_time, read_time

PHONES = json.loads((Path(__file__).parents[1] / "cases" / "telefoon.json").read_text(encoding="utf-8"))
ANY = st.text(max_size=60) | st.text(alphabet="0123456789+()/.- :,uUhpaAmM½\u202a\u0666\u2011'", max_size=60)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("00:00", 0),
        ("08:30", 510),
        ("23:59", 1439),
        ("24:00", 1440),
        ("8.30", 510),
        ("830", 510),
        ("0830", 510),
        ("1630", 990),
        ("8u30", 510),
        ("8 u 30", 510),
        ("8:30 uur", 510),
        ("8 uur 30", 510),
        ("8h30", 510),
        ("8,30", 510),
        ("8-30", 510),
        ("8\u201330", 510),
        ("8 30", 510),
        ("8:5", 485),
        ("8", 480),
        ("8 uur", 480),
        ("16.00u", 960),
        ("2400", 1440),
        (" 8:30\u00a0", 510),
        ("\u0660\u0668:\u0663\u0660", 510),
        ("\u202a8:30\u202c", 510),
        ("08:30:00", 510),
        ("5:30 PM", 1050),
        ("12:15 am", 15),
        ("12 p.m.", 720),
    ],
)
def test_time_is_read_however_it_is_typed(typed: str, minutes: int) -> None:
    assert read_time(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "24:01",
        "25:00",
        "08:60",
        "860",
        "-1:00",
        "08:3x",
        "²:00",
        "8.5",
        "8,5",
        "half negen",
        "13 pm",
        "0 am",
        "8:30" * 20,
    ],
)
def test_text_that_could_be_another_time_is_no_time(typed: str) -> None:
    assert read_time(typed) is None


def test_only_the_form_of_a_page_is_a_stored_time() -> None:
    assert [is_stored_time(text) for text in ("08:30", "8:30", "24:00", "08:30 ")] == [True, False, False, False]


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("30", "minuten", 30),
        ("30 min", "minuten", 30),
        ("30 minuten.", "minuten", 30),
        ("1.600", "uur", 1600),
        ("1 600", "uur", 1600),
        ("1\u00a0600", "uur", 1600),
        ("1\u2019600", "uur", 1600),
        ("600 uur", "uur", 600),
        ("600,0", "uur", 600),
        ("600.00", "uur", 600),
        ("-5", "", -5),
        ("\u0663\u0660", "", 30),
        (" 30 ", "", 30),
        ("3 jaar", "jaar", 3),
        ("4 blokken", "blokken", 4),
        ("007", "", 7),
    ],
)
def test_whole_number_is_read_however_it_is_typed(typed: str, unit: str, number: int) -> None:
    assert read_number(typed, unit) == number


@pytest.mark.parametrize(
    "typed",
    ["", "5,5", "5.5", "0,5", "1,600", "5½", "1 uur", "1.60", "1.6000", "1.2.3", "een", "-", ",", "3 4", "1" * 41],
)
def test_text_that_is_no_whole_number_is_none(typed: str) -> None:
    assert read_number(typed, "minuten") is None


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("6", 360),
        ("5,5", 330),
        ("5.5", 330),
        ("5½", 330),
        ("½ uur", 30),
        ("5,25 uur", 315),
        ("5:30", 330),
        ("5u30", 330),
        ("7 uur 30", 450),
    ],
)
def test_hours_may_have_a_part(typed: str, minutes: int) -> None:
    assert read_hours(typed) == minutes


@pytest.mark.parametrize("typed", ["", "5,,5", "half zes", "5:99", "vijf"])
def test_text_that_is_no_hours_is_none(typed: str) -> None:
    assert read_hours(typed) is None


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("2026", 2026),
        ("26", 2026),
        ("'26", 2026),
        ("\u201926", 2026),
        ("2026-2027", 2026),
        ("2026/27", 2026),
        ("26-27", 2026),
        ("\u0662\u0666", 2026),
    ],
)
def test_year_may_be_short(typed: str, year: int) -> None:
    assert read_year(typed) == year


@pytest.mark.parametrize("typed", ["", "6", "126", "1926", "20266", "vorig jaar"])
def test_text_that_is_no_year_is_none(typed: str) -> None:
    assert read_year(typed) is None


@pytest.mark.parametrize("case", PHONES, ids=[case["getypt"] for case in PHONES])
def test_number_to_call_is_the_number_that_was_meant(case: dict[str, str]) -> None:
    assert read_phone(case["getypt"]) == case["belt"]


@given(ANY)
def test_no_text_makes_reading_fail(text: str) -> None:
    number = read_phone(text)

    assert number == "" or number.removeprefix("+").isdecimal()
    assert read_phone(number) == number
    assert (time := read_time(text)) is None or 0 <= time <= 1440
    assert plain(plain(text)) == plain(text)
    for read in (read_number, read_hours, read_year):
        assert isinstance(read(text), int | None)
