"""Whoever follows the plan is told so on every day, with any holidays in it; whoever does half of it is told too."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import builders as b

from bpv_logic.bpv.uren.rooster import rooster_of, usual_day
from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.klas.filters import filters_of
from bpv_logic.klas.inzending import Inzending
from bpv_logic.school.active import standard
from bpv_logic.verdict.judge import judge_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.map.record import Record
    from bpv_logic.verdict.judge import Verdict

MONDAY = dt.date(2026, 8, 31)
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
WEEK = dt.timedelta(days=7)

#: The filters of a class look at the map and its verdict only.
EMPTY = read_envelope(write_envelope((), exported_at="2026-11-25T16:00:00.000Z", generator="bpv-map/test"), "")


@dataclass(frozen=True)
class Plan:
    """A bpv, with what is free in it: each date, and from which day on the student has written that down."""

    periode: dict[str, Any]
    first: dt.date
    last: dt.date
    free: dict[dt.date, dt.date]

    @property
    def record(self) -> Record:
        return b.make_periode(**self.periode)

    def worked(self) -> list[dt.date]:
        rooster = rooster_of(self.record)
        return [day for day in dates(self.first, self.last) if rooster.counts(day) and day not in self.free]

    def agreed(self) -> int:
        return len(self.worked()) * usual_day(self.record) // 60

    def lines(self, until: dt.date, part: float = 1) -> Iterator[Record]:
        """What a student has written at the end of a day who does this part of every day of work."""
        minutes = int(usual_day(self.record) * part)
        end = f"{8 + minutes // 60:02}:{minutes % 60:02}"
        for day in self.worked():
            if day <= until:
                yield b.make_urendag(datum=day.isoformat(), begin="08:00", eind=end, pauze=0)
        for day, known in self.free.items():
            if min(day, known) <= until:
                yield b.make_urendag(datum=day.isoformat(), soort="vrij", begin=None, eind=None, pauze=None)


def dates(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(days=number) for number in range((last - first).days + 1))


#: Days of the week in any number, and at least one.
week_days = st.sets(st.sampled_from(DAYS), min_size=1).map(lambda days: [day for day in DAYS if day in days])

fixed = st.builds(lambda days: {"rooster": None, "werkdagen": days}, week_days)
odd_even = st.builds(
    lambda odd, even: {"rooster": "om_en_om", "werkdagen": None, "werkdagen_oneven": odd, "werkdagen_even": even},
    week_days,
    st.one_of(week_days, st.just([])),
)
changing = st.builds(
    lambda hours: {"rooster": "wisselend", "werkdagen": None, "uren_per_week": hours}, st.integers(8, 40)
)
times = st.sampled_from([("08:00", "16:30", 30), ("08:00", "12:00", 0), ("09:00", "16:45", 45)])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    first = MONDAY + dt.timedelta(days=draw(st.integers(0, 6)))
    last = first + dt.timedelta(days=draw(st.integers(7 * 6, 7 * 44)))
    begin, eind, pauze = draw(times)
    shape = draw(st.one_of(fixed, odd_even, changing))
    free: dict[dt.date, dt.date] = {}
    for _ in range(draw(st.integers(0, 4))):
        start = first + dt.timedelta(days=draw(st.integers(0, (last - first).days)))
        known = start - draw(st.sampled_from([0, 3, 60])) * WEEK
        until = min(last, start + dt.timedelta(days=draw(st.integers(0, 16))))
        free |= dict.fromkeys(dates(start, until), known)
    periode = {"begin": first.isoformat(), "eind": last.isoformat(), "werktijd_begin": begin, "werktijd_eind": eind}
    plan = Plan(periode | shape | {"werktijd_pauze": pauze, "uren": 1}, first, last, free)
    return Plan(plan.periode | {"uren": max(1, plan.agreed())}, first, last, free)


def judged(plan: Plan, today: dt.date, part: float = 1) -> Verdict:
    bpvmap = b.make_map(plan.record, *plan.lines(today, part))
    return judge_map(bpvmap, today, standard())


def codes(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.bevindingen}


def filters(verdict: Verdict) -> list[str]:
    return filters_of(Inzending(naam="map.json", envelope=EMPTY, bpvmap=verdict.view.bpvmap, verdict=verdict))


@given(plans(), st.data())
def test_whoever_follows_the_plan_is_told_so_on_every_day(plan: Plan, data: st.DataObject):
    today = plan.first + dt.timedelta(days=data.draw(st.integers(0, (plan.last - plan.first).days)))
    verdict = judged(plan, today)

    assert not codes(verdict) & {"uren.haalt-niet", "uren.gemist-door-ziekte", "uren.tekort"}
    assert "na het einde" not in verdict.slots["uren.zin"]
    assert "haal je je uren niet" not in verdict.slots["uren.zin"]
    assert "uren_achter" not in filters(verdict)


@given(plans(), st.data())
def test_whoever_does_half_of_the_plan_is_told_after_the_first_two_weeks(plan: Plan, data: st.DataObject):
    known = measurable_from(plan)
    if known is None or known > plan.last:
        return
    today = known + dt.timedelta(days=data.draw(st.integers(0, (plan.last - known).days)))
    verdict = judged(plan, today, part=0.5)

    assert "uren.haalt-niet" in codes(verdict)
    assert "uren_achter" in filters(verdict)


def measurable_from(plan: Plan) -> dt.date | None:
    """From when there are two weeks behind the student, and a whole week of work in them (or after)."""
    rooster = rooster_of(plan.record)
    worked = plan.worked()
    if len(worked) <= rooster.days_a_week:
        return None
    enough = worked[rooster.days_a_week - 1] + dt.timedelta(days=1)
    if rooster.is_wisselend:
        enough += WEEK - dt.timedelta(days=enough.weekday()) if enough.weekday() else dt.timedelta()
    return max(plan.first + 2 * WEEK, enough)


def test_holidays_of_autumn_and_christmas_do_not_make_a_student_late():
    """R08: 608 uur is precies het rooster zonder herfst- en kerstvakantie, en op geen dag staat er een tekort."""
    autumn, christmas = dt.date(2026, 10, 19), dt.date(2026, 12, 21)
    free = dict.fromkeys(dates(autumn, autumn + dt.timedelta(days=4)), autumn)
    free |= dict.fromkeys(dates(christmas, christmas + dt.timedelta(days=11)), christmas)
    periode = {"begin": "2026-08-31", "eind": "2027-01-29", "uren": 608, "werkdagen": ["ma", "di", "wo", "do"]}
    plan = Plan(periode, MONDAY, dt.date(2027, 1, 29), free)

    assert plan.agreed() == 608
    for day in dates(plan.first, plan.last):
        verdict = judged(plan, day)
        assert "uren.haalt-niet" not in codes(verdict), day
        assert "uren_achter" not in filters(verdict), day
