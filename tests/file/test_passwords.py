"""A password typed on a phone: a space, a capital or another kind of quote locks nobody out; another word does."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.lock_up import lock_up

from bpv_logic.basis.errors import ExportError
from bpv_logic.cli import passwords
from bpv_logic.cli.passwords import MOST_FORMS, MOST_MORE, attempts, opened_text, prepared
from bpv_logic.file import locked

CASES = json.loads((Path(__file__).parents[1] / "cases" / "passwords.json").read_text(encoding="utf-8"))["vormen"]


@pytest.fixture(autouse=True)
def _few_rounds(monkeypatch):
    """One round makes a key at once; how many there must be is tested elsewhere."""
    monkeypatch.setattr(locked, "LEAST_ITERATIONS", 1)


def opens(made: str, *typed: str) -> bool:
    """Whether a file with this password opens with one of these."""
    try:
        return opened_text(json.dumps(lock_up("BPV", made, iterations=1)), typed) == "BPV"
    except ExportError as error:
        if error.code != "wachtwoord-past-niet":
            raise
        return False


@pytest.mark.parametrize("case", CASES, ids=[case["wat"] for case in CASES])
def test_forms_of_a_password_are_those_of_the_page(case):
    assert (prepared(case["getypt"]), list(attempts(case["getypt"]))) == (case["gemaakt"], case["pogingen"])


#: What a keyboard may do to one password.
TYPED = [
    *("paard fiets lamp", "paard fiets lamp ", " paard fiets lamp", "Paard fiets lamp", "Paard fiets lamp "),
    *("paard\u00a0fiets lamp\u00a0", "paard fiets lamp\u200b", "paard fiets lamp\t", "\u3000paard fiets lamp"),
    *("\uff50aard fiets lamp", "paard fiets lamp\ufeff"),
]


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("made", TYPED)
def test_new_file_opens_however_the_keyboard_wrote_the_password(made, typed):
    assert opens(prepared(made), typed)


@pytest.mark.parametrize("made", ["paard fiets lamp", "paard fiets lamp ", " paard fiets lamp", "Paard fiets lamp "])
@pytest.mark.parametrize("typed", ["paard fiets lamp", "Paard fiets lamp", "paard fiets lamp "])
def test_file_of_an_older_version_opens_too(made, typed):
    """Daar staat het wachtwoord in zoals het getypt is, met spatie en al."""
    assert opens(made, typed) or (made.startswith(" ") and typed.startswith("P"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zo'n huis", "zo\u2019n huis"),
        ('"ja" - nee', "\u201cja\u201d \u2013 nee"),
        ("caf\u00e9", "cafe\u0301"),
        ("wacht...", "wacht\u2026"),
    ],
)
def test_quotes_dashes_and_accents_are_one_whichever_way_they_were_typed(one, other):
    assert opens(prepared(one), other)
    assert opens(prepared(other), one)


def test_older_file_with_a_curly_apostrophe_opens_with_a_straight_one():
    assert opens("zo\u2019n huis", "zo'n huis")


@given(st.text(max_size=20))
def test_exactly_what_was_typed_always_opens(typed):
    """Ook een bestand van een oudere versie, of van een ander programma."""
    assert unicodedata.normalize("NFC", typed) == attempts(typed)[0]
    assert prepared(typed) in attempts(typed)
    assert prepared(prepared(typed)) == prepared(typed)


@given(st.text(max_size=20))
def test_number_of_tries_is_bounded(typed):
    assert 1 <= len(attempts(typed)) <= MOST_FORMS


@pytest.mark.parametrize(
    "typed",
    ["paard fiets lam", "paard fiets lampen", "paardfietslamp", "PAARD FIETS LAMP", "paard Fiets lamp", "", "p"],
)
def test_another_password_does_not_open_it(typed):
    """Raden wordt niet makkelijker: alleen het begin en de randen mogen anders zijn."""
    assert not opens("paard fiets lamp", typed)


def test_every_password_is_tried_as_it_is_before_any_other_form(monkeypatch):
    tried: list[str] = []
    monkeypatch.setattr(passwords, "_decrypted", lambda _found, password: tried.append(password))
    known = [f"wachtwoord {number}" for number in range(40)]

    assert not opens("iets anders", *known)
    assert tried[:40] == known
    assert len(tried) == 40 + MOST_MORE


def test_somebody_who_waits_sees_that_other_forms_are_tried(monkeypatch, capsys):
    monkeypatch.setattr(passwords, "can_ask", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)

    assert opens("Paard", "paard")
    assert "Dit past niet precies. We proberen kleine verschillen: 2 van 5." in capsys.readouterr().err


def test_list_of_passwords_opens_with_a_space_at_the_end_of_a_line():
    assert opens("paard fiets lamp", "een ander", "paard fiets lamp  ")
