"""The student's map: its records, and the views on them that rules and pages need.

Knows which records exist and how they hang together; judges nothing, reads no
file and no clock. Every view is computed once and in linear time, because a
map of four years is judged on a phone.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpv_logic.errors import BpvError
from bpv_logic.fields import Form, Json, Velden, is_date, is_empty
from bpv_logic.forms import ALL_FORMS, FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HANDTEKENING: Final = "handtekening"

#: In this order a record's own day is looked for; the form decides which of them it has.
_DAY_NAMES: Final = ("datum", "van", "begin", "gevraagd_op")

#: Sorts after every day: a record just begun stands at the end of its list.
_NO_DAY: Final = "9999-99-99"


class RecordError(BpvError):
    """A record that does not have the shape of a record; one Dutch sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One filled form of a map, as it is stored and exchanged.

    `velden` holds name -> value and `tijden` name -> clock of that value;
    `verwijderd` is the clock of a removal. None of the three is ever changed
    in place: a change is a new record.
    """

    id: str
    soort: str
    velden: Velden
    tijden: dict[str, str] = field(default_factory=dict)
    verwijderd: str | None = None

    @property
    def newest(self) -> str:
        """The clock of the newest value, "" when no value has one."""
        return max(self.tijden.values(), default="")

    @property
    def is_deleted(self) -> bool:
        """Tell whether the record is removed, and not written to again after that.

        A handtekening is never removed: it is the proof that somebody signed.
        """
        if self.verwijderd is None or self.soort == HANDTEKENING:
            return False
        return self.verwijderd >= self.newest

    @property
    def filled(self) -> Velden:
        """The values that are filled in, sorted by name."""
        return {name: value for name, value in sorted(self.velden.items()) if not is_empty(value)}

    def is_filled(self, name: str) -> bool:
        """Tell whether this question has an answer."""
        return not is_empty(self.velden.get(name))

    def text(self, name: str) -> str:
        """Return an answer that is a text, "" when it is not filled in or no text."""
        value = self.velden.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        """Return an answer that is a whole number, None when it is not filled in or no number."""
        value = self.velden.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, name: str) -> dt.date | None:
        """Return an answer that is a day, None when it is not filled in or no existing day."""
        value = self.velden.get(name)
        return dt.date.fromisoformat(str(value)) if is_date(value) else None

    def items(self, name: str) -> tuple[str, ...]:
        """Return an answer that is a list of texts, empty when it is not filled in or no list."""
        value = self.velden.get(name)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def record_from_json(value: object) -> Record:
    """Return the record that this JSON holds; RecordError when it has another shape.

    Only the shape is looked at here. What a value may be is told by the forms
    (`Form.faults`), what a file may hold by `export`.
    """
    if not isinstance(value, dict):
        raise RecordError("Een onderdeel van de map heeft een vorm die we niet kennen.")
    id_, soort = value.get("id"), value.get("soort")
    velden, tijden = value.get("velden"), value.get("tijden", {})
    verwijderd = value.get("verwijderd")
    if not (isinstance(id_, str) and id_ and isinstance(soort, str) and soort):
        raise RecordError("Een onderdeel van de map heeft geen naam of geen soort.")
    if not (isinstance(velden, dict) and isinstance(tijden, dict)):
        raise RecordError(f"Bij {soort} {id_} ontbreken de antwoorden.")
    if not all(isinstance(clock, str) for clock in tijden.values()):
        raise RecordError(f"Bij {soort} {id_} klopt een tijdstip niet.")
    if not (verwijderd is None or isinstance(verwijderd, str)):
        raise RecordError(f"Bij {soort} {id_} klopt het moment van verwijderen niet.")
    if soort == HANDTEKENING:
        verwijderd = None
    return Record(id=id_, soort=soort, velden=velden, tijden=tijden, verwijderd=verwijderd)


def record_to_json(record: Record) -> dict[str, Json]:
    """Return the record as it is stored and exchanged."""
    return {
        "id": record.id,
        "soort": record.soort,
        "velden": dict(record.velden),
        "tijden": dict(record.tijden),
        "verwijderd": record.verwijderd,
    }


@dataclass(frozen=True, kw_only=True)
class Bpvmap:
    """All records of one student, and the views on them.

    Removed records stay in `records` (a merge needs them) and are in no view.
    Make one with `map_of` or `map_from_json`, so that ids are unique and in order.
    """

    records: tuple[Record, ...]

    @cached_property
    def present(self) -> tuple[Record, ...]:
        """Every record that is not removed, by id."""
        return tuple(record for record in self.records if not record.is_deleted)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record that is not removed, under its id."""
        return {record.id: record for record in self.present}

    @property
    def student(self) -> Record | None:
        """Whose map this is, None before the first page is filled in."""
        return next(iter(self.of("student")), None)

    @property
    def instelling(self) -> Record | None:
        """What the owner of the phone has set, None when nothing."""
        return next(iter(self.of("instelling")), None)

    @property
    def periodes(self) -> tuple[Record, ...]:
        """Every bpv of the student, by its first day."""
        return self.of("periode")

    def of(self, soort: str, periode: str | None = None) -> tuple[Record, ...]:
        """Return the records of a kind in order of their day, of one bpv or of all.

        When two devices made a record with the same key (two lines for one
        day), only the one written to last is here, so that nothing counts
        double; `doubles` has both and `every` has all.
        """
        if periode is None:
            return self._of_soort.get(soort, ())
        return self._of_periode.get((soort, periode), ())

    def every(self, soort: str) -> tuple[Record, ...]:
        """Return all records of a kind in order of their day, doubles as well."""
        return self._every.get(soort, ())

    def doubles(self) -> tuple[tuple[Record, ...], ...]:
        """Return each group of records with the same key; the first of a group is the one in `of`."""
        return tuple(group for soort in self._every for group in self._groups[soort].values() if len(group) > 1)

    def handtekeningen(self, betreft: str) -> tuple[Record, ...]:
        """Return the handtekeningen under a record, in order of signing."""
        return self._handtekeningen.get(betreft, ())

    def periode_of(self, record: Record) -> str:
        """Return the id of the bpv that a record belongs to, "" when there is none.

        A student may write hours before the bpv itself is filled in. Such a
        record has no periode; it belongs to the bpv of its day, or else to
        the last one.
        """
        form = FORMS.get(record.soort)
        if form is None or not form.in_periode:
            return ""
        return record.text("periode") or self._periode_on(day_of(record))

    def _periode_on(self, day: str) -> str:
        """Return the id of the bpv in which a day lies, or else of the last bpv."""
        periodes = self.periodes
        for periode in periodes:
            if periode.text("begin") <= day <= periode.text("eind"):
                return periode.id
        return periodes[-1].id if periodes else ""

    @cached_property
    def _every(self) -> dict[str, tuple[Record, ...]]:
        groups: dict[str, list[Record]] = defaultdict(list)
        for record in self.present:
            groups[record.soort].append(record)
        return {soort: tuple(sorted(groups[soort], key=_order)) for soort in sorted(groups)}

    @cached_property
    def _groups(self) -> dict[str, dict[tuple[str, ...], tuple[Record, ...]]]:
        return {soort: _group_by_key(records) for soort, records in self._every.items()}

    @cached_property
    def _of_soort(self) -> dict[str, tuple[Record, ...]]:
        return {
            soort: tuple(sorted((group[0] for group in groups.values()), key=_order))
            for soort, groups in self._groups.items()
        }

    @cached_property
    def _of_periode(self) -> dict[tuple[str, str], tuple[Record, ...]]:
        groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for soort, records in self._of_soort.items():
            for record in records:
                groups[soort, self.periode_of(record)].append(record)
        return {key: tuple(records) for key, records in groups.items()}

    @cached_property
    def _handtekeningen(self) -> dict[str, tuple[Record, ...]]:
        groups: dict[str, list[Record]] = defaultdict(list)
        for record in self.every(HANDTEKENING):
            groups[record.text("betreft")].append(record)
        return {betreft: tuple(records) for betreft, records in groups.items()}


def map_of(records: Iterable[Record]) -> Bpvmap:
    """Return the map of these records; of two with one id the last is kept (`merge` keeps both)."""
    by_id = {record.id: record for record in records}
    return Bpvmap(records=tuple(by_id[id_] for id_ in sorted(by_id)))


def map_from_json(values: Iterable[object]) -> Bpvmap:
    """Return the map of records in JSON; RecordError when one has another shape."""
    return map_of(map(record_from_json, values))


def day_of(record: Record) -> str:
    """Return the day that a record is about as YYYY-MM-DD (a handtekening: its moment), "" without one."""
    for name in _DAY_FIELDS.get(record.soort, ()):
        value = record.text(name)
        if value:
            return value
    return ""


def day_order(record: Record) -> str:
    """Return by what records of one kind are put in order of day; without a day comes last."""
    return day_of(record) or _NO_DAY


def key_of(record: Record) -> tuple[str, ...]:
    """Return what makes a record the only one of its kind; its id when the form has no such key."""
    form = FORMS.get(record.soort)
    if form is None:
        return (record.id,)
    if form.single:
        return ()
    # A record that is only begun has no key yet: it is nobody's double. Its bpv may be unknown still.
    if not form.key or not all(record.text(name) for name in form.key if name != "periode"):
        return (record.id,)
    return tuple(record.text(name) for name in form.key)


def _group_by_key(records: tuple[Record, ...]) -> dict[tuple[str, ...], tuple[Record, ...]]:
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in records:
        groups[key_of(record)].append(record)
    return {key: tuple(sorted(group, key=_newest_order, reverse=True)) for key, group in groups.items()}


def _newest_order(record: Record) -> tuple[str, str]:
    return (record.newest, record.id)


def _order(record: Record) -> tuple[str, str, str]:
    """Order by day; without a day by first writing, so that a list does not shuffle."""
    return (day_order(record), min(record.tijden.values(), default=""), record.id)


def _day_fields(form: Form) -> tuple[str, ...]:
    if form.name == HANDTEKENING:
        return ("moment",)
    days = {item.name for item in form.fields if item.kind == "date"}
    return tuple(name for name in _DAY_NAMES if name in days)


_DAY_FIELDS: Final = {form.name: _day_fields(form) for form in ALL_FORMS}
