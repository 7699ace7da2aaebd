"""Days and times in everyday wording."""

from __future__ import annotations

import datetime as dt

import pytest

from bpv_logic.basis import dates

TODAY = dt.date(2026, 11, 25)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-11-27", "vrijdag 27 november"),
        ("2027-03-05", "vrijdag 5 maart"),
        ("2026-03-01", "zondag 1 maart"),
        ("2026-02-28", "zaterdag 28 februari"),
        ("2026-02-27", "vrijdag 27 februari 2026"),
        ("2028-01-03", "maandag 3 januari 2028"),
    ],
)
def test_day_is_said_with_its_year_only_when_far_away(value: str, words: str):
    assert dates.say_date(day(value), TODAY) == words


def test_short_day_has_no_weekday():
    assert dates.say_short(day("2026-11-27"), TODAY) == "27 november"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-11-25", "vandaag"),
        ("2026-11-26", "morgen"),
        ("2026-11-24", "gisteren"),
        ("2026-11-27", "over 2 dagen"),
        ("2026-12-08", "over 13 dagen"),
        ("2026-12-09", "over 2 weken"),
        ("2026-12-16", "over 3 weken"),
        ("2026-11-11", "2 weken geleden"),
    ],
)
def test_distance_is_said_in_days_and_from_two_weeks_on_in_weeks(value: str, words: str):
    assert dates.say_distance(day(value), TODAY) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(480, "8 uur"), (450, "7 uur 30"), (65, "1 uur 05"), (45, "45 minuten"), (0, "0 uur")],
)
def test_duration_is_said_in_hours_and_minutes(minutes: int, words: str):
    assert dates.say_duration(minutes) == words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a en b"),
        (["a", "b", "c", "d"], "a, b, c en d"),
        (["a", "b", "c", "d", "e"], "a, b, c en nog 2"),
    ],
)
def test_long_list_is_cut(words: list[str], sentence: str):
    assert dates.join_words(words) == sentence


def test_friday_and_five_school_days_is_the_next_friday():
    assert dates.add_school_days(day("2026-11-20"), 5) == day("2026-11-27")


def test_saturday_and_one_school_day_is_monday():
    assert dates.add_school_days(day("2026-11-21"), 1) == day("2026-11-23")


@pytest.mark.parametrize(
    ("value", "schooljaar"),
    [("2026-07-31", "2025-2026"), ("2026-08-01", "2026-2027"), ("2027-01-01", "2026-2027")],
)
def test_schooljaar_begins_in_august(value: str, schooljaar: str):
    assert dates.schooljaar_of(day(value)) == schooljaar
    assert dates.schooljaar_of(dates.schooljaar_end(schooljaar)) == schooljaar


@pytest.mark.parametrize("value", ["", "2026-02-30", "2026-W48-1", "vandaag", "20261125", "2014-12-31", "2046-01-01"])
def test_text_that_is_no_day_is_none(value: str):
    assert dates.parse_date(value) is None
