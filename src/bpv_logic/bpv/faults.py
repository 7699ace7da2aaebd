"""What is missing or wrong in the answers of a whole map, question by question, fast.

The forms define what a fault is (`Form.faults`, `Form.missing`). Asking them for
each of two thousand records takes too long on a phone, while nearly all answers
are valid and repeated ("08:00", "gewerkt"). So each question is checked over all
records at once, and only a record with a doubtful answer asks its form.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from types import NoneType
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.values import Json, Velden, is_empty
from bpv_logic.forms import ALL_FORMS
from bpv_logic.questions.conditions import holds
from bpv_logic.questions.fields import LIST_KINDS, Fault, Field, Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record

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

#: For a text of these kinds only the length can be wrong.
_PLAIN: Final = frozenset({"text", "longtext"})
_TEXTS: Final = frozenset({str, NoneType})
#: Equal answers of these types count as one. Not with bool, because True equals 1.
_ALIKE: Final = frozenset({str, int, NoneType})
_LISTS: Final = frozenset({list, NoneType})


def faults_by_code(bpvmap: Bpvmap) -> Mapping[str, tuple[tuple[Record, Fault], ...]]:
    """Return every fault of every record under its code, in the order of the map."""
    found: dict[str, list[tuple[Record, Fault]]] = defaultdict(list)
    for form in ALL_FORMS:
        records = bpvmap.of(form.name)
        for number in _in_doubt(form, [record.velden for record in records]):
            for fault in _faults(form, records[number].velden):
                found[fault.code].append((records[number], fault))
    return {code: tuple(items) for code, items in found.items()}


def _faults(form: Form, velden: Velden) -> Iterator[Fault]:
    """Return the faults of one record: first what is wrong, then what is missing."""
    yield from form.faults(velden)
    for item in form.missing(velden):
        code = EIGEN_REGEL.get((form.name, item.name), ONTBREEKT)
        yield Fault(code=code, veld=item.name, params={"label": item.label})


def _in_doubt(form: Form, records: Sequence[Velden]) -> Sequence[int]:
    """Return the indexes of the records whose form must be asked, in order."""
    if not records:
        return ()
    columns = {item.name: [velden.get(item.name) for velden in records] for item in form.fields}
    found: set[int] = set()
    for group in form.groups:
        for item in group.fields:
            values = columns[item.name]
            found.update(_not_sound(item, values))
            if item.after:
                found.update(_out_of_order(values, columns[item.after]))
            if item.required:
                conditions = (*group.when, *item.when)
                found.update([place for place in _not_filled_in(values) if holds(conditions, records[place])])
    return sorted(found)


def _not_filled_in(values: Sequence[Json]) -> Sequence[int]:
    return [place for place, value in enumerate(values) if not value and is_empty(value)]


def _out_of_order(values: Sequence[Json], earlier: Sequence[Json]) -> Sequence[int]:
    pairs = zip(values, earlier, strict=True)
    return [place for place, (value, before) in enumerate(pairs) if _may_be_before(value, before)]


def _may_be_before(value: Json, earlier: Json) -> bool:
    """Tell whether the form must be asked: days compare as texts."""
    return isinstance(value, str) and isinstance(earlier, str) and value < earlier


def _not_sound(item: Field, values: Sequence[Json]) -> Sequence[int]:
    """Return the indexes of the doubtful answers; equal answers are checked once."""
    types = {*map(type, values)}
    if types <= _TEXTS and item.kind in _PLAIN and not item.digits:
        longest = max(map(len, map(str, filter(None, values))), default=0)
        if longest <= (item.length or longest):
            return ()
    if types <= _ALIKE:
        faulty = {value for value in set(values) if item.faults(value)}
        return [place for place, value in enumerate(values) if value in faulty] if faulty else ()
    if types <= _LISTS and item.kind in LIST_KINDS and _has_only_sound_items(item, values):
        return ()
    return [place for place, value in enumerate(values) if item.faults(value)]


def _has_only_sound_items(item: Field, lists: Sequence[Json]) -> bool:
    """Tell whether the items of all these lists are valid; a list is valid when each of its items is."""
    items = [*chain.from_iterable(value for value in lists if isinstance(value, list))]
    return {*map(type, items)} <= {str} and not item.faults([*{*map(str, items)}])
