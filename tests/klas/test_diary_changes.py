"""A diary that took over a class follows it: what moved is moved, what is off is off, nothing stands there twice."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from icalendar import Calendar
from tests.helpers import builders as b
from tests.klas.test_one_file import envelope

from bpv_logic.klas.days import agenda_items
from bpv_logic.klas.diary import calendar_of, days_of
from bpv_logic.klas.inzending import read_inzending
from bpv_logic.map.bpvmap import Record

#: When the first file was made, and when something was changed after that.
AT_FIRST, LATER = "2026-11-25T16:00:00.000Z", "2026-11-27T09:00:00.000Z/0000"
LAST = "2026-11-30T16:00:00.000Z"
THEN, NOW = dt.date(2026, 11, 25), dt.date(2026, 11, 28)

BPV = b.make_periode(eind="2027-02-12")


def planned(**values) -> Record:
    return b.make_bezoek(**{"id": "x", "datum": "2026-12-10", "stand": "gepland", "volgende_datum": None} | values)


def later(record: Record, **fields) -> Record:
    """The record with these answers changed two days later."""
    clocks = {**record.tijden, **dict.fromkeys(fields, LATER)}
    return record._replace(velden={**record.velden, **fields}, tijden=clocks)


def removed(record: Record) -> Record:
    return record._replace(verwijderd=LATER)


def events(*records: Record, made: str = AT_FIRST, today: dt.date = THEN) -> list[Any]:
    """The events of a file, as another program reads them."""
    item = read_inzending("sam.json", envelope(b.make_student(), *records, made=made), today)
    calendar = Calendar.from_ical(calendar_of(days_of([(made, "student-1", agenda_items(item))])))
    assert calendar.errors == []
    return list(calendar.events)


def taken_over(*files: list[Any]) -> dict[str, Any]:
    """What a diary has after taking over these files: the newest version of each event, without what is off."""
    diary: dict[str, Any] = {}
    for file in files:
        assert len({str(event["UID"]) for event in file}) == len(file)
        for event in file:
            known = diary.get(str(event["UID"]))
            if known is None or event["SEQUENCE"] > known["SEQUENCE"]:
                diary[str(event["UID"])] = event
    return {uid: event for uid, event in diary.items() if event["STATUS"] == "CONFIRMED"}


def shown(diary: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What is still to come in a diary."""
    all_ = [(str(event.start)[:16], str(event["SUMMARY"]), str(event.get("LOCATION"))) for event in diary.values()]
    return sorted(item for item in all_ if item[0] >= NOW.isoformat())


HELD = b.make_bezoek(datum="2026-11-11", volgende_datum="2026-12-10")
CHANGES = {
    "a visit is cancelled": ([planned()], [later(planned(), stand="vervallen")]),
    "a visit is moved to a later day": ([planned()], [later(planned(), datum="2026-12-17")]),
    "a visit is moved to another hour": ([planned()], [later(planned(), tijd="13:30")]),
    "a visit loses its hour": ([planned()], [later(planned(), tijd=None)]),
    "a visit goes online": ([planned()], [later(planned(), plaats="online")]),
    "a visit becomes a call": ([planned()], [later(planned(), soort="telefonisch")]),
    "a visit becomes a question for contact": ([planned()], [later(planned(), soort="extra")]),
    "a visit is removed": ([planned()], [removed(planned())]),
    "the day of a visit is taken away": ([planned()], [later(planned(), datum=None)]),
    "a visit is moved forward and held": ([planned()], [later(planned(), datum="2026-11-26", stand="gehouden")]),
    "a cancelled visit is on again": (
        [planned(stand="vervallen")],
        [later(planned(stand="vervallen"), stand="gepland")],
    ),
    "the agreed day becomes a visit": ([HELD], [HELD, planned(clock=LATER)]),
    "the agreed day is another": ([HELD], [later(HELD, volgende_datum="2026-12-11")]),
    "the agreed day is taken away": ([HELD], [later(HELD, volgende_datum=None)]),
    "the talk that agreed on it is removed": ([HELD], [removed(HELD)]),
    "an extra contact is answered": ([b.make_extra()], [later(b.make_extra(), beantwoord_op="2026-11-27")]),
    "an opdracht is finished": ([b.make_opdracht()], [later(b.make_opdracht(), stand="klaar")]),
    "an opdracht is due earlier": ([b.make_opdracht()], [later(b.make_opdracht(), inleveren="2026-11-30")]),
    "an opdracht is due before today": ([b.make_opdracht()], [later(b.make_opdracht(), inleveren="2026-11-26")]),
    "an opdracht is removed": ([b.make_opdracht()], [removed(b.make_opdracht())]),
    "there are newer leerafspraken": (
        [b.make_leerafspraken()],
        [b.make_leerafspraken(), b.make_leerafspraken(datum="2026-11-27", wanneer="2027-01-20", clock=LATER)],
    ),
    "a blok is made": ([], [b.make_urenblok(naam="Mijn blok", van="2026-11-02", tot="2026-12-06", clock=LATER)]),
    "a made blok is removed": (
        [b.make_urenblok(naam="Mijn blok", van="2026-11-02", tot="2026-12-06")],
        [removed(b.make_urenblok(naam="Mijn blok", van="2026-11-02", tot="2026-12-06"))],
    ),
}


@pytest.mark.parametrize(("before", "after"), CHANGES.values(), ids=CHANGES)
def test_diary_follows_what_changed(before, after):
    """Wie de agenda van eergisteren heeft en die van nu erbij haalt, heeft wat iemand heeft die nu begint."""
    first, second = events(BPV, *before), events(BPV, *after, made="2026-11-28T08:00:00.000Z", today=NOW)

    assert shown(taken_over(first, second)) == shown(taken_over(second)) != shown(taken_over(first))


@pytest.mark.parametrize(
    "after",
    [
        later(BPV, eind="2027-03-12"),
        later(BPV, eind="2026-12-18"),
        later(BPV, begin="2026-10-05"),
        later(BPV, leerbedrijf="Ander Zorgcentrum"),
        later(BPV, adres="Kade 1"),
        removed(BPV),
    ],
    ids=["longer", "shorter", "later", "elsewhere", "address", "removed"],
)
def test_diary_follows_the_bpv_itself(after):
    records = [planned(), b.make_opdracht(), b.make_extra(), b.make_leerafspraken(wanneer="2027-01-20")]
    first = events(BPV, *records)
    second = events(after, *records, made="2026-11-28T08:00:00.000Z", today=NOW)
    now, fresh = taken_over(first, second), taken_over(second)

    assert shown(now) == shown(fresh)
    assert all(now[uid]["SEQUENCE"] == event["SEQUENCE"] for uid, event in fresh.items())


def test_uid_is_the_same_for_life_and_the_number_rises_with_each_change():
    """Afgesproken, verzet, nog eens verzet, afgezegd, toch weer afgesproken: één afspraak."""
    lives = [planned()]
    for day, change in enumerate(
        [{"datum": "2026-12-17"}, {"tijd": "09:00"}, {"stand": "vervallen"}, {"stand": "gepland"}], start=26
    ):
        clock = f"2026-11-{day}T10:00:00.000Z/0000"
        last = lives[-1]
        clocks = {**last.tijden, **dict.fromkeys(change, clock)}
        lives.append(last._replace(velden={**last.velden, **change}, tijden=clocks))
    found = [[event for event in events(BPV, life, made=LAST) if event["UID"] == "x@bpv-map"] for life in lives]

    assert all(len(versions) == 1 for versions in found)
    assert all(one[0]["SEQUENCE"] < other[0]["SEQUENCE"] for one, other in pairwise(found))
    assert all(one[0]["LAST-MODIFIED"].dt < other[0]["LAST-MODIFIED"].dt for one, other in pairwise(found))
    assert [versions[0]["STATUS"] for versions in found] == [*["CONFIRMED"] * 3, "CANCELLED", "CONFIRMED"]


def test_what_is_off_says_so_in_its_name_too():
    """Een agenda die STATUS niet kent, laat toch zien dat het bezoek niet doorgaat."""
    (event,) = [event for event in events(BPV, later(planned(), stand="vervallen")) if event["UID"] == "x@bpv-map"]

    assert (event["STATUS"], str(event["SUMMARY"])) == ("CANCELLED", "Gaat niet door: Eerste bezoek: Sam Voorbeeld")


def test_file_without_a_change_has_the_same_numbers():
    one = events(BPV, planned())
    other = events(BPV, planned(), made="2026-11-26T08:00:00.000Z")

    assert [event["SEQUENCE"] for event in one] == [event["SEQUENCE"] for event in other]


def test_what_is_long_past_fills_no_diary():
    """Bezoeken die gewoon zijn geweest, komen niet opnieuw in een agenda."""
    done = [b.make_bezoek(id=f"v{day}", datum=f"2026-11-{day:02}", volgende_datum=None) for day in range(2, 20)]
    kinds = [str(event["UID"]) for event in events(b.make_periode(aantal_blokken=1), *done)]

    assert kinds == ["periode-1-blok-1@bpv-map", "periode-1-eind@bpv-map"]


def test_map_without_clocks_counts_by_the_moment_of_its_file():
    bare = planned()._replace(tijden={})
    bpv = BPV._replace(tijden={})
    item = read_inzending("sam.json", envelope(bpv, bare), THEN)
    assert {day["gewijzigd"] for day in agenda_items(item)} == {AT_FIRST}  # type: ignore[index,call-overload]
