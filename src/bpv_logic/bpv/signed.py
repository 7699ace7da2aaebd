"""Which worked days of a bpv are signed and unchanged since, in any of its blokken, and for how much. Judges nothing.

Blokken may overlap; a day counts once, by the newest handtekening that says something about it. Each day is given out
only once, so thousands of blokken over thousands of days take no more time than the sum of both.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from bpv_logic.bpv.uren.antwoord import antwoord_of, signed_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpv_logic.bpv.blokken import Blok
    from bpv_logic.bpv.uren.antwoord import Antwoord, Verdeling
    from bpv_logic.bpv.uren.dag import Dag
    from bpv_logic.map.seal import Zegeloordeel


def signed_days(dagen: Sequence[Dag], blokken: Iterable[Blok]) -> tuple[Dag, ...]:
    """Return the days covered by an intact handtekening and unchanged since, with the minutes that were agreed to."""
    signed = _Signed(dagen)
    known = [blok for blok in blokken if blok.zegel is not None and blok.zegel.staat != "beschadigd"]
    for blok in sorted(known, key=_moment, reverse=True):
        signed.add(blok)
    found = ((dag, signed.minutes.get(place, 0)) for place, dag in enumerate(dagen))
    return tuple(dag if dag.minuten == minutes else dag._replace(minuten=minutes) for dag, minutes in found if minutes)


def _moment(blok: Blok) -> tuple[str, str]:
    return (blok.zegel.handtekening.text("moment"), blok.zegel.handtekening.id) if blok.zegel else ("", "")


class _Signed:
    """Gathers the agreed minutes of days by their index; the first to say something about a day is the only one."""

    def __init__(self, dagen: Sequence[Dag]) -> None:
        self._dagen = dagen
        self._free = _Places(range(len(dagen)))
        self._place_of: dict[str, int] = {}
        self._others: dict[str, _Places] = {}
        self.minutes: dict[int, int] = {}

    def add(self, blok: Blok) -> None:
        """Add what the handtekening under a blok says of its days."""
        if blok.zegel is None or blok.record is None:
            return
        first, end = blok.gewerkt.between(blok.span.van, blok.span.tot)
        antwoord = antwoord_of(blok.zegel.handtekening)
        if antwoord is not None:
            self._add_answered(blok, antwoord, first, end)
        elif blok.zegel.staat == "geldig":
            self._add_whole(first, end)
        else:
            self._add_unchanged(blok.zegel, first, end, blok.record.text("periode"))

    def _add_whole(self, first: int, end: int) -> None:
        for place in self._free.take(first, end):
            self.minutes[place] = self._dagen[place].minuten

    def _add_unchanged(self, zegel: Zegeloordeel, first: int, end: int, periode: str) -> None:
        for place in self._places_of(zegel.zelfde):
            if first <= place < end:
                self._add_whole(place, place + 1)
        for place in self._other(periode).take(first, end, sorted(self._places_of(zegel.anders))):
            self._add_whole(place, place + 1)

    def _add_answered(self, blok: Blok, antwoord: Antwoord, first: int, end: int) -> None:
        """Add an answer; what it does not agree to counts for nothing, also where an older handtekening did."""
        agreed = _Agreed(blok, antwoord, first, end)
        for place in self._free.take(first, end):
            self.minutes[place] = agreed.minutes(place)

    def _places_of(self, ids: Iterable[str]) -> Iterator[int]:
        if not self._place_of:
            self._place_of = {dag.record.id: place for place, dag in enumerate(self._dagen)}
        return (self._place_of[id_] for id_ in ids if id_ in self._place_of)

    def _other(self, periode: str) -> _Places:
        """Return the days that do not name this bpv: they are not part of the seal, so it says nothing about them."""
        known = self._others.get(periode)
        if known is None:
            dagen = enumerate(self._dagen)
            places = [place for place, dag in dagen if dag.record.text("periode") != periode]
            known = self._others[periode] = _Places(places)
        return known


class _Agreed:
    """How many minutes an answer agrees to on each place of a blok."""

    def __init__(self, blok: Blok, antwoord: Antwoord, first: int, end: int) -> None:
        self._blok = blok
        self._antwoord = antwoord
        self._span = (first, end)
        self._verdeling: Verdeling = blok.gewerkt.verdeling
        self._changed_days: frozenset[str] | None = None

    def minutes(self, place: int) -> int:
        """Return the agreed minutes of one place."""
        zegel = self._blok.zegel
        if zegel is None or not self._antwoord.is_akkoord:
            return 0
        if self._antwoord.uren is not None:
            # Of a number in all nobody can say which part was for a day that changed.
            is_whole = zegel.staat == "geldig"
            return self._verdeling.share(place, *self._span, self._antwoord.uren) if is_whole else 0
        return self._of_day(place, zegel)

    def _of_day(self, place: int, zegel: Zegeloordeel) -> int:
        dag = self._blok.gewerkt.dagen[place]
        day = dag.datum.isoformat()
        if day in self._changed(zegel):
            return 0
        agreed = self._antwoord.dagen.get(day)
        return dag.minuten if agreed is None else self._verdeling.share(place, *self._verdeling.of_date(day), agreed)

    def _changed(self, zegel: Zegeloordeel) -> frozenset[str]:
        """Return the dates on which a part was changed, added or taken away since."""
        if self._changed_days is None:
            first, end = self._span
            now = (dag for dag in self._blok.gewerkt.dagen[first:end] if dag.record.id not in zegel.zelfde)
            added = {dag.datum.isoformat() for dag in now}
            is_whole = zegel.staat == "geldig"
            self._changed_days = frozenset() if is_whole else frozenset(added | signed_dates(zegel, zegel.anders))
        return self._changed_days


class _Places:
    """A row of places, each given out once: what was given out is skipped, however often it is asked for."""

    def __init__(self, places: Sequence[int]) -> None:
        self._places = places
        #: For each number in the row itself or a later one: the next that is free, or on the way to it.
        self._next = list(range(len(places) + 1))

    def take(self, first: int, end: int, without: Sequence[int] = ()) -> Iterator[int]:
        """Return the places from the first up to the end that were not given out yet, with some exceptions."""
        for van, tot in _between(bisect_left(self._places, first), bisect_left(self._places, end), self._at(without)):
            number = self._free_from(van)
            while number < tot:
                self._next[number] = number + 1
                yield self._places[number]
                number = self._free_from(number)

    def _at(self, places: Sequence[int]) -> Iterator[int]:
        for place in places:
            number = bisect_left(self._places, place)
            if number < len(self._places) and self._places[number] == place:
                yield number

    def _free_from(self, number: int) -> int:
        found = number
        while self._next[found] != found:
            found = self._next[found]
        while self._next[number] != found:
            self._next[number], number = found, self._next[number]
        return found


def _between(first: int, end: int, without: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Return the stretches from the first up to the end that are left without some numbers, in order."""
    for number in without:
        if first <= number < end:
            yield first, number
            first = number + 1
    yield first, end
