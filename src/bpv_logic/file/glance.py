"""A quick check whether all records of a file are in order.

Every honest file passes, in a third of the time that checking its records one
by one takes: each question is checked over all records at once. Answers yes or
no; `admission` finds out what is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from bpv_logic.basis.clock import are_clocks
from bpv_logic.file.limits import MAX_ITEMS, RECORD_NAMES, is_id, shapes_of
from bpv_logic.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpv_logic.basis.values import Json
    from bpv_logic.file.limits import Shape

    type Values = dict[str, Any]

_TEXT: Final = {str}
_INTEGER: Final = {int}
_LIST: Final = {list}


def are_plain(records: Sequence[Any]) -> bool:
    """Tell whether every record is acceptable; False only means that a closer look is needed."""
    groups: dict[str, list[Values]] = defaultdict(list)
    for record in records:
        if type(record) is not dict or record.keys() != RECORD_NAMES or type(record["soort"]) is not str:
            return False
        groups[record["soort"]].append(record)
    # Clocks last: by then the values are known to be dictionaries.
    return (
        all(is_id(record["id"]) for record in records)
        and all(soort in FORMS and _is_plain_form(soort, group) for soort, group in groups.items())
        and are_clocks([*chain.from_iterable(record["tijden"].values() for record in records), *_removals(records)])
    )


def _is_plain_form(soort: str, group: Sequence[Values]) -> bool:
    """Tell whether the records of one form answer only known questions, with values that fit."""
    velden, tijden = ([record[name] for record in group] for name in ("velden", "tijden"))
    if {*map(type, velden), *map(type, tijden)} != {dict}:
        return False
    shapes, names = shapes_of(soort), set().union(*velden)
    if not shapes.keys() >= names.union(*tijden):
        return False
    # A clock without its answer would empty the answer without anybody seeing it.
    if not all(clocks.keys() <= values.keys() for values, clocks in zip(velden, tijden, strict=True)):
        return False
    return all(_fit(shapes[name], [values[name] for values in velden if name in values]) for name in names)


def _fit(shape: Shape, values: Sequence[Any]) -> bool:
    """Tell whether all answers to one question have its shape."""
    types = {*map(type, values)}
    if types == _TEXT and shape.type in ("text", "integer"):
        return max(map(len, values)) <= shape.length
    if types == _INTEGER and shape.type == "integer":
        return True
    if types == _LIST and shape.type == "list":
        items = [*chain.from_iterable(values)]
        is_text = {*map(type, items)} <= _TEXT
        return is_text and max(map(len, values)) <= MAX_ITEMS and max(map(len, items), default=0) <= shape.length
    return all(map(shape.fits, values))


def _removals(records: Iterable[Values]) -> list[Json]:
    return [record["verwijderd"] for record in records if record["verwijderd"] is not None]
