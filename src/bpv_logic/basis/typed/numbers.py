"""A number as people in the Netherlands type it: "1.600", "30 min", "5,5", "7 uur 30", "'26". Knows no bounds.

The point separates thousands and the comma the part of a whole; where a point
cannot be that ("5.5") it is read as a comma. A browser decides by its own
language, and makes 55 of "5,5" in English: so no page asks a browser.
"""

from __future__ import annotations

import re
from typing import Final

from bpv_logic.basis.typed.plain import plain

_MINUTES: Final = 60
_CENTURY: Final = 2000
#: No number that anybody writes is longer.
_LONGEST: Final = 40

_NUMBER: Final = re.compile(
    r"(?P<sign>[+-]?) ?(?P<whole>\d{1,3}(?:(?P<between>[. '])\d{3})(?:(?P=between)\d{3})*|\d{1,15})?"
    r"(?:[.,](?P<part>\d{1,9}))?(?: ?(?P<some>[½¼¾]))?",
    re.ASCII,
)
_SOME: Final = {"½": 30, "¼": 15, "¾": 45}
#: Hours and minutes; "5.30" is no such thing, but a number with a part.
_CLOCK: Final = re.compile(r"(\d{1,4}) ?(?:uur|u|h|:) ?([0-5]?\d) ?(?:uur|u|minuten|min|m)?\.?", re.ASCII)
#: What people type between the figures of a long number.
_BETWEEN: Final = re.compile(r"[ .-]+")
_YEAR: Final = re.compile(r"(?:'?(\d\d)|(20\d\d))(?: ?[-/ ] ?(?:20)?\d\d)?", re.ASCII)
#: How people write a unit behind a number.
_UNITS: Final = {
    "minuten": "m|min|minuut|minuten|mins",
    "uur": "u|uur|uren|h|hrs",
    "jaar": "j|jr|jaar|jaren",
    "blokken": "blok|blokken",
}


def read_number(text: str, unit: str = "") -> int | None:
    """Return the whole number that a text names, with its unit or without; None when it names none."""
    sixtieths = _sixtieths(text, unit)
    return None if sixtieths is None or sixtieths % _MINUTES else sixtieths // _MINUTES


def read_hours(text: str) -> int | None:
    """Return in minutes the hours that a text names: "5,5", "5½ uur", "5:30", "5 uur 30"; None when it names none."""
    found = _CLOCK.fullmatch(plain(text).lower()) if len(text) <= _LONGEST else None
    return int(found[1]) * _MINUTES + int(found[2]) if found else _sixtieths(text, "uur")


def read_year(text: str) -> int | None:
    """Return the year that a text names: "2026", "26", "'26" and "2026-2027" are 2026; None when it names none."""
    found = _YEAR.fullmatch(plain(text)) if len(text) <= _LONGEST else None
    if found is None:
        return None
    return int(found[2] or _CENTURY + int(found[1]))


def read_digits(text: str) -> str:
    """Return the figures of a number that names something ("100 123 456"); "" when there is anything else in it."""
    found = _BETWEEN.sub("", plain(text)) if len(text) <= _LONGEST else ""
    return found if found.isascii() and found.isdigit() else ""


def _sixtieths(text: str, unit: str) -> int | None:
    """Return sixty times the number that a text names, so that hours are minutes; rounded to a sixtieth."""
    if len(text) > _LONGEST:
        return None
    words = plain(text).lower()
    if unit in _UNITS:
        words = re.sub(rf"(?<=[\d½¼¾]) ?(?:{_UNITS[unit]})\.?$", "", words)
    found = _NUMBER.fullmatch(words)
    if found is None or not (found["whole"] or found["part"] or found["some"]):
        return None
    whole, part = re.sub(r"\D", "", found["whole"] or "0"), found["part"] or ""
    scale = 10 ** len(part)
    amount: int = (int(whole + part) * _MINUTES + scale // 2) // scale + _SOME.get(found["some"] or "", 0)
    return -amount if found["sign"] == "-" else amount
