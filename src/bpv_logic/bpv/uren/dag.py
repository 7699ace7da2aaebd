"""A part of a day: from the times of an urendag to minutes. Judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bpv_logic.basis.dates import DAY, clock_shift, parse_date
from bpv_logic.basis.typed.times import read_time
from bpv_logic.forms.urendag import GEWERKT, NACHT_ZONDER_VRAAG

if TYPE_CHECKING:
    import datetime as dt

    from bpv_logic.map.record import Record


class Dag(NamedTuple):
    """An urendag, which is a part of a day, with its times in minutes after the midnight that begins the day.

    `eind` is beyond 24 hours after a night shift; both are 0 without times. `klok` is what the clock
    gave or took in between: 60 minutes in the night of October in which it goes
    back, -60 in that of March. `minuten` is what counts for the bpv: the time
    that passed from begin to eind, without the pauze. It is 0 when the times are
    incomplete or impossible, so a typing mistake never adds hours. `school` is
    the time at school, which does not count for the bpv.
    A tuple, because a map has hundreds and a frozen dataclass takes six times as long to make.
    """

    record: Record
    datum: dt.date
    soort: str
    begin: int = 0
    eind: int = 0
    pauze: int = 0
    minuten: int = 0
    school: int = 0
    klok: int = 0

    @property
    def bruto(self) -> int:
        """Minutes that passed from begin to eind, pauze included."""
        return self.eind - self.begin + self.klok

    @property
    def is_timed(self) -> bool:
        """Whether begin and eind are known, and possible."""
        return 0 < self.eind - self.begin <= DAY

    @property
    def is_possible(self) -> bool:
        """Whether such a day is possible: its length is above 0 and below 24 hours, and the pauze is shorter."""
        return self.minuten > 0


def read_dag(record: Record) -> Dag | None:
    """Return the day of an urendag, None when it has no date yet."""
    velden = record.velden
    datum = parse_date(_text(velden.get("datum")))
    if datum is None:
        return None
    soort = _text(velden.get("soort"))
    if soort != GEWERKT:
        return _not_worked(record, datum, soort)
    begin, eind = read_time(_text(velden.get("begin"))), read_time(_text(velden.get("eind")))
    if begin is None or eind is None:
        return Dag(record, datum, soort)
    if eind <= begin and _is_next_day(begin, eind, _text(velden.get("nacht"))):
        eind += DAY
    pauze = record.number("pauze") or 0
    klok = clock_shift(datum, begin, eind)
    possible = eind - begin <= DAY and 0 <= pauze < eind - begin + klok
    return Dag(record, datum, soort, begin, eind, pauze, eind - begin + klok - pauze if possible else 0, klok=klok)


def _not_worked(record: Record, datum: dt.date, soort: str) -> Dag:
    """Return a part without work: it may have times, and of school also a number of hours."""
    van, tot = read_time(record.text("van")), read_time(record.text("tot"))
    begin = eind = 0
    if van is not None and tot is not None and van != tot:
        begin, eind = van, tot if tot > van else tot + DAY
    if soort != "school":
        return Dag(record, datum, soort, begin, eind)
    school = eind - begin or record.number("schooluren") or 0
    return Dag(record, datum, soort, begin, eind, school=min(max(0, school), DAY))


def _is_next_day(begin: int, eind: int, nacht: str) -> bool:
    """Tell whether a time before the begin is on the next day: of itself, or by the answer when it seems too long."""
    return nacht == "ja" or (nacht == "" and eind < begin and eind + DAY - begin <= NACHT_ZONDER_VRAAG)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
