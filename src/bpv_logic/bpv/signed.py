"""Which worked days of a bpv are unchanged since they were signed, in any of its blokken. Judges nothing.

Blokken may overlap; a day counts once. Periods are marked by their two ends, so thousands of blokken over
thousands of days take no more time than the sum of both.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpv_logic.bpv.blokken import Blok
    from bpv_logic.bpv.dag import Dag
    from bpv_logic.map.seal import Zegeloordeel


def signed_days(dagen: Sequence[Dag], blokken: Iterable[Blok]) -> tuple[Dag, ...]:
    """Return the days that are covered by an intact handtekening and unchanged since."""
    signed = _Signed(dagen)
    for blok in blokken:
        if blok.zegel is not None and blok.record is not None and blok.zegel.staat != "beschadigd":
            first, end = blok.gewerkt.between(blok.span.van, blok.span.tot)
            signed.add(blok.zegel, first, end, blok.record.text("periode"))
    places = signed.places()
    return tuple(dag for place, dag in enumerate(dagen) if place in places)


class _Signed:
    """Gathers the indexes of days that are unchanged since they were signed."""

    def __init__(self, dagen: Sequence[Dag]) -> None:
        self._dagen = dagen
        self._all = _Marks(range(len(dagen)))
        self._place_of: dict[str, int] = {}
        self._others: dict[str, _Marks] = {}

    def add(self, zegel: Zegeloordeel, first: int, end: int, periode: str) -> None:
        """Add what a handtekening covers of the days from one index to another."""
        if zegel.staat == "geldig":
            self._all.add(first, end)
            return
        if not self._place_of:
            self._place_of = {dag.record.id: place for place, dag in enumerate(self._dagen)}
        for place in self._places_of(zegel.zelfde):
            if first <= place < end:
                self._all.add(place, place + 1)
        self._other(periode).add_between(first, end, sorted(self._places_of(zegel.anders)))

    def places(self) -> set[int]:
        """Return the indexes of everything added."""
        return {place for marks in (self._all, *self._others.values()) for place in marks.covered()}

    def _places_of(self, ids: Iterable[str]) -> Iterator[int]:
        return (self._place_of[id_] for id_ in ids if id_ in self._place_of)

    def _other(self, periode: str) -> _Marks:
        """Return the days that do not name this bpv: they are not part of the seal, so it says nothing about them."""
        known = self._others.get(periode)
        if known is None:
            dagen = enumerate(self._dagen)
            places = [place for place, dag in dagen if dag.record.text("periode") != periode]
            known = self._others[periode] = _Marks(places)
        return known


class _Marks:
    """Stretches of a row of indexes, each stored as its two ends."""

    def __init__(self, places: Sequence[int]) -> None:
        self._places = places
        self._ends = [0] * (len(places) + 1)

    def add(self, first: int, end: int) -> None:
        """Add from the first up to the end, counted within this row."""
        if first < end:
            self._ends[first] += 1
            self._ends[end] -= 1

    def add_between(self, first: int, end: int, without: Sequence[int]) -> None:
        """Add every index from the first up to the end, with some exceptions."""
        at, last = bisect_left(self._places, first), bisect_left(self._places, end)
        for place in without:
            gap = bisect_left(self._places, place)
            if at <= gap < last and self._places[gap] == place:
                self.add(at, gap)
                at = gap + 1
        self.add(at, last)

    def covered(self) -> Iterator[int]:
        """Return every index in any stretch."""
        return (place for place, depth in zip(self._places, accumulate(self._ends), strict=False) if depth)
