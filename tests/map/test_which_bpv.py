"""Which bpv is meant: one calendar, a choice that ends by itself, and what should be moved."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import builders as b

from bpv_logic.browser.door import handle
from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import Bpvmap, Record, map_of, record_to_json
from bpv_logic.map.record import HANDTEKENING
from bpv_logic.map.which_bpv import Kalender, Keuze, kalender_of
from bpv_logic.verdict.judge import Verdict, judge_map, verdict_to_json

TODAY = dt.date.fromisoformat(b.TODAY)


def periode(id_: str, begin: str | None, end: str | None, **fields) -> Record:
    return b.make_periode(id=id_, begin=begin, eind=end, **fields)


FIRST = periode("eerste", "2025-09-01", "2026-01-30")
NOW = periode("nu", "2026-09-28", "2027-02-12")
BESIDE = periode("naast", "2026-11-02", "2026-12-18")
SOON = periode("straks", "2027-03-01", "2027-07-02")
BARE = periode("kaal", None, None)
HALF = periode("half", "2026-10-05", None)
REVERSED = periode("omgekeerd", "2026-11-09", "2026-11-01")


def pieces(*periodes: Record) -> list[tuple[str, str]]:
    return [(piece.vanaf, piece.periode) for piece in kalender_of(periodes).stukken]


# --- The calendar ----------------------------------------------------------------------------------------------------


def test_calendar_of_a_map_without_a_bpv_names_none():
    calendar = kalender_of(())

    assert (calendar.stukken, calendar.op(b.TODAY), calendar.waarin(b.TODAY)) == ((), "", "")


def test_bpv_is_meant_until_the_next_one_begins_and_the_first_from_the_beginning_of_time():
    assert pieces(SOON, NOW, FIRST) == [("", "eerste"), ("2026-09-28", "nu"), ("2027-03-01", "straks")]


def test_of_two_that_run_at_once_or_are_over_the_one_is_meant_that_began_last():
    assert pieces(NOW, BESIDE) == [("", "nu"), ("2026-11-02", "naast"), ("2026-12-19", "nu"), ("2027-02-13", "naast")]


def test_bpv_without_an_end_goes_on_until_a_later_one_runs():
    assert pieces(HALF, BESIDE) == [("", "half"), ("2026-11-02", "naast"), ("2026-12-19", "half")]


def test_bpv_without_dates_takes_no_day_from_one_that_has_them():
    """A student who starts filling in a second bpv has not typed its dates yet."""
    assert pieces(BARE, NOW) == [("", "kaal"), ("2026-09-28", "nu"), ("2027-02-13", "kaal")]


def test_bpv_that_ends_before_it_begins_never_runs_but_has_begun():
    assert pieces(NOW, REVERSED) == [("", "nu"), ("2027-02-13", "omgekeerd")]
    assert pieces(REVERSED) == [("", "omgekeerd")]


def test_last_day_that_there_is_ends_no_calendar():
    assert pieces(periode("lang", "2026-01-01", "9999-12-31"))[0] == ("", "lang")


def test_day_lies_in_a_bpv_or_in_none():
    calendar = kalender_of((NOW, SOON))

    assert [calendar.waarin(day) for day in ("2026-09-27", "2026-09-28", "2027-02-12", "2027-02-13")] == [
        "",
        "nu",
        "nu",
        "",
    ]


DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 2, 10))
MAPS = st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), min_size=1, max_size=7)


@given(spans=MAPS, day=DAYS)
def test_calendar_says_what_a_person_says_who_looks_at_every_bpv(spans: list[Any], day: dt.date):
    """The rule in words: the bpv that runs (of several the last to begin), or began last, or comes first."""
    named = [
        periode(f"p{number}", begin and begin.isoformat(), end and end.isoformat())
        for number, (begin, end) in enumerate(spans)
    ]
    order = sorted(named, key=lambda item: (item.text("begin"), item.id))
    begun = [item for item in order if item.text("begin") <= day.isoformat()]
    running = [item for item in begun if (item.text("eind") or "9999") >= day.isoformat()]
    [expected] = (running[-1:] or begun[-1:]) or order[:1]

    assert kalender_of(named).op(day.isoformat()) == expected.id


def test_calendar_is_linear_in_the_number_of_bpvs():
    """Every stretch begins when a bpv begins, or the day after one ends."""
    first = dt.date(2020, 1, 1)
    many = [
        periode(
            f"p{number:05}", (first + dt.timedelta(number)).isoformat(), (first + dt.timedelta(2 * number)).isoformat()
        )
        for number in range(3000)
    ]

    assert len(kalender_of(many).stukken) <= 2 * len(many) + 1


# --- The choice ------------------------------------------------------------------------------------------------------


def choice_on(calendar: Kalender, periode_id: str, at: str = "", today: dt.date = TODAY) -> Keuze | None:
    return calendar.geldige(Keuze(periode=periode_id, bij=at), today)


def test_choice_of_another_bpv_holds_and_notes_what_the_calendar_named():
    assert choice_on(kalender_of((NOW, SOON)), "straks") == Keuze(periode="straks", bij="nu")


@pytest.mark.parametrize(
    ("periodes", "choice", "at", "today"),
    [
        ((NOW,), "straks", "nu", b.TODAY),
        ((NOW, SOON), "nu", "", b.TODAY),
        ((NOW, SOON), "straks", "nu", "2027-03-01"),
        ((NOW, SOON), "eerste", "nu", "2027-03-01"),
        ((FIRST, NOW, SOON), "eerste", "nu", "2027-03-01"),
        ((FIRST, NOW), "eerste", "straks", b.TODAY),
    ],
)
def test_choice_ends_when_it_makes_no_sense_any_more(periodes: tuple[Record, ...], choice: str, at: str, today: str):
    """Its bpv is removed, the calendar names it itself, or the calendar names a different one than at the choice."""
    assert choice_on(kalender_of(periodes), choice, at, dt.date.fromisoformat(today)) is None


def test_no_choice_is_no_choice():
    assert kalender_of((NOW,)).geldige(None, TODAY) is None


@pytest.mark.parametrize(
    ("periodes", "choice", "end"),
    [((NOW, SOON), "straks", "2027-03-01"), ((FIRST, NOW), "eerste", ""), ((NOW, BESIDE), "nu", "2026-12-19")],
)
def test_day_is_known_on_which_a_choice_ends_by_itself(periodes: tuple[Record, ...], choice: str, end: str):
    """So that a page without rules drops it in time."""
    calendar = kalender_of(periodes)
    holds = choice_on(calendar, choice)
    assert holds is not None

    assert calendar.einde_van(holds, TODAY) == end
    if end:
        assert calendar.geldige(holds, dt.date.fromisoformat(end) - dt.timedelta(1)) == holds
        assert calendar.geldige(holds, dt.date.fromisoformat(end)) is None


@pytest.mark.parametrize(
    ("kind", "day", "choice", "bpv"),
    [
        ("urendag", b.TODAY, "straks", "nu"),
        ("urendag", "2027-03-01", "straks", "straks"),
        ("urendag", "2026-12-01", "naast", "naast"),
        ("urendag", "2026-12-21", "naast", "nu"),
        ("urendag", b.TODAY, "eerste", "naast"),
        ("contact", b.TODAY, "eerste", "naast"),
        ("beoordeling", b.TODAY, "eerste", "eerste"),
        ("bewijs", b.TODAY, "straks", "naast"),
        ("urendag", "2027-02-20", "straks", "nu"),
    ],
)
def test_choice_wins_only_where_its_bpv_holds_the_day(kind: str, day: str, choice: str, bpv: str):
    """The day decides; a beoordeling and a bewijs may come after their bpv has ended."""
    periodes = (FIRST, NOW, SOON) if choice == "straks" and bpv == "nu" else (FIRST, NOW, BESIDE, SOON)

    assert kalender_of(periodes).van(kind, day, Keuze(periode=choice)) == bpv


# --- Who asks --------------------------------------------------------------------------------------------------------


def two(*records: Record) -> Bpvmap:
    return map_of((b.make_student(), NOW, SOON, *records))


def judge(bpvmap: Bpvmap, choice: str = "", today: dt.date = TODAY) -> Verdict:
    return judge_map(bpvmap, today, keuze=Keuze(periode=choice) if choice else None)


def test_verdict_with_a_choice_shows_that_bpv_and_finds_the_same():
    """A phone with a choice and a school without one must say the same about one map."""
    days = [b.make_urendag(periode="nu", datum=f"2026-11-{day}") for day in (16, 17, 18)]
    plain, chosen = judge(two(*days)), judge(two(*days), "straks")

    assert plain.slots["uren.gedaan"] == "24"
    assert chosen.slots["uren.gedaan"] == "0"
    assert {blok.span.van.year for blok in chosen.blokken} == {2027}
    assert chosen.bevindingen == plain.bevindingen


def test_front_page_asks_for_the_hours_of_today_in_the_bpv_in_which_they_are_kept():
    def asks(bpvmap: Bpvmap, choice: str = "") -> bool:
        return any(action.code == "uren.vandaag" for action in judge(bpvmap, choice).agenda)

    here, wrong = (b.make_urendag(periode=where) for where in ("nu", "straks"))

    assert asks(two())
    assert asks(two(), "straks")
    assert not asks(two(here))
    assert not asks(two(here), "straks")
    assert not asks(two(wrong))


def test_two_companies_on_one_day_each_have_their_own_hours():
    bpvmap = map_of((b.make_student(), NOW, BESIDE, b.make_urendag(periode="naast")))

    assert not any(action.code == "uren.vandaag" for action in judge(bpvmap).agenda)
    assert any(action.code == "uren.vandaag" for action in judge(bpvmap, "nu").agenda)
    assert verdict_to_json(judge(bpvmap))["bpv"]["verplaats"] == []


@pytest.mark.parametrize(
    ("record", "bpv"),
    [
        (b.make_urendag(periode=None), "nu"),
        (b.make_urendag(periode=None, datum="2027-03-03"), "straks"),
        (b.make_urendag(periode=None, datum="2027-02-20"), "nu"),
        (b.make_urendag(periode=None, datum="2026-01-05"), "nu"),
        (b.make_opdracht(periode=None), "nu"),
        (b.make_opdracht(periode=None, clock="2027-03-04T09:00:00.000Z/0000"), "straks"),
        (b.make_opdracht(periode="weg"), "weg"),
        (b.make_instelling(), ""),
    ],
)
def test_record_without_a_bpv_belongs_to_that_of_its_day_or_else_of_its_first_writing(record: Record, bpv: str):
    assert two(record).periode_of(record) == bpv


def test_blok_says_to_which_bpv_it_would_belong_and_scripts_get_the_calendar():
    found = verdict_to_json(judge(two(), "straks"))

    assert {blok["periode"] for blok in found["blokken"]} == {"straks"}
    assert found["bpv"]["kalender"] == [{"vanaf": "", "periode": "nu"}, {"vanaf": "2027-03-01", "periode": "straks"}]
    assert found["bpv"]["keuze"] == {"periode": "straks", "bij": "nu", "tot": "2027-03-01"}
    assert found["bpv"]["looptijden"]["nu"] == ["2026-09-28", "2027-02-12"]
    assert found["bpv"]["soorten"]["contact"] == {"dag": ["datum", "gevraagd_op"], "na_afloop": False}
    assert found["bpv"]["soorten"]["beoordeling"]["na_afloop"]
    kinds = {form.name for form in FORMS.values() if form.in_periode}
    assert found["bpv"]["soorten"].keys() == kinds - {HANDTEKENING}


def ask(op: str, bpvmap: Bpvmap, **more) -> dict[str, Any]:
    records = [record_to_json(record) for record in bpvmap.records]
    return json.loads(handle(json.dumps({"op": op, "records": records, "today": b.TODAY, **more})))


def test_browser_hands_the_choice_to_every_question_about_a_map():
    choice = {"periode": "straks"}
    other = periode("straks", "2027-03-01", "2027-07-02", leerbedrijf="Kapsalon Straks")
    bpvmap = map_of((b.make_student(), NOW, other))

    assert ask("judge", bpvmap, keuze=choice)["verdict"]["bpv"]["keuze"]["bij"] == "nu"
    assert ask("judge", bpvmap)["verdict"]["bpv"]["keuze"] is None
    assert "Kapsalon Straks" in ask("text", bpvmap, keuze=choice, soort="contact_vragen")["tekst"]
    assert "Kapsalon Straks" in json.dumps(ask("verklaring", bpvmap, keuze=choice))
    assert not ask("judge", bpvmap, keuze={"bij": "nu"})["ok"]


# --- What is to be moved ---------------------------------------------------------------------------------------------


def moves(bpvmap: Bpvmap) -> list[tuple[str, str, bool]]:
    return [(item.record.id, item.naar, item.getekend) for item in judge(bpvmap).view.verplaatsingen]


@pytest.mark.parametrize(
    ("record", "to"),
    [
        (b.make_urendag(periode="straks"), "nu"),
        (b.make_urendag(periode="nu"), None),
        (b.make_urendag(periode="nu", datum="2027-03-02"), "straks"),
        (b.make_urendag(periode="straks", datum="2027-02-20"), None),
        (b.make_urendag(periode="straks", datum="vandaag"), None),
        (b.make_urendag(periode="straks", datum=None), None),
        (b.make_urendag(periode="weg"), "nu"),
        (b.make_urendag(periode="weg", datum="2027-02-20"), None),
        (b.make_urendag(periode=None), "nu"),
        (b.make_opdracht(periode=None), "nu"),
        (b.make_opdracht(periode="straks"), None),
        (b.make_urenblok(periode="straks"), "nu"),
        (b.make_bezoek(periode="straks"), "nu"),
        (b.make_extra(periode="straks"), "nu"),
        (b.make_beoordeling(periode="nu", datum="2027-03-05"), None),
        (b.make_bewijs(periode="nu", datum="2027-03-05"), None),
        (b.make_bewijs(periode="straks"), "nu"),
        (b.make_eindbeoordeling(periode="straks"), None),
    ],
)
def test_record_is_moved_only_when_its_day_lies_in_another_bpv_and_not_in_its_own(record: Record, to: str | None):
    assert moves(two(record)) == ([(record.id, to, False)] if to else [])


def test_with_one_bpv_a_record_without_a_bpv_is_at_home():
    assert moves(map_of((b.make_student(), NOW, b.make_urendag(periode=None)))) == []


def test_day_that_lies_in_the_bpv_where_it_stands_stays_there_however_many_hold_it():
    day = b.make_urendag(periode="nu")

    assert moves(map_of((b.make_student(), NOW, BESIDE, day))) == []


def test_what_is_signed_is_told_apart():
    day, blok = b.make_urendag(periode="straks", datum="2026-11-24"), b.make_urenblok(periode="straks")
    loose = b.make_urendag(periode="straks", datum="2026-11-19")
    before = two(day, blok, loose)
    signed = b.make_handtekening(before, blok)

    assert sorted(moves(map_of((*before.records, signed)))) == sorted(
        [(blok.id, "nu", True), (day.id, "nu", True), (loose.id, "nu", False)]
    )


def test_day_that_would_come_under_a_signed_blok_is_told_apart():
    blok, day = b.make_urenblok(periode="nu"), b.make_urendag(periode="straks", datum="2026-11-24")
    other = b.make_urenblok(periode="nu", van="2026-11-02", tot="2026-11-30", id="ouder")
    before = two(blok, other, day)

    assert moves(before) == [(day.id, "nu", False)]
    assert moves(map_of((*before.records, b.make_handtekening(before, blok)))) == [(day.id, "nu", True)]
    assert moves(map_of((*before.records, b.make_handtekening(before, other)))) == [(day.id, "nu", True)]


def moved(bpvmap: Bpvmap) -> Bpvmap:
    """The map after moving everything that needs no new handtekening."""
    to = {item.record.id: item.naar for item in judge(bpvmap).view.verplaatsingen if not item.getekend}
    changed = [
        record._replace(velden=record.velden | {"periode": to[record.id]}) if record.id in to else record
        for record in bpvmap.records
    ]
    return map_of(changed)


KINDS = st.sampled_from([b.make_urendag, b.make_urenblok, b.make_bezoek, b.make_bewijs, b.make_voortgang])
STORED = st.sampled_from([None, "eerste", "nu", "naast", "straks", "weg"])


@given(
    made=st.lists(st.tuples(KINDS, STORED, st.dates(dt.date(2025, 8, 1), dt.date(2027, 8, 1))), max_size=12),
    signs=st.integers(0, 12),
)
def test_after_moving_nothing_is_left_to_move_and_no_handtekening_is_touched(made: list[Any], signs: int):
    records = []
    for number, (make, stored, day) in enumerate(made):
        dates = {"van": day.isoformat(), "tot": (day + dt.timedelta(14)).isoformat()}
        dates = dates if make is b.make_urenblok else {"datum": day.isoformat()}
        records.append(make(id=f"r{number}", periode=stored, **dates))
    bpvmap = map_of((b.make_student(), FIRST, NOW, BESIDE, SOON, *records))
    for record in records[:signs]:
        bpvmap = map_of((*bpvmap.records, b.make_handtekening(bpvmap, record)))
    before = {seal.handtekening.id: seal.staat for seal in judge(bpvmap).view.zegels}
    after = judge(moved(bpvmap))

    assert [item for item in after.view.verplaatsingen if not item.getekend] == []
    assert {seal.handtekening.id: seal.staat for seal in after.view.zegels} == before
