"""From times to minutes, to blokken and to the day on which all hours are completed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import builders as b

from bpv_logic.bpv.blokken import Span, subtract
from bpv_logic.bpv.map_view import MapView
from bpv_logic.bpv.periode_view import PeriodeView
from bpv_logic.bpv.tempo import Tempo
from bpv_logic.bpv.tempo import tempo_of as _tempo_of
from bpv_logic.bpv.uren.dag import read_dag
from bpv_logic.bpv.uren.rooster import rooster_of, usual_day
from bpv_logic.map.bpvmap import Record
from bpv_logic.school.active import standard
from bpv_logic.school.contents import Blok as SchoolBlok
from bpv_logic.school.contents import Schoolpakket

#: How far back the pace is measured, and how long nothing is said.
WEEKS_BACK, QUIET = 4, 2


def view_of(*records: Record, today: str = b.TODAY, pakket: Schoolpakket | None = None) -> PeriodeView:
    view = MapView(bpvmap=b.make_map(*records), today=dt.date.fromisoformat(today), schoolpakket=pakket or standard())
    assert view.current is not None
    return view.current


def days(first: str, last: str, **fields: object) -> list[Record]:
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    every = (begin + dt.timedelta(days=number) for number in range((end - begin).days + 1))
    return [b.make_urendag(datum=str(day), **fields) for day in every if day.weekday() < 4]


@pytest.mark.parametrize(
    ("fields", "minutes"),
    [
        ({}, 480),
        ({"pauze": None}, 510),
        ({"pauze": 510}, 0),
        ({"pauze": -60}, 0),
        ({"eind": None}, 0),
        ({"eind": "07:00"}, 0),
        ({"begin": "22:00", "eind": "06:00", "nacht": "ja"}, 450),
        ({"begin": "22:00", "eind": "06:00"}, 450),
        ({"begin": "22:00", "eind": "06:00", "nacht": "nee"}, 0),
        ({"begin": "8:45", "eind": "8.50", "pauze": 0}, 5),
        ({"begin": "8.50", "eind": "8:45", "pauze": 0}, 0),
        ({"begin": "830", "eind": "24:00", "pauze": 0}, 930),
        ({"begin": "20:00", "eind": "09:00"}, 750),
        ({"begin": "20:00", "eind": "09:01"}, 0),
        ({"begin": "20:00", "eind": "09:01", "nacht": "ja"}, 751),
        ({"begin": "08:00", "eind": "16:30", "nacht": "ja"}, 480),
        ({"soort": "ziek"}, 0),
        ({"soort": "school", "schooluren": 6}, 0),
        ({"begin": 800}, 0),
        ({"begin": "8.30", "eind": "17u00"}, 480),
        ({"begin": "830", "eind": "1700", "pauze": "30 min"}, 480),
        ({"begin": "16:00", "eind": "24:00"}, 450),
        ({"begin": "16:00", "eind": "24:00", "nacht": "ja"}, 450),
        ({"begin": "half negen"}, 0),
    ],
)
def test_only_worked_time_without_pauze_counts_and_a_mistake_never_adds_hours(fields: dict[str, object], minutes: int):
    day = read_dag(b.make_urendag(**fields))

    assert day is not None
    assert day.minuten == minutes


@pytest.mark.parametrize(
    ("date", "begin", "end", "hours"),
    [
        ("2026-10-24", "22:00", "06:00", 9),
        ("2027-03-27", "22:00", "06:00", 7),
        ("2026-10-25", "22:00", "06:00", 8),
        ("2027-03-28", "22:00", "06:00", 8),
        ("2026-10-24", "20:00", "01:00", 5),
        ("2026-10-25", "00:00", "08:00", 9),
        ("2027-03-28", "00:00", "08:00", 7),
        ("2027-03-28", "08:00", "16:00", 8),
        ("2026-10-24", "08:00", "08:00", 25),
    ],
)
def test_night_of_the_clock_change_counts_the_time_that_passed(date: str, begin: str, end: str, hours: int):
    """Wie werkt in de nacht dat de klok verandert, krijgt een uur meer of een uur minder."""
    nacht = "ja" if end <= begin else None
    day = read_dag(b.make_urendag(datum=date, begin=begin, eind=end, nacht=nacht, pauze=0))

    assert day is not None
    assert (day.minuten, day.bruto) == (hours * 60, hours * 60)


def test_school_time_is_kept_within_a_day():
    day = read_dag(b.make_urendag(soort="school", schooluren=900))

    assert day is not None
    assert day.school == 24 * 60


@pytest.mark.parametrize(("typed", "minutes"), [(5, 300), ("5,5", 330), ("5.5", 330), ("5 uur 30", 330), ("veel", 0)])
def test_school_time_may_have_a_part(typed: object, minutes: int):
    """Vijf en een half uur op school zijn geen 55 uur, en ook geen 5."""
    day = read_dag(b.make_urendag(soort="school", schooluren=typed))

    assert day is not None
    assert day.school == minutes


def test_days_outside_the_bpv_in_the_future_or_without_work_do_not_count():
    periode = view_of(
        b.make_urendag(datum="2026-09-27"),
        b.make_urendag(datum="2026-11-26"),
        b.make_urendag(datum="2026-11-24", soort="ziek"),
        b.make_urendag(datum="2026-11-25"),
    )

    assert periode.gedaan == 480


def test_bpv_without_dates_and_werkdagen_can_be_looked_at():
    bare = b.make_periode(begin=None, eind=None, werkdagen=None, uren=None)
    periode = view_of(bare, b.make_urendag())

    assert periode.gedaan == 480
    assert periode.blokken == ()
    assert periode.lege_werkdagen == ()
    assert tempo_of(periode) is None


# --- Blokken ---------------------------------------------------------------------------------------------------------


def spans(periode: PeriodeView) -> list[tuple[str, str, str]]:
    return [(blok.span.naam, str(blok.span.van), str(blok.span.tot)) for blok in periode.blokken]


def test_bpv_is_cut_into_equal_parts_of_whole_weeks():
    assert spans(view_of()) == [
        ("Blok 1", "2026-09-28", "2026-11-01"),
        ("Blok 2", "2026-11-02", "2026-12-06"),
        ("Blok 3", "2026-12-07", "2027-01-10"),
        ("Blok 4", "2027-01-11", "2027-02-12"),
    ]


def test_first_blokken_are_a_week_longer_when_it_does_not_come_out_even():
    assert spans(view_of(b.make_periode(begin="2026-09-30", eind="2026-11-12", aantal_blokken=3))) == [
        ("Blok 1", "2026-09-30", "2026-10-18"),
        ("Blok 2", "2026-10-19", "2026-11-01"),
        ("Blok 3", "2026-11-02", "2026-11-12"),
    ]


def test_more_blokken_than_weeks_is_one_a_week():
    assert len(spans(view_of(b.make_periode(eind="2026-10-09", aantal_blokken=12)))) == 2


def test_by_week_only_weeks_that_have_begun_are_there():
    periode = view_of(b.make_instelling(tekenritme="week"), b.make_periode(begin="2026-11-11"))

    assert spans(periode) == [
        ("Week 46", "2026-11-11", "2026-11-15"),
        ("Week 47", "2026-11-16", "2026-11-22"),
        ("Week 48", "2026-11-23", "2026-11-29"),
    ]


def test_blokken_of_the_school_go_before_equal_parts_and_leave_no_day_out():
    """De dagen tussen twee blokken van school horen bij het blok ervoor."""
    pakket = replace(
        standard(),
        blokken=(
            SchoolBlok(naam="Periode 2", van="2026-11-16", tot="2027-01-22"),
            SchoolBlok(naam="Periode 1", van="2026-08-31", tot="2026-11-06"),
        ),
    )

    assert spans(view_of(pakket=pakket)) == [
        ("Periode 1", "2026-09-28", "2026-11-15"),
        ("Periode 2", "2026-11-16", "2027-01-22"),
        ("Einde", "2027-01-23", "2027-02-12"),
    ]


def school(*blokken: tuple[str, str, str]) -> Schoolpakket:
    return replace(
        standard(), blokken=tuple(SchoolBlok(naam=name, van=from_, tot=until) for name, from_, until in blokken)
    )


def test_days_before_the_first_blok_of_the_school_are_a_blok_of_their_own():
    pakket = school(("Periode 1", "2026-10-05", "2026-12-18"), ("Periode 2", "2027-01-04", "2027-02-12"))

    assert spans(view_of(pakket=pakket)) == [
        ("Begin", "2026-09-28", "2026-10-04"),
        ("Periode 1", "2026-10-05", "2027-01-03"),
        ("Periode 2", "2027-01-04", "2027-02-12"),
    ]


def test_only_blokken_of_the_school_that_touch_the_bpv_are_used():
    pakket = school(
        ("Zomer", "2026-06-01", "2026-09-27"),
        ("Periode 1", "2026-09-28", "2026-09-28"),
        ("Periode 2", "2027-02-12", "2027-03-01"),
        ("Lente", "2027-02-13", "2027-06-01"),
    )

    assert spans(view_of(pakket=pakket)) == [
        ("Periode 1", "2026-09-28", "2027-02-11"),
        ("Periode 2", "2027-02-12", "2027-02-12"),
    ]


def test_school_whose_blokken_are_of_another_year_gives_equal_parts():
    pakket = school(("Vorig jaar", "2025-09-01", "2026-07-01"))

    assert [name for name, *_ in spans(view_of(pakket=pakket))] == ["Blok 1", "Blok 2", "Blok 3", "Blok 4"]


def test_one_blok_and_one_day_are_possible():
    whole = b.make_periode(aantal_blokken=1)
    day = b.make_periode(begin="2026-11-25", eind="2026-11-25")

    assert spans(view_of(whole)) == [("Blok 1", "2026-09-28", "2027-02-12")]
    assert spans(view_of(day)) == [("Blok 1", "2026-11-25", "2026-11-25")]


def test_bpv_that_ends_before_it_begins_has_no_blokken():
    assert spans(view_of(b.make_periode(eind="2026-09-27"))) == []


def test_blok_of_one_day_stands_and_one_with_wrong_dates_does_not():
    one_day = b.make_urenblok(naam="Dag", van="2026-10-05", tot="2026-10-05")
    backwards = b.make_urenblok(naam="Fout", van="2026-10-07", tot="2026-10-06")
    half = b.make_urenblok(naam="Half", van="2026-10-08", tot=None)

    assert [name for name, *_ in spans(view_of(one_day, backwards, half))] == [
        "Blok 1",
        "Dag",
        "Blok 1",
        "Blok 2",
        "Blok 3",
        "Blok 4",
    ]


def test_blok_that_the_student_made_stands_and_the_rest_is_proposed_around_it():
    assert spans(view_of(b.make_urenblok(naam="Herfst", van="2026-10-12", tot="2026-11-08")))[:3] == [
        ("Blok 1", "2026-09-28", "2026-10-11"),
        ("Herfst", "2026-10-12", "2026-11-08"),
        ("Blok 2", "2026-11-09", "2026-12-06"),
    ]


DAY_ONE = dt.date(2026, 1, 1)


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=5),
)
def test_what_is_left_and_what_is_taken_together_are_each_day_once(sizes: list[int], taken: list[tuple[int, int]]):
    """Geen dag valt weg en geen dag staat in twee blokken."""
    wholes, start = [], 0
    for size in sizes:
        wholes.append(_span(start, start + size - 1))
        start += size
    blocks = sorted((_span(from_, from_ + length) for from_, length in taken), key=lambda span: (span.van, span.tot))
    left = list(subtract(wholes, blocks))
    left_days = [day for span in left for day in _days_of(span)]
    taken_days = {day for span in blocks for day in _days_of(span)}
    all_days = [day for span in wholes for day in _days_of(span)]

    assert left_days == [day for day in all_days if day not in taken_days]
    assert all(span.van <= span.tot for span in left)


def _span(first: int, last: int) -> Span:
    return Span(naam="x", van=DAY_ONE + dt.timedelta(days=first), tot=DAY_ONE + dt.timedelta(days=last))


def _days_of(span: Span) -> list[dt.date]:
    return [span.van + dt.timedelta(days=number) for number in range((span.tot - span.van).days + 1)]


def test_signed_hours_are_those_that_did_not_change():
    lines = days("2026-11-23", "2026-11-25")
    before = b.make_map(*lines, b.make_urenblok())
    signature = b.make_handtekening(before, before.by_id["urenblok-2026-11-23"])
    periode = view_of(*lines, b.make_urenblok(), signature)
    changed = view_of(*lines[1:], b.make_urendag(datum="2026-11-23", eind="12:00"), b.make_urenblok(), signature)

    assert periode.getekend == 3 * 480
    assert changed.getekend == 2 * 480
    assert [blok.stand for blok in changed.blokken if blok.record] == ["gewijzigd"]


# --- Tempo -----------------------------------------------------------------------------------------------------------


def test_tempo_of_eight_hours_a_day_is_done_on_the_last_day():
    periode = view_of(*days("2026-09-28", "2026-11-25"))
    tempo = tempo_of(periode)

    assert tempo is not None
    assert (tempo.per_dag, tempo.klaar, tempo.tekort) == (480, dt.date(2027, 2, 11), 0)


def test_today_without_a_line_is_still_to_come():
    periode = view_of(*days("2026-09-28", "2026-11-24"))
    tempo = tempo_of(periode)

    assert tempo is not None
    assert (tempo.klaar, tempo.tekort) == (dt.date(2027, 2, 11), 0)


def test_illness_is_not_slowness_and_the_hours_are_missed_all_the_same():
    lines = [
        *days("2026-09-28", "2026-11-12"),
        *days("2026-11-16", "2026-11-19", soort="ziek"),
        *days("2026-11-23", "2026-11-25"),
    ]
    tempo = tempo_of(view_of(*lines))

    assert tempo is not None
    assert (tempo.per_dag, tempo.tekort, tempo.gemist) == (480, 4 * 480, 4 * 480)


def test_nothing_is_forecast_while_a_student_is_ill():
    well, ill = days("2026-09-28", "2026-11-17"), b.make_urendag(id="ziek", datum="2026-11-18", soort="ziek")
    half = b.make_urendag(datum="2026-11-18", eind="10:00")

    assert tempo_of(view_of(*well, ill)) is None
    assert tempo_of(view_of(*well, half, ill)) is None
    assert tempo_of(view_of(*well, ill, today="2026-11-26")) is not None
    assert tempo_of(view_of(*well, ill, b.make_urendag(datum="2026-11-19"))) is not None


@pytest.mark.parametrize("soort", ["ziek", "vrij", "school"])
def test_day_of_which_a_part_was_ill_or_free_says_nothing_about_the_pace(soort: str):
    half = b.make_urendag(datum="2026-11-19", eind="12:00", pauze=0)
    lines = [line for line in days("2026-09-28", "2026-11-24") if line.id != half.id]
    periode = view_of(*lines, half, b.make_urendag(id="rest", datum="2026-11-19", soort=soort))
    tempo = tempo_of(periode)

    assert tempo is not None
    assert (tempo.per_dag, tempo.tekort) == (480, 240)
    assert dt.date(2026, 11, 19) not in periode.vrij | periode.ziek


def test_day_that_is_not_over_is_not_short():
    """Wie 's middags kijkt, is niet te laat: de dag is nog niet voorbij."""
    morning = b.make_urendag(datum="2026-11-25", eind="12:00", pauze=0)
    lines = days("2026-09-28", "2026-11-24")

    assert tekort(*lines, morning) == 0
    assert tekort(*lines, morning, today="2026-11-26") >= 4 * 60


def test_day_without_times_yet_is_as_long_as_the_others():
    lines = days("2026-09-28", "2026-11-23")

    assert tekort(*lines, b.make_urendag(datum="2026-11-24", begin=None, eind=None)) == 0


def test_work_on_another_day_makes_up_for_a_day_off_and_else_counts_as_more():
    lines = days("2026-09-28", "2026-11-24")
    saturdays = [b.make_urendag(datum=f"2026-11-{day}") for day in ("07", "14", "21")]
    off = [b.make_urendag(datum=f"2026-11-{day}", soort="vrij") for day in ("03", "10", "17")]
    without = [line for line in lines if line.id not in {item.id for item in off}]

    made_up, extra = (tempo_of(view_of(*found, *saturdays)) for found in ([*without, *off], lines))

    assert made_up is not None
    assert extra is not None
    assert made_up.per_dag == 480
    assert extra.per_dag > 480


def test_who_makes_no_hours_is_never_done():
    tempo = tempo_of(view_of(*days("2026-11-16", "2026-11-25", soort="afwezig")))

    assert tempo is not None
    assert tempo.klaar is None
    assert tempo.tekort == 640 * 60


def test_first_weeks_and_a_few_days_are_too_little_for_a_tempo():
    assert tempo_of(view_of(*days("2026-11-23", "2026-11-25"))) is None
    assert tempo_of(view_of(*days("2026-11-18", "2026-11-25"))) is not None
    young = b.make_periode(begin="2026-11-12")
    assert tempo_of(view_of(young, *days("2026-11-12", "2026-11-25"))) is None
    assert tempo_of(view_of(young, *days("2026-11-12", "2026-11-25"), today="2026-11-26")) is not None


def tempo_of(periode: PeriodeView) -> Tempo | None:
    return _tempo_of(periode, WEEKS_BACK, QUIET)


def tekort(*records: Record, today: str = b.TODAY) -> int:
    tempo = tempo_of(view_of(*records, today=today))
    assert tempo is not None
    return tempo.tekort


# --- Rooster ---------------------------------------------------------------------------------------------------------

ODD_EVEN = {"rooster": "om_en_om", "werkdagen_oneven": ["ma", "di"], "werkdagen_even": ["za"]}


@given(st.integers(0, 900), st.integers(-3, 900), st.sampled_from([{}, ODD_EVEN, {"rooster": "wisselend"}]))
def test_roster_counts_what_a_calendar_counts(first: int, length: int, shape: dict[str, object]):
    """Ook over een jaar met 53 weken, waarin twee oneven weken na elkaar komen."""
    rooster = rooster_of(b.make_periode(**shape))
    from_, until = DAY_ONE + dt.timedelta(days=first), DAY_ONE + dt.timedelta(days=first + length)
    counted = sum(rooster.counts(from_ + dt.timedelta(days=number)) for number in range(length + 1))

    assert rooster.number(from_, until) == counted


def test_weeks_differ_by_the_number_in_the_calendar():
    """Week 53 van 2026 en week 1 van 2027 zijn allebei oneven."""
    rooster = rooster_of(b.make_periode(**ODD_EVEN))
    werkdagen = [day for day in _days_of(_span(350, 375)) if rooster.is_werkdag(day)]

    assert [f"{day:%m-%d}" for day in werkdagen] == ["12-26", "12-28", "12-29", "01-04", "01-05"]


def test_changing_roster_has_no_day_to_be_asked_for():
    changing = b.make_periode(rooster="wisselend", uren_per_week=32)
    periode = view_of(changing, b.make_urendag(datum="2026-09-30"), b.make_urendag(datum="2026-11-11"))

    assert periode.lege_werkdagen == ()
    assert [str(monday) for monday in periode.lege_weken] == [
        "2026-10-05",
        "2026-10-12",
        "2026-10-19",
        "2026-10-26",
        "2026-11-02",
        "2026-11-16",
    ]


@pytest.mark.parametrize(
    ("fields", "minutes"),
    [
        ({}, 480),
        ({"werktijd_begin": "22:45", "werktijd_eind": "07:00"}, 465),
        ({"werktijd_begin": None}, 480),
        ({"werktijd_pauze": 900}, 480),
        ({"werktijd_begin": None, "begin": None}, 0),
        ({"rooster": "wisselend", "uren_per_week": "32,5"}, 390),
        ({"rooster": "wisselend"}, 384),
    ],
)
def test_usual_day_is_by_the_times_the_hours_a_week_or_the_agreement(fields: dict[str, object], minutes: int):
    assert usual_day(b.make_periode(**fields)) == minutes
