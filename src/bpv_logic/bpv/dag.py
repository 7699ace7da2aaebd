"""One day of hours: from the times of an urendag to minutes. Judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bpv_logic.basis.dates import DAY, clock_shift, parse_date
from bpv_logic.basis.typed.times import read_time
from bpv_logic.forms.urendag import GEWERKT

if TYPE_CHECKING:
    import datetime as dt

    from bpv_logic.map.record import Record


class Dag(NamedTuple):
    """An urendag with its day and its times in minutes after the midnight that begins the day.

    `eind` is beyond 24 hours after a night shift. `klok` is what the clock
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
        school = record.number("schooluren") if soort == "school" else 0
        return Dag(record, datum, soort, school=min(max(0, school or 0), DAY))
    begin, eind = read_time(_text(velden.get("begin"))), read_time(_text(velden.get("eind")))
    if begin is None or eind is None:
        return Dag(record, datum, soort)
    # "24:00" is the end of the day, whatever was answered.
    if velden.get("nacht") == "ja" and eind < DAY:
        eind += DAY
    pauze = record.number("pauze") or 0
    klok = clock_shift(datum, begin, eind)
    possible = eind - begin <= DAY and 0 <= pauze < eind - begin + klok
    return Dag(record, datum, soort, begin, eind, pauze, eind - begin + klok - pauze if possible else 0, klok=klok)


def usual_minutes(periode: Record) -> int:
    """Return the length of a usual day by its times, which may run over midnight; 0 when they are not filled in."""
    begin, eind = read_time(periode.text("werktijd_begin")), read_time(periode.text("werktijd_eind"))
    if begin is None or eind is None:
        return 0
    night = DAY if eind < begin else 0
    return max(0, eind + night - begin - max(0, periode.number("werktijd_pauze") or 0))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
