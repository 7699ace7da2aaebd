"""The telephone number in what people type: "(0318) 123 456", "06-12345678 (na 17 uur)". Knows no question.

`text/phone-number.js` reads it the same way, because a link to call must work
before any rule has run; `tests/cases/telefoon.json` checks both. Of two numbers
the first counts. What follows a whole Dutch number is not part of it.
"""

from __future__ import annotations

import re
from typing import Final

from bpv_logic.basis.typed.plain import plain

_LONGEST: Final = 400
#: A number whose kind is unknown: shorter is an hour or a house, longer is no number (ITU-T E.164).
_LEAST, _MOST = 6, 15
#: "06 (12345678)" goes on behind the bracket, "0318-12345 (na 17 uur)" does not.
_MAY_END: Final = 6

#: A plus belongs to the figures behind it, whatever is in between.
_PLUS: Final = re.compile(r"\+[ (]*(?=\d)", re.ASCII)
#: "+31 (0)6": a zero that is dialled only without the number of the country.
_ZERO: Final = re.compile(r"(?<=\d)[ .-]?\(0\)", re.ASCII)
_PARTS: Final = re.compile(r"\+?\d+|[^\d+]+|\+", re.ASCII)
#: What people put between the figures of one number.
_BETWEEN: Final = re.compile(r"[ ./()-]{1,3}")
#: A single one of these between figures makes one figure, a time or a date of them.
_WITHIN: Final = (".", "-", ":")
#: Numbers for information and for paid calls have 8 or 11 figures, other Dutch numbers 10.
_SERVICE: Final = ("0800", "0900", "0906", "0909")
_DUTCH, _SERVICE_SHORT, _SERVICE_LONG, _DUTCH_ABROAD = 10, 8, 11, 11
#: How many characters a whole number has, by how it begins; "14" is before the code of a town.
_SIZES: Final = {
    **dict.fromkeys(_SERVICE, (_SERVICE_SHORT, _SERVICE_LONG)),
    "0": (_DUTCH,),
    "14": (5, 6),
    "+": range(9, _MOST + 2),
}
_EMERGENCY: Final = ("112", "113", "144")


def read_phone(text: str) -> str:
    """Return the number to dial, "" when there is none."""
    parts = _PARTS.findall(_PLUS.sub("+", _ZERO.sub("", plain(text[:_LONGEST]))))
    found = [
        _figures(parts, place) for place, part in enumerate(parts) if part[-1].isdecimal() and _begins(parts, place)
    ]
    if len(found) == 1 and found[0] in _EMERGENCY:
        return found[0]
    sure = next(filter(None, map(_known, found)), "")
    return sure or next((number for number in found if _LEAST <= len(number.lstrip("+")) <= _MOST), "")


def _begins(parts: list[str], place: int) -> bool:
    """Tell whether a number can begin here: not with the figures of "17.00"."""
    return not (place > 1 and parts[place - 1] in _WITHIN)


def _figures(parts: list[str], place: int) -> str:
    """Return the figures from a place on that can be one number, with a plus before them if there was one."""
    number = parts[place]
    for between, more in zip(parts[place + 1 :: 2], parts[place + 2 :: 2], strict=False):
        if not _BETWEEN.fullmatch(between) or more[0] == "+" or _ends(number, between):
            break
        number += more
    return number


def _ends(number: str, between: str) -> bool:
    """Tell whether a number is whole, or what follows it begins something else."""
    size, whole = len(number), _whole(number)
    if size >= whole:
        return True
    if "(" in between or " / " in between:
        return size >= _MAY_END
    return "/" in between and whole != _DUTCH and size >= _SERVICE_SHORT


def _whole(number: str) -> int:
    """Return how many characters such a number has, the most it can have when that differs."""
    if number.startswith("00"):
        return 1 + _whole(f"+{number[2:]}")
    if number.startswith("+31"):
        return 1 + _DUTCH_ABROAD + (number[3:4] == "0")
    if number.startswith("0"):
        return _SERVICE_LONG if number.startswith(_SERVICE) else _DUTCH
    return _MOST


def _known(number: str) -> str:
    """Return a number of a kind that we know, as it is dialled; "" for any other."""
    size = len(number)
    if number.startswith("00"):
        return _known(f"+{number[2:]}")
    if number.startswith("+31"):
        own = number[3:].removeprefix("0")
        return f"+31{own}" if len(own) == _DUTCH - 1 else ""
    if number.startswith("31") and size >= _DUTCH_ABROAD:
        return _known(f"+{number}")
    # A spreadsheet takes the first zero away.
    if number.startswith("6") and size == _DUTCH - 1:
        return f"0{number}"
    sizes = next((sizes for begin, sizes in _SIZES.items() if number.startswith(begin)), ())
    return number if size in sizes else ""
