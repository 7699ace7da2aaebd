"""Contacts by school year: what is due in each part of a bpv, and how a school sets it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import builders as b

from bpv_logic.bpv.map_view import MapView
from bpv_logic.bpv.periode_view import PeriodeView
from bpv_logic.bpv.schooljaren import contacten_nu, contacttellingen_of, delen_of
from bpv_logic.bpv.tempo import expected_minutes
from bpv_logic.map.record import Record
from bpv_logic.rules import message
from bpv_logic.school.active import Schoolpakket, load_schoolpakket, standard
from bpv_logic.verdict.judge import judge_map

NORM = 3
TWO_YEARS = {"begin": "2025-09-01", "eind": "2027-06-30"}
PER_BPV = load_schoolpakket('naam = "Mbo"\ncontact_per = "bpv"')


def view_of(*records: Record, today: str = b.TODAY, pakket: Schoolpakket | None = None, **fields) -> PeriodeView:
    bpvmap = b.make_map(b.make_student(), b.make_periode(**fields), *records)
    view = MapView(bpvmap=bpvmap, today=dt.date.fromisoformat(today), schoolpakket=pakket or standard())
    return view.periodes[0]


def due(**fields) -> list[tuple[str, int]]:
    return [(count.schooljaar, count.nodig) for count in contacttellingen_of(view_of(**fields))]


@pytest.mark.parametrize(
    ("begin", "eind", "expected"),
    [
        ("2026-09-28", "2027-02-12", [("", 3)]),
        ("2026-05-04", "2026-09-25", [("", 3)]),
        ("2025-09-01", "2027-06-30", [("2025-2026", 3), ("2026-2027", 3)]),
        ("2026-02-02", "2027-06-30", [("2025-2026", 1), ("2026-2027", 3)]),
        ("2025-06-01", "2026-09-30", [("2024-2025", 1), ("2025-2026", 3), ("2026-2027", 1)]),
        ("2025-06-02", "2026-09-29", [("2024-2025", 0), ("2025-2026", 3), ("2026-2027", 0)]),
    ],
)
def test_part_of_a_schooljaar_has_its_part_of_the_contacts(
    begin: str, eind: str, expected: list[tuple[str, int]]
) -> None:
    assert due(begin=begin, eind=eind) == expected


def test_bpv_without_days_has_the_whole_number() -> None:
    assert due(begin=None, eind=None) == [("", 3)]


def test_school_may_count_the_bpv_as_a_whole() -> None:
    counts = contacttellingen_of(view_of(pakket=PER_BPV, **TWO_YEARS))

    assert [(count.schooljaar, count.nodig, count.nodig_op_locatie) for count in counts] == [("", 3, 1)]


@given(st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), st.integers(min_value=0, max_value=1600))
def test_parts_follow_each_other_and_together_ask_no_less_than_the_whole(begin: dt.date, days: int) -> None:
    eind = begin + dt.timedelta(days=days)
    periode = view_of(begin=begin.isoformat(), eind=eind.isoformat())
    delen = delen_of(periode)
    counts = contacttellingen_of(periode)

    assert (delen[0].van, delen[-1].tot, sum(deel.dagen for deel in delen)) == (begin, eind, days + 1)
    assert sum(count.nodig for count in counts) >= NORM
    assert all(count.nodig <= NORM for count in counts)
    assert sum(count.nodig_op_locatie for count in counts) >= 1


@given(st.integers(min_value=0, max_value=900))
def test_who_stops_early_never_owes_more_than_was_agreed(days: int) -> None:
    stopped = dt.date(2025, 9, 1) + dt.timedelta(days=days)
    asked = sum(number for _, number in due(eind_werkelijk=stopped.isoformat(), **TWO_YEARS))
    whole = sum(number for _, number in due(**TWO_YEARS | {"eind": max(stopped.isoformat(), TWO_YEARS["eind"])}))

    assert asked <= whole


@pytest.mark.parametrize(
    ("today", "meter", "zin"),
    [
        ("2026-07-31", (1, 3), "1 van de 3 geweest in 2025-2026, 1 op je werk. Nog niets afgesproken."),
        ("2026-08-01", (0, 3), "0 van de 3 geweest in 2026-2027, nog niet op je werk. Nog niets afgesproken."),
        ("2027-07-01", (0, 3), "0 van de 3 geweest in 2026-2027, nog niet op je werk. Nog niets afgesproken."),
    ],
)
def test_meter_is_about_the_schooljaar_of_today(today: str, meter: tuple[int, int], zin: str) -> None:
    bpvmap = b.make_map(b.make_student(), b.make_periode(**TWO_YEARS), b.make_bezoek(datum="2025-10-14"))
    verdict = judge_map(bpvmap, dt.date.fromisoformat(today))

    assert (verdict.meters["contact"].waarde, verdict.meters["contact"].maximum) == meter
    assert verdict.slots["contact.zin"] == zin


def test_schooljaar_in_which_no_contact_is_due_has_no_meter() -> None:
    periode = b.make_periode(begin="2025-06-02", eind="2026-09-29")
    verdict = judge_map(b.make_map(b.make_student(), periode), dt.date(2026, 9, 1))

    assert "contact" not in verdict.meters
    assert verdict.slots["contact.zin"] == "0 keer contact geweest in 2026-2027."


def test_sentence_of_a_rule_names_the_schooljaar() -> None:
    verdict = judge_map(b.make_map(b.make_student(), b.make_periode(**TWO_YEARS)), dt.date(2026, 11, 20))
    told = {item.code: message(item) for item in verdict.bevindingen}

    assert told["contact.achter-op-schema"].startswith("Er is in schooljaar 2026-2027 nog geen contact geweest")
    assert told["contact.te-weinig-vorig-jaar"].startswith("Er was in schooljaar 2025-2026 nog geen contact met school")


def test_agreed_hours_of_who_stops_early_stay_spread_over_the_agreed_days() -> None:
    on_the_way = expected_minutes(view_of(today="2026-11-28"))

    assert expected_minutes(view_of(today="2026-11-28", eind_werkelijk="2026-11-27")) == on_the_way
    assert expected_minutes(view_of(today="2027-02-13", eind_werkelijk="2026-11-27")) == on_the_way


def test_contact_is_in_the_schooljaar_of_its_day() -> None:
    visits = [b.make_bezoek(datum=day) for day in ("2025-08-20", "2026-07-31", "2026-08-01")]
    periode = view_of(*visits, today="2026-09-01", **TWO_YEARS)
    held = [[item.text("datum") for item in count.gehouden] for count in contacttellingen_of(periode)]

    assert held == [["2025-08-20", "2026-07-31"], ["2026-08-01"]]
    assert contacten_nu(periode).schooljaar == "2026-2027"
