"""How the answer to a question is read, whatever way it was typed. Judges nothing.

An answer is kept as it was typed, so that people see their own words and an old
map keeps its meaning. Everything that needs the time, the number or the day in
it asks here or in `basis.typed`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from bpv_logic.basis.typed.numbers import read_hours, read_number, read_year
from bpv_logic.basis.typed.phone import read_phone
from bpv_logic.basis.typed.plain import without_unseen
from bpv_logic.basis.typed.times import read_time
from bpv_logic.basis.values import is_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpv_logic.basis.values import Json

#: How a number may be typed: as figures, as hours with a part ("5,5", "5:30"), or as a year of two figures.
Reading = Literal["", "hours", "year"]

HOUR: Final = 60

#: What to fill in where a number is asked, for "Vul bij … in".
NUMBER_WORDS: Final[dict[Reading, str]] = {
    "": "een heel getal in, zonder komma",
    "hours": "een getal in, zoals 6 of 5,5",
    "year": "een jaar in, zoals 2026",
}


#: One address, without anything that a mail program takes for another address or a subject.
#: `text/call-link.js` links only such addresses.
_EMAIL: Final = re.compile(r"[\w.!#$&'*+/=^`{|}~-]+@[\w-]+(\.[\w-]+)+")

#: Whether a text of a kind can be read.
READABLE: Final[dict[str, Callable[[str], object]]] = {
    "time": lambda text: read_time(text) is not None,
    "email": lambda text: _EMAIL.fullmatch(without_unseen(text)),
    "phone": read_phone,
}


def number_in(value: Json, reading: Reading = "", unit: str = "") -> int | None:
    """Return the number that an answer holds, hours in minutes; None when it holds none."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    if reading == "hours":
        return value * HOUR if isinstance(value, int) else read_hours(value)
    if reading == "year" and (year := read_year(str(value))):
        return year
    return value if isinstance(value, int) else read_number(value, unit)


def comes_before(value: Json, other: Json) -> bool:
    """Tell whether one day comes before another; not when either cannot be read."""
    return isinstance(value, str) and isinstance(other, str) and is_date(value) and is_date(other) and value < other
