"""A calendar file (RFC 5545) that every calendar app opens: lines, folding, escaping and Amsterdam time.

Knows nothing about bpv: the contents of an event are passed in.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import well_formed
from bpv_logic.basis.clock import SINCE
from bpv_logic.basis.shown import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ZONE: Final = "Europe/Amsterdam"
#: The most bytes in a line, without its line ending.
_LINE_BYTES: Final = 75

#: The largest whole number of RFC 5545, 3.3.8.
_LAST_SEQUENCE: Final = 2**31 - 1

#: The Netherlands since 1996: one hour ahead from the last Sunday of March to the last of October.
_TIME_ZONE: Final = (
    "BEGIN:VTIMEZONE",
    f"TZID:{_ZONE}",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One event.

    `uid` is the same in every file, so a calendar replaces the event it has;
    `stamp` is the UTC moment ("2026-11-25T16:00:00.000Z") at which this was
    told, `gewijzigd` the one at which something in it changed last; `begin` and
    `eind` are "HH:MM" in the Netherlands, both "" for a whole day.
    """

    uid: str
    stamp: str
    gewijzigd: str
    is_off: bool = False
    datum: dt.date
    titel: str
    begin: str = ""
    eind: str = ""
    plaats: str = ""
    uitleg: str = ""


def calendar_text(events: Iterable[Event], *, naam: str) -> str:
    """Return the text of a calendar file under this name."""
    made = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//BPV-map//NL",
        "CALSCALE:GREGORIAN",
        # A calendar takes the events over, and nobody is invited.
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escape(naam)}",
        f"X-WR-TIMEZONE:{_ZONE}",
        *_TIME_ZONE,
        *(line for event in events for line in _event(event)),
        "END:VCALENDAR",
    )
    return "".join(f"{folded}\r\n" for line in made for folded in _fold(line))


def _event(event: Event) -> Iterator[str]:
    day = f"{event.datum:%Y%m%d}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_escape(event.uid)}"
    yield f"DTSTAMP:{_utc(event.stamp)}"
    yield f"LAST-MODIFIED:{_utc(event.gewijzigd)}"
    yield f"SEQUENCE:{sequence_of(event.gewijzigd)}"
    yield f"STATUS:{'CANCELLED' if event.is_off else 'CONFIRMED'}"
    if event.begin:
        yield f"DTSTART;TZID={_ZONE}:{day}T{event.begin.replace(':', '')}00"
        yield f"DTEND;TZID={_ZONE}:{day}T{event.eind.replace(':', '')}00"
    else:
        yield f"DTSTART;VALUE=DATE:{day}"
    if event.is_off or not event.begin:
        # A due date does not make anybody busy that day, and what is off does not either.
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escape(event.titel)}"
    if event.plaats:
        yield f"LOCATION:{_escape(event.plaats)}"
    if event.uitleg:
        yield f"DESCRIPTION:{_escape(event.uitleg)}"
    # The name of a student is for the begeleider, even in a calendar that colleagues can see.
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def sequence_of(moment: str) -> int:
    """Return the number that tells a calendar which of two versions of an event is newer: higher at each change.

    The seconds since the app exists: a file needs no memory of the files before it.
    """
    passed = dt.datetime.fromisoformat(moment) - dt.datetime.fromisoformat(SINCE)
    return min(max(0, int(passed.total_seconds())), _LAST_SEQUENCE)


def _utc(moment: str) -> str:
    return f"{dt.datetime.fromisoformat(moment):%Y%m%dT%H%M%SZ}"


def _escape(text: str) -> str:
    """Return a text as one line of a calendar file."""
    plain = lines(well_formed(text))
    return plain.replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def _fold(line: str) -> Iterator[str]:
    """Split a line that is too long, never within a character; continuation lines begin with a space."""
    part, size = "", 0
    for character in line:
        bytes_ = len(character.encode())
        if size + bytes_ > _LINE_BYTES:
            yield part
            part, size = " ", 1
        part, size = part + character, size + bytes_
    yield part
