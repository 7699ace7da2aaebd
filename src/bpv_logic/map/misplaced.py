"""Finds records stored under another bpv than they belong to, and where they should go. Users do the moving.

A record belongs to the bpv that contains its day. It stays when its own bpv
contains that day, however many others do too, or when no bpv contains it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpv_logic.basis.values import is_date
from bpv_logic.forms import FORMS
from bpv_logic.map.record import HANDTEKENING, day_of
from bpv_logic.map.which_bpv import NA_AFLOOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpv_logic.basis.values import Velden
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record
    from bpv_logic.questions.fields import Seal


@dataclass(frozen=True, kw_only=True)
class Verplaatsing:
    """One record and the bpv that it belongs to.

    `getekend` means that moving it would break a handtekening: the record is
    signed, or it is one of the lines under a signed blok, in the old or new bpv.
    """

    record: Record
    naar: str
    getekend: bool

    def as_json(self) -> Velden:
        """Return it as JSON for the script that does the moving."""
        return {"id": self.record.id, "soort": self.record.soort, "periode": self.naar, "getekend": self.getekend}


def verplaatsingen_of(bpvmap: Bpvmap) -> tuple[Verplaatsing, ...]:
    """Return everything that should be moved, by kind and day."""
    moves = [
        (record, naar)
        for form in FORMS.values()
        if form.in_periode and form.name != HANDTEKENING
        for record in bpvmap.every(form.name)
        if (naar := _belongs_to(bpvmap, record))
    ]
    if not moves:
        return ()
    signed = _Getekend.of(bpvmap)
    return tuple(Verplaatsing(record=record, naar=naar, getekend=signed.holds(record, naar)) for record, naar in moves)


def _belongs_to(bpvmap: Bpvmap, record: Record) -> str:
    """Return the bpv to which a record should be moved, "" when it stays where it is."""
    kalender, stored, day = bpvmap.kalender, record.text("periode"), day_of(record)
    if not stored:
        # One bpv leaves no doubt; with several, a blok and its days must name the same one to be signed together.
        return bpvmap.periode_of(record) if len(kalender.looptijden) > 1 else ""
    if not is_date(day):
        return ""
    known = kalender.looptijden.get(stored)
    if known and (day in known or (record.soort in NA_AFLOOP and day > known.eind)):
        return ""
    return kalender.waarin(day)


@dataclass(frozen=True)
class _Getekend:
    """What handtekeningen cover: records by id, and the days of their lines per bpv (as written) and kind."""

    records: frozenset[str]
    spans: Mapping[tuple[str, str], tuple[list[str], list[str]]]

    @staticmethod
    def of(bpvmap: Bpvmap) -> _Getekend:
        signed = frozenset(item.text("betreft") for item in bpvmap.every(HANDTEKENING))
        found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for record, seal in _sealing(bpvmap, signed):
            van, tot = record.text(seal.van), record.text(seal.tot)
            if van and tot:
                found[record.text("periode"), seal.soort].append((van, tot))
        return _Getekend(signed, {key: _joined(spans) for key, spans in found.items()})

    def holds(self, record: Record, naar: str) -> bool:
        """Tell whether moving a record would change something signed."""
        here = self._covers(record, record.text("periode"))
        return record.id in self.records or here or self._covers(record, naar)

    def _covers(self, record: Record, periode: str) -> bool:
        starts, ends = self.spans.get((periode, record.soort), ([], []))
        place = bisect_right(starts, day_of(record))
        return place > 0 and day_of(record) <= ends[place - 1]


def _sealing(bpvmap: Bpvmap, signed: frozenset[str]) -> Iterator[tuple[Record, Seal]]:
    """Return each signed record that covers lines, as a blok does for its days."""
    for id_ in signed:
        record = bpvmap.by_id.get(id_)
        form = FORMS.get(record.soort) if record else None
        if record and form and form.seals:
            yield record, form.seals


def _joined(spans: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Return the spans in order, each with the last day that it or an earlier one covers, for binary search."""
    spans.sort()
    ends: list[str] = []
    for _, tot in spans:
        ends.append(max(tot, ends[-1]) if ends else tot)
    return [van for van, _ in spans], ends
