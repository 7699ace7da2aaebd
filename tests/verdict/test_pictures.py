"""The figures behind the pictures: weeks, timeline, voortgang and the years, with exact numbers and texts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bpv.test_hours import days
from tests.helpers import builders as b
from tests.helpers.whole_bpv import END, whole_bpv
from tests.rules.test_robust import records

from bpv_logic.map.bpvmap import Bpvmap, Record, map_of
from bpv_logic.verdict.judge import judge_map, verdict_to_json


def pictures(bpvmap: Bpvmap, today: str = b.TODAY) -> dict[str, Any]:
    values: Any = verdict_to_json(judge_map(bpvmap, dt.date.fromisoformat(today)))["beelden"]
    return values


def picture(name: str, *made: Record, today: str = b.TODAY) -> dict[str, Any]:
    return pictures(b.make_map(*made), today)[name]


def test_empty_map_says_what_will_stand_there():
    assert pictures(map_of([])) == {
        "weken": {
            "zin": "Hier komen je uren per week. Vul eerst je bpv in, met de eerste en de laatste dag.",
            "maximum": 60,
            "weken": [],
        },
        "lijn": {
            "zin": "Hier komt de lijn van je bpv. Vul eerst je bpv in, met de eerste en de laatste dag.",
            "dagen": 0,
            "vandaag": None,
            "punten": [],
        },
        "voortgang": {},
        "jaren": {"zin": "Hier komt elke bpv van je opleiding te staan.", "rijen": []},
        "per_bpv": {
            "zin": "Hier komt elk werkproces, met de oordelen uit elke bpv. Vul eerst je opleiding en je bpv in.",
            "bpvs": [],
            "rijen": [],
        },
    }


# --- Weken -----------------------------------------------------------------------------------------------------------


def test_one_day_is_a_week_with_what_was_planned():
    assert picture("weken", b.make_urendag(datum="2026-09-28"), today="2026-09-28") == {
        "zin": "8 uur in 1 week met werk. Daarvan is 0 uur getekend.",
        "maximum": 1920,
        "weken": [
            {
                "week": "2026-W40",
                "label": "28 sep",
                "minuten": 480,
                "gepland": 1920,
                "getekend": 0,
                "tekst": "deze week tot nu toe: 8 uur van 32",
            }
        ],
    }


def test_weeks_without_hours_are_there_as_well_and_only_until_today():
    weeks = picture("weken", *days("2026-10-05", "2026-10-07"), today="2026-10-14")["weken"]

    assert [(week["week"], week["label"], week["minuten"], week["tekst"]) for week in weeks] == [
        ("2026-W40", "28 sep", 0, "week van 28 september: 0 uur van 32"),
        ("2026-W41", "5 okt", 1440, "week van 5 oktober: 24 uur van 32"),
        ("2026-W42", "12 okt", 0, "deze week tot nu toe: 0 uur van 32"),
    ]


def test_signed_hours_stand_in_their_week_and_a_changed_day_does_not():
    lines = days("2026-09-28", "2026-10-08")
    blok = b.make_urenblok(van="2026-09-28", tot="2026-10-09")
    signature = b.make_handtekening(b.make_map(*lines, blok), blok)
    changed = b.make_urendag(datum="2026-10-06", eind="15:30")
    weeks = picture("weken", *lines, blok, signature, changed, today="2026-10-12")

    assert [week["getekend"] for week in weeks["weken"]] == [1920, 1440, 0]
    assert [week["minuten"] for week in weeks["weken"]] == [1920, 1860, 0]
    assert weeks["zin"] == "63 uur in 2 weken met werk. Daarvan is 56 uur getekend."


def test_first_and_last_week_plan_only_the_days_in_the_bpv():
    periode = b.make_periode(begin="2026-09-30", eind="2026-10-06")

    assert [week["gepland"] for week in picture("weken", periode)["weken"]] == [960, 960]


@pytest.mark.parametrize(
    ("fields", "planned"),
    [
        ({}, 1920),
        ({"werktijd_pauze": None}, 2040),
        ({"werktijd_begin": "22:00", "werktijd_eind": "05:30"}, 1680),
        ({"werktijd_eind": None}, 1920),
        ({"werktijd_eind": None, "uren": 320}, 960),
        ({"werktijd_begin": "08:00", "werktijd_eind": "08:00"}, 1920),
        ({"werktijd_eind": None, "uren": None}, 0),
        ({"werkdagen": None}, 0),
    ],
)
def test_plan_follows_the_usual_times_or_else_the_agreed_hours(fields: dict[str, Any], planned: int):
    assert picture("weken", b.make_periode(**fields), today="2026-10-05")["weken"][0]["gepland"] == planned


def test_more_than_planned_raises_the_top_of_the_picture():
    long = days("2026-09-28", "2026-10-01", eind="18:30")

    assert picture("weken", *long, today="2026-10-01")["maximum"] == 2400


def test_picture_without_a_plan_has_a_top_and_names_no_plan():
    weeks = picture("weken", b.make_periode(uren=None, werktijd_eind=None), today="2026-09-28")

    assert (weeks["maximum"], weeks["weken"][0]["tekst"]) == (60, "deze week tot nu toe: 0 uur")
    assert weeks["zin"] == "Er staan nog geen uren in deze bpv."


def test_month_of_march_is_written_as_people_write_it():
    periode = b.make_periode(begin="2026-03-02", eind="2026-03-31")

    assert picture("weken", periode, today="2026-03-04")["weken"][0]["label"] == "2 mrt"


@pytest.mark.parametrize(
    ("periode", "sentence"),
    [
        ({"begin": "2026-11-30"}, "Je bpv begint op 30 november. Daarna staan hier je uren per week."),
        (
            {"begin": "2026-11-20", "eind": "2026-11-10"},
            "Hier komen je uren per week. Vul eerst je bpv in, met de eerste en de laatste dag.",
        ),
        (
            {"eind": None},
            "Hier komen je uren per week. Vul eerst je bpv in, met de eerste en de laatste dag.",
        ),
    ],
)
def test_weeks_that_cannot_be_drawn_say_why(periode: dict[str, Any], sentence: str):
    weeks = picture("weken", b.make_periode(**periode))

    assert (weeks["zin"], weeks["weken"]) == (sentence, [])


def test_bpv_of_thirty_years_shows_its_newest_weeks():
    periode = b.make_periode(begin="2015-01-05", eind="2045-12-29")
    weeks = picture("weken", periode, today="2045-12-30")["weken"]

    assert (len(weeks), weeks[-1]["label"]) == (260, "25 dec")


# --- Lijn ------------------------------------------------------------------------------------------------------------


def points(*made: Record, today: str = b.TODAY) -> list[tuple[int, str, str, str]]:
    line = picture("lijn", *made, today=today)
    return [(point["dag"], point["soort"], point["stand"], point["tekst"]) for point in line["punten"]]


def test_line_of_a_bpv_with_what_was_and_what_comes():
    made = [
        *days("2026-09-28", "2026-11-25"),
        b.make_bezoek(),
        b.make_bezoek(datum="2026-12-09", bezoek="volgende", stand="gepland"),
        b.make_telefonisch(),
        b.make_leerafspraken(),
        b.make_opdracht(),
    ]
    line = picture("lijn", *made)

    assert (line["dagen"], line["vandaag"]) == (137, 58)
    assert line["zin"] == (
        "Je bent in week 9 van 20. Het volgende is over 11 dagen: Blok 2 tot en met zondag 6 december."
    )
    assert points(*made) == [
        (16, "bezoek", "gedaan", "eerste bezoek op woensdag 14 oktober"),
        (16, "leerafspraken", "gedaan", "leerafspraken op woensdag 14 oktober"),
        (34, "blok", "open", "Blok 1 tot en met zondag 1 november, wacht op een handtekening"),
        (44, "telefonisch", "gedaan", "telefoongesprek op woensdag 11 november"),
        (69, "blok", "gepland", "Blok 2 tot en met zondag 6 december"),
        (72, "bezoek", "gepland", "volgend bezoek komt op woensdag 9 december"),
        (72, "leerafspraken", "gepland", "terugkijken op je leerpunten komt op woensdag 9 december"),
        (81, "opdracht", "gepland", "opdracht “Een ochtend plannen” inleveren op vrijdag 18 december"),
        (104, "blok", "gepland", "Blok 3 tot en met zondag 10 januari"),
        (137, "blok", "gepland", "Blok 4 tot en met vrijdag 12 februari"),
        (137, "beoordeling", "gepland", "beoordeling van je leerbedrijf komt op vrijdag 12 februari"),
    ]


@pytest.mark.parametrize(
    ("fields", "point"),
    [
        ({"stand": "vervallen"}, None),
        ({"stand": None}, None),
        ({"stand": "gepland"}, (16, "bezoek", "open", "eerste bezoek van woensdag 14 oktober staat nog open")),
        (
            {"datum": "2026-12-09"},
            (72, "bezoek", "open", "eerste bezoek van woensdag 9 december staat nog open"),
        ),
        (
            {"datum": b.TODAY, "stand": "gepland"},
            (58, "bezoek", "gepland", "eerste bezoek komt op woensdag 25 november"),
        ),
        ({"datum": b.TODAY}, (58, "bezoek", "gedaan", "eerste bezoek op woensdag 25 november")),
        ({"datum": "2026-09-01"}, (0, "bezoek", "gedaan", "eerste bezoek op dinsdag 1 september")),
        ({"bezoek": None}, (16, "bezoek", "gedaan", "bezoek op woensdag 14 oktober")),
    ],
)
def test_visit_stands_on_the_line_as_it_went(fields: dict[str, Any], point: object):
    found = [point for point in points(b.make_bezoek(**fields)) if point[1] == "bezoek"]

    assert found == ([point] if point else [])


@pytest.mark.parametrize(
    ("fields", "point"),
    [
        ({"stand": "klaar"}, (81, "opdracht", "gedaan", "opdracht “Een ochtend plannen” is klaar")),
        (
            {"inleveren": "2026-11-24", "titel": None},
            (57, "opdracht", "open", "opdracht “zonder naam” van dinsdag 24 november is nog niet klaar"),
        ),
        ({"inleveren": None}, None),
    ],
)
def test_opdracht_stands_on_the_line_until_it_is_done(fields: dict[str, Any], point: object):
    found = [point for point in points(b.make_opdracht(**fields)) if point[1] == "opdracht"]

    assert found == ([point] if point else [])


def test_looking_back_is_open_until_a_visit_on_or_after_that_day():
    agreed = b.make_leerafspraken(wanneer="2026-11-18")
    later = b.make_bezoek(datum="2026-11-18", bezoek="volgende")
    waiting = (51, "leerafspraken", "open", "terugkijken op je leerpunten van woensdag 18 november staat nog open")

    assert waiting in points(agreed)
    assert [point for point in points(agreed, later) if point[1] == "leerafspraken"] == [
        (16, "leerafspraken", "gedaan", "leerafspraken op woensdag 14 oktober")
    ]


def test_blok_without_a_day_of_work_is_no_point_and_weeks_are_none():
    assert "Blok 1" not in str(points())
    assert "blok" not in {point[1] for point in points(b.make_instelling(tekenritme="week"), b.make_urendag())}


def test_beoordeling_waits_at_the_end_until_it_is_there():
    label = "beoordeling van je leerbedrijf"
    done = b.make_beoordeling(datum="2027-02-10")

    assert [point for point in points(today="2027-02-13") if point[1] == "beoordeling"] == [
        (137, "beoordeling", "open", f"{label} van vrijdag 12 februari staat nog open")
    ]
    assert [point for point in points(done, today="2027-02-12") if point[1] == "beoordeling"] == [
        (135, "beoordeling", "gedaan", f"{label} op woensdag 10 februari")
    ]


@pytest.mark.parametrize(
    ("today", "sentence", "vandaag"),
    [
        ("2026-09-07", "Je bpv begint over 3 weken.", None),
        ("2026-09-28", "Je bent in week 1 van 20.", 0),
        ("2027-02-12", "Je bent in week 20 van 20.", 137),
        ("2027-02-13", "Je bpv is voorbij sinds 12 februari.", None),
    ],
)
def test_line_says_where_the_student_is(today: str, sentence: str, vandaag: int | None):
    line = picture("lijn", today=today)

    assert line["zin"].startswith(sentence)
    assert line["vandaag"] == vandaag


def test_bpv_of_one_day_is_a_line_of_one_day():
    line = picture("lijn", b.make_periode(begin=b.TODAY, eind=b.TODAY))

    assert (line["dagen"], line["vandaag"]) == (1, 0)


def test_line_of_a_complete_bpv_has_nothing_open():
    line = pictures(map_of(whole_bpv()), END)["lijn"]

    assert {point["stand"] for point in line["punten"]} == {"gedaan"}


# --- Voortgang -------------------------------------------------------------------------------------------------------


def test_history_of_a_werkproces_over_two_bpvs():
    second = b.make_periode(id="periode-2", begin="2026-11-02", eind="2027-02-12")
    first = b.make_periode(eind="2026-10-30")
    made = [
        b.make_voortgang(datum="2026-10-06", oordeel="nog_niet"),
        b.make_voortgang(datum="2026-11-20", oordeel="goed", periode="periode-2"),
        b.make_voortgang(datum="2026-11-24", oordeel="voldoende", wie="praktijkopleider", periode="periode-2"),
        b.make_voortgang(werkproces="B1-K1-W2", datum="2026-11-25"),
    ]

    assert picture("voortgang", first, second, *made) == {
        "B1-K1-W1": {
            "zin": "Jij: eerst Nog niet gedaan, nu Goed. Je praktijkopleider: Voldoende.",
            "dagen": 50,
            "punten": [
                {"dag": 0, "wie": "student", "waarde": 0},
                {"dag": 45, "wie": "student", "waarde": 3},
                {"dag": 49, "wie": "praktijkopleider", "waarde": 2},
            ],
        },
        "B1-K1-W2": {
            "zin": "Jij: Oefenen.",
            "dagen": 50,
            "punten": [{"dag": 50, "wie": "student", "waarde": 1}],
        },
    }


def test_rating_of_today_alone_is_a_line_of_one_day():
    history = picture("voortgang", b.make_voortgang(datum=b.TODAY))["B1-K1-W1"]

    assert (history["dagen"], [point["dag"] for point in history["punten"]]) == (1, [0])


@pytest.mark.parametrize(
    "fields",
    [{"datum": "2026-11-26"}, {"datum": None}, {"oordeel": None}, {"oordeel": "prima"}, {"wie": "ouder"}],
)
def test_rating_that_cannot_be_placed_is_left_out(fields: dict[str, Any]):
    assert picture("voortgang", b.make_voortgang(**fields)) == {}


# --- Jaren -----------------------------------------------------------------------------------------------------------


def test_years_of_two_bpvs_oldest_first():
    earlier = b.make_periode(
        id="periode-0",
        leerbedrijf="Kwekerij Voorbeeld",
        begin="2025-09-01",
        eind="2026-01-30",
        uren=None,
        schooljaar=None,
    )
    made = [
        b.make_urendag(datum="2025-09-01", periode="periode-0"),
        b.make_beoordeling(periode="periode-0", schooljaar="2025-2026", datum="2026-01-28", oordeel="goed"),
        b.make_urendag(),
        b.make_bezoek(),
        b.make_voortgang(),
        b.make_voortgang(wie="praktijkopleider"),
        b.make_voortgang(werkproces="B9-K9-W9"),
    ]

    assert picture("jaren", earlier, *made) == {
        "zin": "2 bpv's: samen 16 uur gemaakt en 0 uur getekend.",
        "rijen": [
            {
                "schooljaar": "2025-2026",
                "leerbedrijf": "Kwekerij Voorbeeld",
                "uren": "8 uur",
                "getekend": "0 uur",
                "afgesproken": "",
                "contacten": "0 van 3",
                "beoordeling": "Goed",
                "werkprocessen": "0 van 12",
            },
            {
                "schooljaar": "2026-2027",
                "leerbedrijf": "Zorgcentrum Voorbeeld",
                "uren": "8 uur",
                "getekend": "0 uur",
                "afgesproken": "640 uur",
                "contacten": "1 van 3",
                "beoordeling": "nog niet",
                "werkprocessen": "1 van 12",
            },
        ],
    }


def test_newest_beoordeling_stands_in_the_row():
    made = [
        b.make_beoordeling(schooljaar="2025-2026", datum="2026-06-30", oordeel="onvoldoende"),
        b.make_beoordeling(datum="2027-02-10", oordeel="goed"),
    ]

    assert picture("jaren", *made)["rijen"][0]["beoordeling"] == "Goed"


def test_bpv_without_dates_and_opleiding_is_a_row_with_empty_places():
    row = picture("jaren", b.make_student(opleiding=None), b.make_periode(begin=None, eind=None, schooljaar=None))

    assert row["zin"] == "1 bpv: samen 0 uur gemaakt en 0 uur getekend."
    assert (row["rijen"][0]["schooljaar"], row["rijen"][0]["werkprocessen"]) == ("", "")


# --- Any map ---------------------------------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(records(), st.dates(dt.date(2026, 8, 1), dt.date(2027, 10, 1)))
def test_pictures_of_any_map_can_be_drawn(made: list[Record], today: dt.date):
    found = pictures(map_of(made), today.isoformat())
    weeks, line = found["weken"], found["lijn"]

    assert all(0 <= week["getekend"] <= week["minuten"] <= weeks["maximum"] for week in weeks["weken"])
    assert all(0 <= week["gepland"] <= weeks["maximum"] for week in weeks["weken"])
    assert all(0 <= point["dag"] <= line["dagen"] for point in line["punten"])
    assert line["vandaag"] is None or 0 <= line["vandaag"] <= line["dagen"]
    for history in found["voortgang"].values():
        assert all(0 <= point["dag"] <= history["dagen"] and 0 <= point["waarde"] <= 3 for point in history["punten"])
    assert len(found["jaren"]["rijen"]) == len(map_of(made).periodes)
