"""Merge two devices of one student: nothing that was written is lost.

Of every field the newest value wins; a removal holds until somebody writes to
the record again. The order in which maps are merged, and how often, makes no
difference, so no device has to be the leader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpv_logic.basis.canonical import canonical_json
from bpv_logic.map.bpvmap import HANDTEKENING, Bpvmap, Record, map_of, record_to_json
from bpv_logic.map.seal import is_intact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpv_logic.basis.values import Velden


def merge_maps(mine: Bpvmap, theirs: Bpvmap) -> Bpvmap:
    """Return the map with everything that is in either of two maps."""
    return map_of(merge_records(mine.records, theirs.records))


def merge_records(mine: Iterable[Record], theirs: Iterable[Record]) -> tuple[Record, ...]:
    """Return every record of both, by id; records with the same id are merged."""
    merged: dict[str, Record] = {}
    for record in (*mine, *theirs):
        other = merged.get(record.id)
        merged[record.id] = record if other is None else merge_record(other, record)
    return tuple(merged[id_] for id_ in sorted(merged))


def merge_record(one: Record, other: Record) -> Record:
    """Return the record with the newest value of every field, from two with the same id."""
    if one == other:
        return one
    if one.soort != other.soort:
        # Cannot happen with our own ids. The choice must always be the same, and never cost a handtekening.
        return max(one, other, key=lambda record: (record.soort == HANDTEKENING, record.soort))
    if one.soort == HANDTEKENING:
        return max(one, other, key=_handtekening_order)
    return _merge_fields(one, other)


def _handtekening_order(record: Record) -> tuple[bool, str]:
    """Order two versions of one handtekening, which is never edited: one that still fits its own link wins."""
    return (is_intact(record), canonical_json(record_to_json(record)))


def _merge_fields(one: Record, other: Record) -> Record:
    velden: Velden = {}
    tijden: dict[str, str] = {}
    for name in sorted({*one.velden, *other.velden, *one.tijden, *other.tijden}):
        winner = max(one, other, key=lambda record: _value_order(record, name))
        if name in winner.velden:
            velden[name] = winner.velden[name]
        if name in winner.tijden:
            tijden[name] = winner.tijden[name]
    removals = [clock for clock in (one.verwijderd, other.verwijderd) if clock is not None]
    return Record(id=one.id, soort=one.soort, velden=velden, tijden=tijden, verwijderd=max(removals, default=None))


def _value_order(record: Record, name: str) -> tuple[str, bool, str]:
    """Order two values of one field: by clock; with equal clocks by value, so every device chooses the same."""
    return (record.tijden.get(name, ""), name in record.velden, canonical_json(record.velden.get(name)))
