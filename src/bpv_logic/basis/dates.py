"""Days, weeks and times as people in the Netherlands say them. Reads no clock and no locale.

"vrijdag 27 november", "over 3 weken", "7 uur 30". The browser's Python has no
Dutch locale and no time zones, so the words are here, the two nights on which
the clock changes too, and `today` is passed in.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.shown import in_sentence
from bpv_logic.basis.values import FIRST_DATE, LAST_DATE, is_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WEEKDAGEN: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

MAANDEN: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
#: The months where many days stand close together: a picture, a table on paper.
MND: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

_TELWOORDEN: Final = (
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)

DAYS_A_WEEK: Final = 7
HOUR: Final = 60
DAY: Final = 24 * HOUR

_SINCE_MONDAY: Final = tuple(dt.timedelta(days=number) for number in range(DAYS_A_WEEK))

#: Saturday; from here on school is closed.
_WEEKEND: Final = 5

#: Beyond this a day without its year would be mistaken for one in another year.
_SAME_YEAR: Final = dt.timedelta(days=270)

#: From here on people count in weeks.
_COUNT_WEEKS: Final = 14

#: A schooljaar runs from 1 August.
_AUGUST: Final = 8

#: The Netherlands is one hour ahead of UTC, and two in summer: from the last Sunday of March to the last of October,
#: both at 01:00 UTC: directive 2000/84/EC, articles 2 and 3, as it stood on 30 November 2026. The European Parliament
#: voted on 26 March 2019 to end it, and the Council has not decided; then this must change (docs/besluiten/0060).
_WINTER: Final = HOUR
_SUMMER: Final = 2 * HOUR
_MARCH, _OCTOBER = 3, 10
#: The Dutch clock goes from 02:00 to 03:00 in March, and from 03:00 to 02:00 in October.
_NEW_TIME: Final = 3 * HOUR
#: No change is earlier in its month than the 25th.
_CHANGE_FROM: Final = 24

#: Shown instead of a day when there is no day.
_MAX_DAY: Final = 40

#: The same days and times occur in every record, so they are cached. Bounded: a file may hold any text.
_REMEMBERED: Final = 4096


@lru_cache(maxsize=_REMEMBERED)
def parse_date(value: str) -> dt.date | None:
    """Return the day that a text such as "2026-11-23" names, None when it is no day.

    A year that a form does not accept is no day either: it is a typing mistake,
    and rules must not walk through eight thousand years of days.
    """
    return dt.date.fromisoformat(value) if is_date(value) and FIRST_DATE <= value <= LAST_DATE else None


@lru_cache(maxsize=_REMEMBERED)
def _last_sunday(year: int, month: int) -> dt.date:
    """Return the last Sunday of a month with 31 days."""
    last = dt.date(year, month, 31)
    return last - dt.timedelta(days=last.isoweekday() % DAYS_A_WEEK)


def _ahead_of_utc(day: dt.date, minutes: int) -> int:
    """Return how far the Dutch clock is ahead of UTC when it shows these minutes after the midnight that begins a day.

    What it shows twice in October is the first time; what it skips in March is as if it had not changed yet.
    """
    shown = (day + dt.timedelta(days=minutes // DAY), minutes % DAY)
    begin, end = ((_last_sunday(shown[0].year, month), _NEW_TIME) for month in (_MARCH, _OCTOBER))
    return _SUMMER if begin <= shown < end else _WINTER


def clock_shift(day: dt.date, begin: int, eind: int) -> int:
    """Return the minutes to add to what the clock says that passed: 60 over the night in October, -60 in March."""
    if day.month not in (_MARCH, _OCTOBER) or day.day < _CHANGE_FROM:
        return 0
    return _ahead_of_utc(day, begin) - _ahead_of_utc(day, eind)


def minutes_in_utc(day: dt.date, minutes: int) -> int:
    """Return a Dutch time of day as minutes on a clock that never changes, to compare moments of different days."""
    return day.toordinal() * DAY + minutes - _ahead_of_utc(day, minutes)


def to_dutch_time(moment: dt.datetime) -> dt.datetime:
    """Return what the clock in the Netherlands shows at a moment in UTC."""
    begin, end = (
        dt.datetime.combine(_last_sunday(moment.year, month), dt.time(1), dt.UTC) for month in (_MARCH, _OCTOBER)
    )
    return moment + dt.timedelta(minutes=_SUMMER if begin <= moment < end else _WINTER)


def say_date(day: dt.date, today: dt.date) -> str:
    """Return "vrijdag 27 november", with the year when it could be mistaken for another."""
    words = f"{WEEKDAGEN[day.weekday()]} {day.day} {MAANDEN[day.month - 1]}"
    return words if abs(day - today) <= _SAME_YEAR else f"{words} {day.year}"


def say_short(day: dt.date, today: dt.date) -> str:
    """Return "27 november", for a sentence that names several days."""
    return say_date(day, today).partition(" ")[2]


def say_distance(day: dt.date, today: dt.date) -> str:
    """Return how far away a day is: "vandaag", "morgen", "over 3 weken", "2 dagen geleden"."""
    days = (day - today).days
    near = {-1: "gisteren", 0: "vandaag", 1: "morgen"}.get(days)
    if near:
        return near
    span = say_span(abs(days))
    return f"over {span}" if days > 0 else f"{span} geleden"


def say_span(days: int) -> str:
    """Return a number of days in words: "3 dagen", "2 weken"."""
    if days < _COUNT_WEEKS:
        return count(days, "dag", "dagen")
    return count(days // DAYS_A_WEEK, "week", "weken")


def say_duration(minutes: int) -> str:
    """Return "8 uur", "7 uur 30" or "45 minuten"."""
    hours, rest = divmod(minutes, HOUR)
    if hours and rest:
        return f"{hours} uur {rest:02d}"
    return f"{rest} minuten" if rest else f"{hours} uur"


def say_clock(minutes: int) -> str:
    """Return minutes after a midnight as a time of day: "07:30"; the end of the day is "24:00"."""
    hours, rest = divmod(minutes if minutes <= DAY else minutes - DAY, HOUR)
    return f"{hours:02d}:{rest:02d}"


def count(number: int, one: str, many: str) -> str:
    """Return "1 dag" or "3 dagen"."""
    return f"{number} {one if number == 1 else many}"


def number_word(number: int) -> str:
    """Return a small number as a word, "twee"; above twelve in digits."""
    return _TELWOORDEN[number] if 0 <= number < len(_TELWOORDEN) else str(number)


def join_words(words: Sequence[str], *, at_most: int = 4) -> str:
    """Return "a, b en c"; a long list is cut to "a, b, c en nog 5"."""
    if len(words) > at_most:
        return f"{', '.join(words[: at_most - 1])} en nog {len(words) - at_most + 1}"
    return " en ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of the week of a day."""
    return day - _SINCE_MONDAY[day.weekday()]


def iso_week(day: dt.date) -> int:
    """Return the calendar week number that schools use."""
    return day.isocalendar().week


def days_between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Return every day from the first to the last, both included."""
    return map(dt.date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def weeks(number: int) -> dt.timedelta:
    """Return a number of weeks as a length of time."""
    return dt.timedelta(weeks=number)


def add_school_days(day: dt.date, number: int) -> dt.date:
    """Return the day this many school days (Monday to Friday) later."""
    left = number
    while left > 0:
        day += dt.timedelta(days=1)
        left -= day.weekday() < _WEEKEND
    return day


def schooljaar_of(day: dt.date) -> str:
    """Return the schooljaar that contains a day: "2026-2027", from 1 August to 31 July."""
    first = day.year if day.month >= _AUGUST else day.year - 1
    return f"{first}-{first + 1}"


def schooljaar_end(schooljaar: str) -> dt.date:
    """Return the last day of a schooljaar such as "2026-2027"."""
    return dt.date(int(schooljaar[-4:]), _AUGUST, 1) - dt.timedelta(days=1)


def long_date(value: str) -> str:
    """Return a day as "woensdag 25 november 2026"; a text that is no day is returned unchanged."""
    day = parse_date(value)
    if day is None:
        return in_sentence(value, _MAX_DAY)
    return f"{WEEKDAGEN[day.weekday()]} {full_date(day)}"


def full_date(day: dt.date) -> str:
    """Return a day as "25 november 2026": paper that is kept always shows the year."""
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def short_date(day: dt.date) -> str:
    """Return a day as "25 nov 2026": in a table that is kept."""
    return f"{day.day} {MND[day.month - 1]} {day.year}"
