"""One person typed twice is one person, and two people stay two."""

from __future__ import annotations

import json
import unicodedata
from itertools import combinations
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.case_files import CASES

from bpv_logic.questions.same import folded, is_number, letters_of, nearly_same, same_name, same_number

FOLDED: Final[list[dict[str, str]]] = json.loads((CASES / "folded.json").read_text("utf-8"))["teksten"]
#: One woman, as keyboards and phones write her.
NOOR: Final = (
    *("Noor van 't Hof", "Noor  van 't Hof ", "NOOR VAN 'T HOF", "noor van \u2019t hof", "Noor van `t Hof"),
    *("Noor van \u02bct Hof", "Noor van\u00a0't\u00a0Hof", "\u200bNoor\u200d van 't Hof\ufeff", "Noor van t Hof"),
    *("Noor Van 't-Hof", "\u202aNoor van 't Hof\u202c", "Noor van \u00b4t Hof"),
)


@pytest.mark.parametrize("case", FOLDED, ids=[case["wat"] for case in FOLDED])
def test_every_case_is_folded_as_the_list_says(case: dict[str, str]):
    assert folded(case["tekst"]) == case["gevouwen"]


@given(st.text())
def test_folding_twice_changes_nothing_and_neither_form_of_accents_matters(text: str):
    assert folded(folded(text)) == folded(text)
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


def test_one_woman_is_one_woman():
    assert all(same_name(one, other) for one, other in combinations(NOOR, 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sam Bakker", "Sam de Wit"),
        ("", ""),
        ("-", "-"),
        (" ", "\u200b"),
        ("\u041e\u043b\u0435\u043d\u0430", "\u041e\u043b\u0435\u0433"),
        ("\u0915\u093f", "\u0915\u0941"),
    ],
)
def test_other_names_and_no_names_are_not_the_same(one: str, other: str):
    assert not same_name(one, other)


@pytest.mark.parametrize(
    "other", ["123456", "123 456", "s123456", "S-123456", " 123456\u200b", "0123456", "123.456", "Studentnr. 123456",
              "\u0661\u0662\u0663\u0664\u0665\u0666", "\uff11\uff12\uff13456", "s123456@school.example", "123\u00a0456"]
)  # fmt: skip
def test_one_number_is_one_number(other: str):
    assert same_number("123456", other)
    assert same_number(other, "123456")


@pytest.mark.parametrize(
    ("one", "other"),
    [("123456", "123457"), ("s123456", "p123456"), ("onbekend", "onbekend"), ("-", "-"), ("000", "000"), ("", "")],
)
def test_other_numbers_and_no_numbers_are_not_the_same(one: str, other: str):
    assert not same_number(one, other)


def test_what_is_no_number_is_nobodys():
    assert [is_number(text) for text in ("123", "s123", "geen", "0", "?", "", "12a34")] == [True, True, *[False] * 5]


@pytest.mark.parametrize(
    ("one", "other", "nearly"),
    [
        ("Noor van t Hof", "Nor van 't Hof", True),
        ("Noor Bakker", "Noor Baker", True),
        ("Noor Bakker", "Noro Bakker", True),
        ("Noor Bakker", "Noor Bakkes", True),
        ("Bakker, Noor", "Noor Bakker", True),
        ("123456", "123465", True),
        ("123456", "12345", True),
        ("Noor Bakker", "Noor Bakker", False),
        ("Noor Bakker", "Noor de Wit", False),
        ("123456", "123465 7", False),
        ("Bo", "Jo", False),
    ],
)
def test_a_slip_is_nearly_the_same(one: str, other: str, nearly: bool):
    assert nearly_same(one, other) == nearly_same(other, one) == nearly


def test_letters_of_a_name_are_its_letters():
    assert letters_of("Anne\u2013Marie van \u2019t Hof-\u00c7elik 2") == "annemarievanthofcelik2"
