"""The school years of a bpv longer than a year, and how many contacts there were and should be in each.

Judges nothing. How much of the agreed number is due in part of a year is in docs/besluiten/0067.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import schooljaar_end, schooljaar_of

if TYPE_CHECKING:
    from bpv_logic.bpv.periode import Periode
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.map.record import Record

#: A longer bpv is judged and visited in every schooljaar, not only in the whole.
ONE_YEAR: Final = dt.timedelta(days=366)

_ONE_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Deel:
    """A bpv, or what of a long one is in one schooljaar, both ends included; `schooljaar` is "" for the whole bpv."""

    schooljaar: str
    van: dt.date
    tot: dt.date

    @property
    def dagen(self) -> int:
        """How many days it has."""
        return (self.tot - self.van).days + 1


def delen_of(periode: Periode) -> tuple[Deel, ...]:
    """Return the parts of a bpv in order: one for each schooljaar when it is longer than a year, otherwise one.

    None while its first or last day is unknown. A bpv of at most a year is one whole, also over two school years.
    """
    begin, eind = periode.begin, periode.eind
    if begin is None or eind is None:
        return ()
    if eind - begin <= ONE_YEAR:
        return (Deel(schooljaar="", van=begin, tot=eind),)
    delen: list[Deel] = []
    van = begin
    while van <= eind:
        tot = min(eind, schooljaar_end(schooljaar_of(van)))
        delen.append(Deel(schooljaar=schooljaar_of(van), van=van, tot=tot))
        van = tot + _ONE_DAY
    return tuple(delen)


@dataclass(frozen=True, kw_only=True)
class Contacttelling:
    """The contacts in a bpv, or in one schooljaar of it: how many should be held, and which were held or agreed.

    `norm` is the number for a whole year or bpv, `nodig` what of it is due in this part; `deel` is None while the
    days of the bpv are unknown.
    """

    deel: Deel | None
    norm: int
    nodig: int
    nodig_op_locatie: int
    gehouden: tuple[Record, ...]
    gesprekken: tuple[Record, ...]
    gepland: tuple[Record, ...]

    @property
    def schooljaar(self) -> str:
        """The schooljaar that is counted, "" for a whole bpv."""
        return self.deel.schooljaar if self.deel else ""

    @property
    def op_locatie(self) -> tuple[Record, ...]:
        """Those that took place at the student's work."""
        return tuple(item for item in self.gehouden if item.text("plaats") == "locatie")

    def due(self, today: dt.date) -> int:
        """Return how many there should have been by today: one more for each equal part of its days."""
        return self._spread(self.nodig, today)

    def is_late(self, today: dt.date) -> bool:
        """Tell whether the last of the equal parts in which a whole number is due has begun."""
        return self._spread(self.norm, today) >= self.norm - 1

    def _spread(self, total: int, today: dt.date) -> int:
        if self.deel is None or self.deel.tot <= self.deel.van:
            return 0
        passed, whole = (today - self.deel.van).days, (self.deel.tot - self.deel.van).days
        return max(0, min(total, passed * total // whole))


def contacttellingen_of(periode: PeriodeView) -> tuple[Contacttelling, ...]:
    """Return the counts of a bpv in order, at least one: by schooljaar when it is longer and the school says so."""
    delen = delen_of(periode)
    if periode.schoolpakket.contact_per == "bpv" and len(delen) > 1:
        delen = (Deel(schooljaar="", van=delen[0].van, tot=delen[-1].tot),)
    return tuple(_count(periode, delen, place) for place in range(max(1, len(delen))))


def contacten_nu(periode: PeriodeView) -> Contacttelling:
    """Return the count that is about today: of a bpv that is over the last, of one that must begin the first."""
    counts = contacttellingen_of(periode)
    coming = (count for count in counts if count.deel and count.deel.tot >= periode.today)
    return next(coming, counts[-1])


def _count(periode: PeriodeView, delen: tuple[Deel, ...], place: int) -> Contacttelling:
    deel = delen[place] if delen else None
    norms = [periode.schoolpakket.norm(naam, on=periode.today.isoformat()) for naam in _NORMS]
    nodig, op_locatie = (_share(norm, deel, _whole(periode, deel)) if deel else norm for norm in norms)

    def mine(records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(item for item in records if not delen or _place(delen, item.text("datum")) == place)

    return Contacttelling(
        deel=deel,
        norm=norms[0],
        nodig=nodig,
        nodig_op_locatie=op_locatie,
        gehouden=mine(periode.contacten),
        gesprekken=mine(periode.gehouden),
        gepland=mine(periode.gepland),
    )


_NORMS: Final = ("contact_minimum", "contact_op_locatie_minimum")


def _place(delen: tuple[Deel, ...], datum: str) -> int:
    """Return the part that a day is in; before the bpv the first, after it the last."""
    return next((place for place, deel in enumerate(delen) if datum <= deel.tot.isoformat()), len(delen) - 1)


def _whole(periode: Periode, deel: Deel) -> int:
    """Return the days in which the whole number is due: a school year, or the bpv as it was agreed."""
    if deel.schooljaar:
        last = schooljaar_end(deel.schooljaar)
        return (last - dt.date(last.year - 1, last.month, last.day)).days
    if periode.gepland_eind is None or periode.gepland_eind <= deel.tot:
        return deel.dagen
    agreed = (periode.gepland_eind - deel.van).days + 1
    return agreed if periode.schoolpakket.contact_per == "bpv" else min(agreed, max(deel.dagen, ONE_YEAR.days))


def _share(norm: int, deel: Deel, whole: int) -> int:
    """Return what of a number is due in some of the days, rounded to the nearest; never more than all of it."""
    return min(norm, (2 * norm * deel.dagen + whole) // (2 * max(1, whole)))
