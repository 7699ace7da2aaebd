"""The student's map: its records, and the views on them that rules and pages need.

Knows which records exist and how they are related; judges nothing, reads no
file and no clock. Every view is computed once and in linear time, because a
map of four years is judged on a phone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bpv_logic.basis.clock import dutch_day
from bpv_logic.forms import FORMS
from bpv_logic.map.record import (
    HANDTEKENING,
    KEYS,
    Record,
    RecordError,
    day_of,
    day_order,
    key_of,
    list_order,
    record_from_json,
    record_to_json,
)
from bpv_logic.map.which_bpv import Kalender, kalender_of
from bpv_logic.questions.conditions import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "HANDTEKENING",
    "Bpvmap",
    "Record",
    "RecordError",
    "day_of",
    "day_order",
    "key_of",
    "map_from_json",
    "map_of",
    "record_from_json",
    "record_to_json",
]


@dataclass(frozen=True, kw_only=True)
class Bpvmap:
    """All records of one student, and the views on them.

    Removed records stay in `records` (a merge needs them) and are in no view.
    Make one with `map_of` or `map_from_json`, which keep ids unique and in order.
    """

    records: tuple[Record, ...]

    @cached_property
    def present(self) -> tuple[Record, ...]:
        """Every record that is not removed, by id."""
        return tuple(record for record in self.records if not record.is_deleted)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record that is not removed, by its id."""
        return {record.id: record for record in self.present}

    @property
    def student(self) -> Record | None:
        """Whose map this is, None before the first page is filled in."""
        return next(iter(self.of("student")), None)

    @property
    def instelling(self) -> Record | None:
        """The settings of the owner of the phone, None when there are none."""
        return next(iter(self.of("instelling")), None)

    @property
    def periodes(self) -> tuple[Record, ...]:
        """Every bpv of the student, ordered by first day."""
        return self.of("periode")

    def of(self, soort: str, periode: str | None = None) -> tuple[Record, ...]:
        """Return the records of a kind in order of their day, of one bpv or of all.

        When two devices made a record with the same key (one part of a day twice),
        only the most recently written one is returned, so nothing counts twice;
        `doubles` has both and `every` has all.
        """
        if periode is None:
            return self._folded[soort].records if soort in self._folded else ()
        return self._of_periode.get((soort, periode), ())

    def every(self, soort: str) -> tuple[Record, ...]:
        """Return all records of a kind in order of their day, doubles included."""
        return self._every.get(soort, ())

    def doubles(self) -> tuple[tuple[Record, ...], ...]:
        """Return each group of records with the same key; the first of a group is the one in `of`."""
        return tuple(group for folded in self._folded.values() for group in folded.doubles)

    def handtekeningen(self, betreft: str) -> tuple[Record, ...]:
        """Return the handtekeningen under a record, in order of signing."""
        return self._handtekeningen.get(betreft, ())

    def periode_of(self, record: Record) -> str:
        """Return the id of the bpv that a record belongs to, "" when there is none.

        A student may write hours before the bpv itself is filled in, and a page
        without rules may not know which bpv is meant. Such a record has no periode;
        it belongs to the bpv that is meant on its day, or if it has no day, on the
        day on which it was first written.
        """
        form = FORMS.get(record.soort)
        if form is None or not form.in_periode:
            return ""
        return record.text("periode") or self.kalender.op(
            dutch_day(day_of(record) or min(record.tijden.values(), default=""))
        )

    @cached_property
    def kalender(self) -> Kalender:
        """Which bpv is meant on which day."""
        return kalender_of(self.periodes)

    @cached_property
    def _every(self) -> dict[str, tuple[Record, ...]]:
        groups: dict[str, list[Record]] = defaultdict(list)
        for record in self.present:
            groups[record.soort].append(record)
        return {soort: tuple(sorted(groups[soort], key=list_order)) for soort in sorted(groups)}

    @cached_property
    def _folded(self) -> dict[str, _Folded]:
        return {soort: _fold(soort, records) for soort, records in self._every.items()}

    @cached_property
    def _of_periode(self) -> dict[tuple[str, str], tuple[Record, ...]]:
        groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for soort, folded in self._folded.items():
            for record in folded.records:
                groups[soort, self.periode_of(record)].append(record)
        return {key: tuple(records) for key, records in groups.items()}

    @cached_property
    def _handtekeningen(self) -> dict[str, tuple[Record, ...]]:
        groups: dict[str, list[Record]] = defaultdict(list)
        for record in self.every(HANDTEKENING):
            groups[record.text("betreft")].append(record)
        return {betreft: tuple(records) for betreft, records in groups.items()}


def map_of(records: Iterable[Record]) -> Bpvmap:
    """Return the map of these records; when two have the same id the last is kept (`merge` keeps both)."""
    by_id = {record.id: record for record in records}
    return Bpvmap(records=tuple(by_id[id_] for id_ in sorted(by_id)))


def map_from_json(values: Iterable[object]) -> Bpvmap:
    """Return the map of records in JSON; RecordError when one is malformed."""
    return map_of(map(record_from_json, values))


@dataclass(frozen=True, slots=True)
class _Folded:
    """The records of one kind, keeping the newest of each group of doubles, and the groups themselves."""

    records: tuple[Record, ...]
    doubles: tuple[tuple[Record, ...], ...] = ()


def _fold(soort: str, records: tuple[Record, ...]) -> _Folded:
    if soort not in KEYS:
        return _Folded(records)
    groups: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        groups.setdefault(key_of(record), []).append(record)
    doubles = tuple(
        tuple(sorted(same, key=_newest_order, reverse=True))
        for group in groups.values()
        if len(group) > 1
        for same in _parted(soort, group)
        if len(same) > 1
    )
    older = {record.id for group in doubles for record in group[1:]}
    return _Folded(tuple(record for record in records if record.id not in older) if older else records, doubles)


def _parted(soort: str, group: list[Record]) -> Iterable[list[Record]]:
    """Return records of one key by the part that they are; of a form without parts they are one."""
    form = FORMS[soort]
    parts: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in group:
        asked = [record.text(name) if holds(form.field(name).when, record.velden) else "" for name in form.parts]
        parts[tuple(asked)].append(record)
    return parts.values()


def _newest_order(record: Record) -> tuple[str, str]:
    return (record.newest, record.id)
