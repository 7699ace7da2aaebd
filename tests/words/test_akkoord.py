"""What a praktijkopleider is told at the place while giving another number of hours."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.helpers.builders import make_map, make_urenblok, make_urendag

from bpv_logic.bpv.map_view import MapView
from bpv_logic.forms.handtekening import REDEN_LENGTH
from bpv_logic.school.active import active
from bpv_logic.words.akkoord import ask_about, wrong_with

BLOK = make_urenblok()
VIEW = MapView(
    bpvmap=make_map(BLOK, *(make_urendag(datum=f"2026-11-{day}") for day in (23, 24, 25))),
    today=dt.date(2026, 11, 27),
    schoolpakket=active(),
)
MEER = "Er staat {}. Meer kan niet: vraag de student om de uren er eerst bij te schrijven."
GEEN_UREN = "Vul een aantal uren in, zoals 32 of 7:30."
NUL = "Nul uur is niet akkoord. Kies dan “Niet akkoord”."
ALLES = "Zoveel uren staan er al. Kies dan “Akkoord”."


def wrong(**antwoord) -> dict[str, str]:
    given = {"antwoord": "anders", "reden": "Eerder naar huis."} | antwoord
    return {item["veld"]: item["tekst"] for item in wrong_with(VIEW, BLOK.id, given)}


def test_days_of_a_blok_are_asked_about_by_their_date():
    asked = ask_about(VIEW, BLOK.id)

    assert asked["uren"] == "24 uur"
    assert asked["dagen"][0] == {"datum": "2026-11-23", "dag": "maandag 23 november", "uren": "8 uur"}
    assert len(asked["dagen"]) == 3
    assert ask_about(VIEW, "weg") == {"uren": "", "dagen": []}


@pytest.mark.parametrize("uren", ["20", "20,5", "20:30", "20 uur", "23:59", "0:01"])
def test_fewer_hours_are_fine_however_they_are_typed(uren: str):
    assert wrong(uren=uren) == {}


@pytest.mark.parametrize(
    ("uren", "sentence"),
    [
        ("24:01", MEER.format("24 uur")),
        ("36", MEER.format("24 uur")),
        ("1e9", GEEN_UREN),
        ("24", ALLES),
        ("0", NUL),
        ("0:00", NUL),
        ("-4", GEEN_UREN),
        ("NaN", GEEN_UREN),
        ("Infinity", GEEN_UREN),
        ("veel", GEEN_UREN),
        ("", GEEN_UREN),
        (None, GEEN_UREN),
        (True, GEEN_UREN),
    ],
)
def test_another_number_that_cannot_be_is_told_in_one_sentence(uren: object, sentence: str):
    assert wrong(uren=uren) == {"uren": sentence}


@pytest.mark.parametrize(
    ("dagen", "expected"),
    [
        ({"2026-11-24": "4"}, {}),
        ({"2026-11-24": "0"}, {}),
        ({"2026-11-24": "9"}, {"2026-11-24": MEER.format("8 uur")}),
        ({"2026-11-24": "-1", "2026-11-25": "veel"}, {"2026-11-24": GEEN_UREN, "2026-11-25": GEEN_UREN}),
        ({}, {"dagen": "Vul bij één of meer dagen in met hoeveel uur je akkoord bent."}),
        ({"2026-11-24": "8"}, {"dagen": ALLES}),
        ({"2026-11-23": "0", "2026-11-24": "0", "2026-11-25": "0"}, {"dagen": NUL}),
        ({"2026-12-24": "4"}, {"2026-12-24": MEER.format("0 uur")}),
    ],
)
def test_every_day_is_told_about_itself(dagen: dict[str, str], expected: dict[str, str]):
    assert wrong(dagen=dagen) == expected


@pytest.mark.parametrize("reden", ["", "  \n", None, 5])
@pytest.mark.parametrize("antwoord", [{"antwoord": "niet"}, {"antwoord": "anders", "uren": "20"}])
def test_reason_is_needed(antwoord: dict, reden: object):
    found = wrong(**antwoord, reden=reden)

    assert found == {"reden": "Schrijf in een paar woorden waarom. Dan weet de student wat er moet veranderen."}


def test_long_reason_is_told():
    assert wrong(uren="20", reden="x" * REDEN_LENGTH) == {}
    assert wrong(uren="20", reden="x" * (REDEN_LENGTH + 1)) == {
        "reden": "De reden is te lang. Gebruik hoogstens 500 tekens."
    }
