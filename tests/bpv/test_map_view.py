"""How rules look at a map: which bpv is meant, which handtekening is valid, the student's level."""

from __future__ import annotations

import datetime as dt
from copy import replace

import pytest
from tests.helpers import builders as b

from bpv_logic.bpv.map_view import MapView
from bpv_logic.bpv.voortgang import voortgang_of
from bpv_logic.map.bpvmap import Bpvmap, Record, map_of
from bpv_logic.school.active import standard
from bpv_logic.verdict.judge import judge_map


def view_of(*records: Record, today: str = b.TODAY) -> MapView:
    return MapView(bpvmap=map_of(records), today=dt.date.fromisoformat(today), schoolpakket=standard())


def periode(id_: str, begin: str | None, end: str | None) -> Record:
    return b.make_periode(id=id_, begin=begin, eind=end)


FIRST = periode("eerste", "2025-09-01", "2026-01-30")
SECOND = periode("tweede", "2026-09-28", "2027-02-12")
SIDE = periode("naast", "2026-11-02", "2026-12-18")
THIRD = periode("derde", "2027-03-01", "2027-06-30")
BARE = periode("kaal", None, None)


@pytest.mark.parametrize(
    ("periodes", "today", "chosen"),
    [
        ((FIRST, SECOND, THIRD), "2026-11-25", "tweede"),
        ((FIRST, SECOND, THIRD), "2026-09-28", "tweede"),
        ((FIRST, SECOND, THIRD), "2027-02-12", "tweede"),
        ((FIRST, SECOND, SIDE, THIRD), "2026-11-25", "naast"),
        ((FIRST, SECOND, THIRD), "2026-05-01", "eerste"),
        ((FIRST, SECOND, THIRD), "2027-02-13", "tweede"),
        ((FIRST, SECOND, THIRD), "2025-08-31", "eerste"),
        ((SECOND, THIRD), "2025-08-31", "tweede"),
        ((THIRD, BARE), "2026-11-25", "kaal"),
    ],
)
def test_bpv_of_the_front_page_runs_or_began_last_or_comes_first(periodes: tuple[Record, ...], today: str, chosen: str):
    current = view_of(*periodes, today=today).current

    assert current is not None
    assert current.id == chosen


def test_map_without_a_bpv_has_no_front_page_bpv():
    assert view_of(b.make_student()).current is None


# --- Handtekeningen --------------------------------------------------------------------------------------------------


def signed_twice(first_end: str, second_end: str, now_end: str) -> MapView:
    """Two handtekeningen of the praktijkopleider under one blok, each with the day as it was then."""

    def bpvmap(end: str, *more: Record) -> Bpvmap:
        return b.make_map(b.make_urendag(datum="2026-11-24", eind=end), b.make_urenblok(), *more)

    blok = b.make_urenblok()
    first = replace(b.make_handtekening(bpvmap(first_end), blok, moment="2026-11-25T10:00:00.000Z"), id="h1")
    later = bpvmap(second_end, first)
    second = replace(b.make_handtekening(later, blok, moment="2026-11-25T11:00:00.000Z"), id="h2")
    return view_of(*bpvmap(now_end, first, second).records)


@pytest.mark.parametrize(
    ("first", "second", "now", "holds", "state"),
    [
        ("16:30", "17:00", "17:00", "h2", "geldig"),
        ("16:30", "17:00", "16:30", "h1", "geldig"),
        ("16:30", "17:00", "18:00", "h2", "gewijzigd"),
        ("16:30", "16:30", "16:30", "h2", "geldig"),
    ],
)
def test_valid_handtekening_holds_and_else_the_newest(first: str, second: str, now: str, holds: str, state: str):
    """Is er een handtekening die nog klopt, dan geldt die. Anders de laatste."""
    seal = signed_twice(first, second, now).handtekeningen["urenblok-2026-11-23"]["praktijkopleider"]

    assert (seal.handtekening.id, seal.staat) == (holds, state)


# --- Voortgang -------------------------------------------------------------------------------------------------------


def test_rating_without_an_answer_or_a_person_is_no_rating():
    empty = b.make_voortgang(oordeel=None)
    nobody = b.make_voortgang(wie=None, werkproces="B1-K1-W2", id="niemand")
    stranger = b.make_voortgang(wie="buurman", werkproces="B1-K1-W3")

    assert voortgang_of(map_of([empty, nobody, stranger])).beoordeeld == frozenset()


def test_only_what_cannot_be_done_here_and_has_a_plan_is_done_elsewhere():
    possible = b.make_voortgang(werkproces="B1-K1-W1", kan_niet="nee", plan="Oud plan.")
    without_plan = b.make_voortgang(werkproces="B1-K1-W2", kan_niet="ja")
    elsewhere = b.make_voortgang(werkproces="B1-K1-W3", kan_niet="ja", plan="Op school.")

    assert voortgang_of(map_of([possible, without_plan, elsewhere])).elders == {"B1-K1-W3"}


def test_newest_rating_of_each_person_counts():
    old = b.make_voortgang(datum="2026-10-14", oordeel="goed")
    new = b.make_voortgang(datum="2026-11-20", oordeel="oefenen")
    voortgang = voortgang_of(map_of([new, old]))

    assert voortgang.student["B1-K1-W1"].text("oordeel") == "oefenen"
    assert voortgang.gehaald == frozenset()
    assert voortgang.geoefend == {"B1-K1-W1"}


# --- Where a finding leads -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "code", "tab"),
    [
        (
            b.make_bezoek(datum="2026-11-24", stand="gepland"),
            "contact.afspraak-voorbij",
            "bezoek/?id=bezoek-2026-11-24#contact-stand",
        ),
        (
            b.make_telefonisch(datum="2026-11-24", stand="gepland"),
            "contact.afspraak-voorbij",
            "contact/?id=telefonisch-2026-11-24#contact-stand",
        ),
        (
            b.make_extra(antwoord_voor="2026-11-24"),
            "contact.geen-antwoord",
            "contact/?id=extra-2026-11-23#contact-beantwoord_op",
        ),
        (b.make_urendag(id="dag", datum=None), "veld.ontbreekt", "uren/?id=dag#urendag-datum"),
        (b.make_student(duur=None, opleiding="eigen"), "gegevens.duur-onbekend", "gegevens/#student-duur"),
    ],
)
def test_action_leads_to_the_record_and_the_question(record: Record, code: str, tab: str):
    verdict = judge_map(b.make_map(record), dt.date.fromisoformat(b.TODAY))
    pages = {action.code: action.pagina for action in verdict.agenda}

    assert pages[code] == tab
