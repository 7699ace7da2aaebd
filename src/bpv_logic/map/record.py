"""One record of a map: a filled form with its values, when each was written, and whether it is removed.

Knows the declared forms; knows no map and judges nothing.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from bpv_logic.basis.errors import BpvError
from bpv_logic.basis.values import is_date, is_empty
from bpv_logic.forms import ALL_FORMS, FORMS
from bpv_logic.questions.reading import number_in

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json, Velden

HANDTEKENING: Final = "handtekening"

#: Sorts after every day: a record that was just started comes last in its list.
_NO_DAY: Final = "9999-99-99"

#: Shared by all records without a clock: records are never changed in place.
_NO_CLOCKS: Final[dict[str, str]] = {}


#: The questions whose numbers are not simply what is stored.
_READ: Final = frozenset((form.name, item.name) for form in ALL_FORMS for item in form.fields if item.reading)


class RecordError(BpvError):
    """A record that is malformed; one Dutch sentence."""


class Record(NamedTuple):
    """One filled form of a map, as it is stored and exchanged.

    `velden` holds name -> value and `tijden` name -> clock of that value;
    `verwijderd` is the clock of a removal. None of the three is ever changed
    in place: a change is a new record. A tuple, because a map has thousands
    and a frozen dataclass takes six times as long to make.
    """

    id: str
    soort: str
    velden: Velden
    tijden: dict[str, str] = _NO_CLOCKS
    verwijderd: str | None = None

    @property
    def newest(self) -> str:
        """The clock of the newest value, "" when no value has one."""
        return max(self.tijden.values(), default="")

    @property
    def is_deleted(self) -> bool:
        """Tell whether the record was removed and not written to since.

        A handtekening is never removed: it is the proof that somebody signed.
        """
        if self.verwijderd is None or self.soort == HANDTEKENING:
            return False
        return self.verwijderd >= self.newest

    @property
    def filled(self) -> Velden:
        """The values that are filled in, sorted by name."""
        return {name: value for name, value in sorted(self.velden.items()) if value or not is_empty(value)}

    def is_filled(self, name: str) -> bool:
        """Tell whether this question has an answer."""
        return not is_empty(self.velden.get(name))

    def text(self, name: str) -> str:
        """Return a text answer, "" when it is not filled in or not a text."""
        value = self.velden.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        """Return a whole-number answer, of hours in minutes; None when it is not filled in or not a number."""
        value = self.velden.get(name)
        # Most answers of most maps are numbers of minutes; those need no look at the form.
        if type(value) is int and (self.soort, name) not in _READ:
            return value
        form = FORMS.get(self.soort)
        item = next((item for item in form.fields if item.name == name), None) if form and value else None
        return number_in(value, item.reading, item.unit) if item else number_in(value)

    def day(self, name: str) -> dt.date | None:
        """Return a day answer, None when it is not filled in or not an existing day."""
        value = self.velden.get(name)
        return dt.date.fromisoformat(str(value)) if is_date(value) else None

    def items(self, name: str) -> tuple[str, ...]:
        """Return an answer that is a list of texts, empty when it is not filled in or not a list."""
        value = self.velden.get(name)
        return tuple([item for item in value if isinstance(item, str)]) if isinstance(value, list) else ()


def record_from_json(value: object) -> Record:
    """Return the record that this JSON holds; RecordError when it is malformed.

    Only the shape is checked here. The forms judge values (`Form.faults`), the
    room `file` what a file may hold.
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
    if not {*map(type, tijden.values())} <= {str}:
        raise RecordError(f"Bij {soort} {id_} klopt een tijdstip niet.")
    if not (verwijderd is None or isinstance(verwijderd, str)):
        raise RecordError(f"Bij {soort} {id_} klopt het moment van verwijderen niet.")
    if soort == HANDTEKENING:
        verwijderd = None
    return Record(id_, soort, velden, tijden, verwijderd)


def record_to_json(record: Record) -> dict[str, Json]:
    """Return the record as it is stored and exchanged."""
    return {
        "id": record.id,
        "soort": record.soort,
        "velden": dict(record.velden),
        "tijden": dict(record.tijden),
        "verwijderd": record.verwijderd,
    }


def day_of(record: Record) -> str:
    """Return the day that a record is about as YYYY-MM-DD (a handtekening: its moment), "" when it has none."""
    for name in DAY_FIELDS.get(record.soort, ()):
        value = record.text(name)
        if value:
            return value
    return ""


def day_order(record: Record) -> str:
    """Return the key that sorts records of one kind by day; without a day comes last."""
    return day_of(record) or _NO_DAY


def key_of(record: Record) -> tuple[str, ...]:
    """Return what makes a record unique within its kind; its id when the form has no such key."""
    names = KEYS.get(record.soort)
    if names is None:
        return (record.id,)
    key = tuple([record.text(name) for name in names])
    # A record that was just started has no key yet, so it is nobody's double. Its bpv may still be unknown.
    if "" in key and any(not value for name, value in zip(names, key, strict=True) if name != "periode"):
        return (record.id,)
    return key


def list_order(record: Record) -> tuple[str, str, str]:
    """Return the sort key in a list: by day; without a day by first writing, so a list does not shuffle."""
    day = day_of(record)
    return (day, "", record.id) if day else (_NO_DAY, min(record.tijden.values(), default=""), record.id)


#: The answers of each kind that hold its day.
DAY_FIELDS: Final = {form.name: form.day for form in ALL_FORMS}

#: What makes a record unique within its kind: nothing more for a form that exists once.
KEYS: Final = {form.name: form.key for form in ALL_FORMS if form.key or form.single}
