"""Calendar files: lines that every calendar app reads, and texts that come out unchanged."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bpv_logic.basis import shown
from bpv_logic.basis.icalendar import Event, calendar_text, sequence_of

STAMP = "2026-11-25T16:00:00.000Z"
CHANGED = "2026-11-23T13:35:12.123Z"
#: The part that may be shown comes back.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\t;,\\"), max_size=120).map(shown.lines)


def event(**values) -> Event:
    own = {"uid": "een@bpv-map", "stamp": STAMP, "gewijzigd": CHANGED, "datum": dt.date(2026, 12, 9), "titel": "Bezoek"}
    return Event(**own | values)


def unfold(text: str) -> list[str]:
    return text.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def unescape(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def value_of(name: str, text: str) -> str:
    (line,) = [line for line in unfold(text) if line.startswith(f"{name}:")]
    return unescape(line.removeprefix(f"{name}:"))


@given(TEXTS, TEXTS.filter(bool), TEXTS.filter(bool))
def test_texts_come_back_as_they_were_and_no_line_is_too_long(title, place, explanation):
    text = calendar_text([event(titel=title, plaats=place, uitleg=explanation)], naam="Klas")

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert (value_of("SUMMARY", text), value_of("LOCATION", text)) == (title, place)
    assert value_of("DESCRIPTION", text) == explanation


@given(st.text(max_size=60))
def test_no_text_can_begin_a_line_of_its_own(title):
    """Een naam met een regeleinde erin maakt geen nieuwe afspraak."""
    lines = unfold(calendar_text([event(titel=f"{title}\r\nEND:VEVENT\rBEGIN:VEVENT\nX")], naam="Klas"))

    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert [line for line in lines if "\r" in line or "\n" in line] == []


def test_visit_has_its_hours_in_the_netherlands():
    lines = unfold(calendar_text([event(begin="10:00", eind="11:00", plaats="Kade 1, Utrecht")], naam="Klas"))

    start = lines.index("BEGIN:VEVENT")
    assert lines[start:] == [
        "BEGIN:VEVENT",
        "UID:een@bpv-map",
        "DTSTAMP:20261125T160000Z",
        "LAST-MODIFIED:20261123T133512Z",
        "SEQUENCE:48912",
        "STATUS:CONFIRMED",
        "DTSTART;TZID=Europe/Amsterdam:20261209T100000",
        "DTEND;TZID=Europe/Amsterdam:20261209T110000",
        "SUMMARY:Bezoek",
        r"LOCATION:Kade 1\, Utrecht",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines.index("TZID:Europe/Amsterdam") < start


def test_due_date_is_a_day_that_keeps_nobody_busy():
    lines = unfold(calendar_text([event()], naam="Klas"))

    assert "DTSTART;VALUE=DATE:20261209" in lines
    assert "TRANSP:TRANSPARENT" in lines


@pytest.mark.parametrize("character", ["a", "é", "€", "😀"])
def test_character_is_never_cut_in_two(character):
    text = calendar_text([event(titel=character * 100)], naam="Klas")

    assert max(len(line.encode()) for line in text.split("\r\n")) in range(72, 76)
    assert value_of("SUMMARY", text) == character * 100


def test_half_character_does_not_stop_the_file_from_being_written():
    assert "half \ufffd" in calendar_text([event(titel="half \ud800")], naam="Klas").encode().decode()


def test_calendar_without_events_is_sound():
    assert unfold(calendar_text([], naam="Klas"))[-1] == "END:VCALENDAR"


def test_event_that_is_off_says_so_and_keeps_nobody_busy():
    (found,) = Calendar.from_ical(calendar_text([event(begin="10:00", eind="11:00", is_off=True)], naam="Klas")).events

    assert (found["STATUS"], found["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
    assert (found.start.isoformat(), found.end.isoformat()) == (
        "2026-12-09T10:00:00+01:00",
        "2026-12-09T11:00:00+01:00",
    )


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("2020-01-01T00:00:00.000Z", 0),
        ("2026-11-23T00:00:01.000Z", 1),
        ("2026-11-23T00:00:02.999Z", 2),
        ("2094-01-01T00:00:00.000Z", 2117750400),
        ("9999-12-31T23:59:59.999Z", 2147483647),
    ],
)
def test_number_of_a_version_rises_with_time_and_stays_a_number_that_calendars_take(moment, number):
    assert sequence_of(moment) == number


@given(TEXTS, TEXTS, TEXTS)
def test_somebody_elses_reader_finds_no_fault_and_the_same_texts(title, place, explanation):
    text = calendar_text([event(titel=title, plaats=place, uitleg=explanation)], naam="Klas")
    calendar = Calendar.from_ical(text)
    (found,) = calendar.events

    assert (calendar["METHOD"], calendar.errors, found.errors) == ("PUBLISH", [], [])
    assert (str(found["SUMMARY"]), str(found.get("LOCATION", "")), str(found.get("DESCRIPTION", ""))) == (
        title,
        place,
        explanation,
    )


@pytest.mark.parametrize(("day", "offset"), [((2027, 3, 27), 1), ((2027, 3, 28), 2), ((2027, 10, 31), 1)])
def test_hour_is_the_dutch_one_in_winter_and_summer_by_the_file_itself(day, offset):
    """De tijdzone staat in het bestand, dus het uur klopt ook waar Amsterdam niet bekend is."""
    visit = event(datum=dt.date(*day), begin="10:00", eind="11:00")
    calendar = Calendar.from_ical(calendar_text([visit], naam="Klas"))
    (zone,) = calendar.timezones

    moment = dt.datetime(*day, 10, tzinfo=zone.to_tz())
    assert moment.utcoffset() == calendar.events[0].start.utcoffset() == dt.timedelta(hours=offset)
