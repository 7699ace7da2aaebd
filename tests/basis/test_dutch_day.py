"""The day of a moment in the Netherlands, and the two nights on which the clock changes, against the tz database."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpv_logic.basis import dates
from bpv_logic.basis.clock import dutch_day

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST = dt.datetime(2002, 1, 1, tzinfo=dt.UTC)
MOMENTS = st.integers(0, 36 * 365 * 24 * 60).map(lambda minutes: FIRST + dt.timedelta(minutes=minutes))
DAYS = st.dates(dt.date(2002, 1, 1), dt.date(2037, 12, 31))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-27T23:20:00.000Z", "2026-11-28"),
        ("2026-11-27T22:59:59.999Z", "2026-11-27"),
        ("2026-12-31T23:10:00.000Z", "2027-01-01"),
        ("2026-07-14T22:05:00.000Z", "2026-07-15"),
        ("2026-07-14T21:59:00.000Z", "2026-07-14"),
        ("2026-11-27T23:20:00.000Z/0003", "2026-11-28"),
        ("2026-11-27", "2026-11-27"),
        ("2026-02-30T23:20:00.000Z", "2026-02-30"),
        ("9999-12-31T23:59:59.999Z", "9999-12-31"),
        ("0001-01-01T00:00:00.000Z", "0001-01-01"),
        ("gisteren", "gisteren"),
        ("", ""),
    ],
)
def test_day_of_a_moment_is_a_day_in_the_netherlands(moment: str, day: str) -> None:
    assert dutch_day(moment) == day


@given(MOMENTS)
def test_time_in_the_netherlands_is_that_of_the_tz_database(moment: dt.datetime) -> None:
    assert dates.to_dutch_time(moment).replace(tzinfo=None) == moment.astimezone(AMSTERDAM).replace(tzinfo=None)


@pytest.mark.parametrize("year", range(2002, 2038))
@pytest.mark.parametrize("month", [3, 10])
@pytest.mark.parametrize("seconds", [-1, 0, 1])
def test_clock_changes_in_the_second_of_the_tz_database(year: int, month: int, seconds: int) -> None:
    for day in range(24, 32):
        moment = dt.datetime(year, month, day, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)

        assert dates.to_dutch_time(moment).replace(tzinfo=None) == moment.astimezone(AMSTERDAM).replace(tzinfo=None)


@given(DAYS, st.integers(0, 1440), st.integers(0, 2880))
def test_time_that_passed_is_that_of_the_tz_database(day: dt.date, begin: int, end: int) -> None:
    def moment(minutes: int) -> dt.datetime:
        midnight = dt.datetime.combine(day, dt.time())
        return (midnight + dt.timedelta(minutes=minutes)).replace(tzinfo=AMSTERDAM).astimezone(dt.UTC)

    passed = (moment(end) - moment(begin)) // dt.timedelta(minutes=1)

    assert end - begin + dates.clock_shift(day, begin, end) == passed
    assert dates.minutes_in_utc(day, end) - dates.minutes_in_utc(day, begin) == passed


@pytest.mark.parametrize(
    "day", [f"{year}-{month}-{day}" for year in (2026, 2027) for month in ("03", "10") for day in range(24, 32)]
)
def test_night_is_an_hour_longer_or_shorter_only_when_the_clock_changes(day: str) -> None:
    change = {"2026-10-24": 60, "2026-03-28": -60, "2027-03-27": -60, "2027-10-30": 60}

    assert dates.clock_shift(dt.date.fromisoformat(day), 22 * 60, 30 * 60) == change.get(day, 0)
