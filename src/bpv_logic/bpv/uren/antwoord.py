"""What a signer answered that is more than a plain "akkoord": another number of hours, or no. Judges nothing.

The answer is in the handtekening as it was typed, and is read here. Both numbers stay: the written hours are in the
days, the agreed ones in the answer. Whoever knows more than we do is never read as a yes.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

from bpv_logic.basis.dates import HOUR, say_duration
from bpv_logic.basis.jsontext import JsonError, read_json
from bpv_logic.basis.values import is_date
from bpv_logic.forms.handtekening import ANDERS, ANTWOORD_LENGTH, NIET
from bpv_logic.map.record import Record, day_of
from bpv_logic.map.seal import COPY_DEPTH
from bpv_logic.questions.reading import number_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from bpv_logic.basis.values import Json
    from bpv_logic.map.seal import Zegeloordeel

Soort = Literal["anders", "niet", "onleesbaar"]

_DEPTH: Final = 3
_KNOWN: Final = frozenset({"antwoord", "reden", "uren", "dagen"})
_REMEMBERED: Final = 4096


@dataclass(frozen=True, kw_only=True)
class Antwoord:
    """One answer: `uren` are the minutes agreed to in all, `dagen` those of single days by date.

    A day that `dagen` does not name is agreed to as it is written; a day of 0 is not agreed to. `ingetrokken` is the
    handtekening that a "niet" takes back, "" for one that takes back nothing.
    """

    soort: Soort
    reden: str = ""
    ingetrokken: str = ""
    uren: int | None = None
    dagen: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_akkoord(self) -> bool:
        """Whether anything was agreed to."""
        return self.soort == ANDERS


ONLEESBAAR: Final = Antwoord(soort="onleesbaar")


def antwoord_of(handtekening: Record) -> Antwoord | None:
    """Return the answer that was sealed with a handtekening, None for a plain "akkoord"."""
    text = handtekening.text("antwoord")
    return _read(text) if text else None


def is_akkoord(zegel: Zegeloordeel) -> bool:
    """Tell whether who signed agreed, with all of it or with fewer hours."""
    antwoord = antwoord_of(zegel.handtekening)
    return antwoord is None or antwoord.is_akkoord


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str) -> Antwoord:
    try:
        values = read_json(text, max_depth=_DEPTH) if len(text) <= ANTWOORD_LENGTH else None
    except JsonError:
        return ONLEESBAAR
    if not isinstance(values, dict):
        return ONLEESBAAR
    reden = values.get("reden")
    words = reden if isinstance(reden, str) else ""
    if values.get("antwoord") == NIET:
        taken_back = values.get("ingetrokken")
        return Antwoord(soort="niet", reden=words, ingetrokken=taken_back if isinstance(taken_back, str) else "")
    if values.get("antwoord") != ANDERS or not values.keys() <= _KNOWN:
        return ONLEESBAAR
    return _with_hours(words, values.get("uren"), values.get("dagen"))


def _with_hours(reden: str, uren: Json, dagen: Json) -> Antwoord:
    """Return an answer with hours in all or per day; unreadable when it has neither, both, or no such hours."""
    if isinstance(dagen, dict) and uren is None:
        read = {day: minutes for day, value in dagen.items() if (minutes := read_agreed(value)) is not None}
        is_sound = dagen and len(read) == len(dagen) and all(map(is_date, dagen))
        return Antwoord(soort="anders", reden=reden, dagen=read) if is_sound else ONLEESBAAR
    minutes = read_agreed(uren)
    return ONLEESBAAR if minutes is None or dagen is not None else Antwoord(soort="anders", reden=reden, uren=minutes)


def signed_dates(zegel: Zegeloordeel, ids: AbstractSet[str]) -> set[str]:
    """Return the days, as they were signed, of some of the lines that a handtekening covers."""
    copy: Any = read_json(zegel.handtekening.text("verzegeld"), max_depth=COPY_DEPTH)
    lines = (Record(item["id"], "urendag", item["velden"]) for item in copy["regels"] if item["id"] in ids)
    return {day_of(line) for line in lines}


def read_agreed(value: Json) -> int | None:
    """Return the minutes in hours as they were typed ("32", "31,5", "7:30"), None when it is no such number."""
    minutes = number_in(value, "hours", "uur")
    return minutes if minutes is not None and minutes >= 0 else None


class Verdeling:
    """Minutes on days in chronological order, and how an agreed number is divided over a stretch of them.

    In proportion to what is written, in whole minutes, with exactly the agreed number as their sum: figures per week
    need a part of it, and several parts may be on one date.
    """

    def __init__(self, dates: Sequence[str], sums: Sequence[int]) -> None:
        """Take the date of each day, and for each place the sum of the minutes before it."""
        self._dates = dates
        self._sums = sums

    def written(self, first: int, end: int) -> int:
        """Return the minutes written from one place up to another."""
        return self._sums[end] - self._sums[first]

    def of_date(self, day: str) -> tuple[int, int]:
        """Return the places of a date."""
        return bisect_left(self._dates, day), bisect_left(self._dates, day + "~")

    def share(self, place: int, first: int, end: int, agreed: int) -> int:
        """Return the minutes of one place when so many are agreed to from one place up to another."""
        written = self.written(first, end)
        if agreed >= written:
            return self.written(place, place + 1)
        before, after = self.written(first, place), self.written(first, place + 1)
        return agreed * after // written - agreed * before // written


def say_part(part: int, whole: int) -> str:
    """Return "32 van de 36 uur"."""
    hours = say_duration(whole)
    agreed = str(part // HOUR) if part % HOUR == 0 and whole % HOUR == 0 and whole else say_duration(part)
    return f"{agreed} van de {hours}"
