"""What is missing or wrong in the answers of a whole map, question by question, fast.

The forms say what a fault is (`Form.faults`, `Form.missing`). Asking them for
each of two thousand records takes a phone too long, while nearly all answers
return ("08:00", "gewerkt"): so answers and shapes seen before are remembered.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpv_logic.fields import Fault, Field, Form, Json, Velden
from bpv_logic.forms import ALL_FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpv_logic.bpvmap import Bpvmap
    from bpv_logic.record import Record

#: A required question that has its own rule, with its own reason and source.
EIGEN_REGEL: Final[dict[tuple[str, str], str]] = {
    ("urendag", "begin"): "uren.zonder-tijden",
    ("urendag", "eind"): "uren.zonder-tijden",
    ("contact", "afspraken"): "contact.zonder-afspraken",
    ("contact", "redenen"): "contact.zonder-reden",
    ("voortgang", "plan"): "voortgang.kan-niet-zonder-plan",
    ("beoordeling", "waarom"): "beoordeling.zonder-waarom",
    ("eindbeoordeling", "vervolg"): "eindbeoordeling.zonder-vervolg",
    ("eindbeoordeling", "vervolg_datum"): "eindbeoordeling.zonder-vervolg",
}

ONTBREEKT: Final = "veld.ontbreekt"

#: Of a text of these kinds only the length can be wrong.
_PLAIN: Final = frozenset({"text", "longtext"})

#: Longer texts do not return, so remembering them would only cost memory. The id of a bpv does, in every record.
_WORTH_REMEMBERING: Final = 36


def faults_by_code(bpvmap: Bpvmap) -> Mapping[str, tuple[tuple[Record, Fault], ...]]:
    """Return every fault of every record under its code, in the order of the map."""
    found: dict[str, list[tuple[Record, Fault]]] = defaultdict(list)
    for form in ALL_FORMS:
        checker = _Checker(form=form)
        for record in bpvmap.of(form.name):
            for fault in checker.faults(record.velden):
                found[fault.code].append((record, fault))
    return {code: tuple(items) for code, items in found.items()}


@dataclass(kw_only=True)
class _Checker:
    """Checks the records of one form, remembering what it has seen; lives for one map."""

    form: Form
    _sound: set[tuple[str, str]] = field(default_factory=set)
    _missing: dict[tuple[object, ...], tuple[Field, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._fields = {item.name: item for item in self.form.fields}
        self._plain = {item.name: item.length or sys.maxsize for item in self.form.fields if item.kind in _PLAIN}
        self._ordered = tuple((item.name, item.after) for item in self.form.fields if item.after)
        conditions = {condition.veld for item in self.form.fields for condition in item.when}
        groups = {condition.veld for group in self.form.groups for condition in group.when}
        self._asked_by = tuple(sorted(conditions | groups))

    def faults(self, velden: Velden) -> Iterator[Fault]:
        """Return the faults of one record: first what is wrong, then what is missing."""
        if self._may_be_wrong(velden):
            yield from self.form.faults(velden)
        for item in self._missing_fields(velden):
            code = EIGEN_REGEL.get((self.form.name, item.name), ONTBREEKT)
            yield Fault(code=code, veld=item.name, params={"label": item.label})

    def _may_be_wrong(self, velden: Velden) -> bool:
        """Tell whether the form must be asked: an answer is not sound by itself, or two are out of order."""
        sound, plain = self._sound, self._plain
        for name, value in velden.items():
            if isinstance(value, str) and ((name, value) in sound or len(value) <= plain.get(name, -1)):
                continue
            if not self._is_sound(name, value):
                return True
        if not self._ordered:
            return False
        return any(_is_before(velden.get(name), velden.get(after)) for name, after in self._ordered)

    def _is_sound(self, name: str, value: Json) -> bool:
        item = self._fields.get(name)
        if item is not None and item.faults(value):
            return False
        if isinstance(value, str) and len(value) <= _WORTH_REMEMBERING:
            self._sound.add((name, value))
        return True

    def _missing_fields(self, velden: Velden) -> tuple[Field, ...]:
        """Return the form's missing questions; records with the same answers filled in miss the same."""
        # Zero is an answer; the other values that Python calls false are "not filled in" (`is_empty`).
        filled = tuple([name for name, value in velden.items() if value or value == 0])
        shape = (filled, *[_hashable(velden.get(name)) for name in self._asked_by])
        missing = self._missing.get(shape)
        if missing is None:
            missing = self._missing[shape] = self.form.missing(velden)
        return missing


def _is_before(value: Json, earlier: Json) -> bool:
    return isinstance(value, str) and isinstance(earlier, str) and value < earlier


def _hashable(value: Json) -> object:
    return value if isinstance(value, str) else repr(value)
