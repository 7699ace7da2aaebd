"""What people call each bpv of a map: by its leerbedrijf, and by more than that when two would sound the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import full_date
from bpv_logic.basis.shown import in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpv_logic.map.record import Record

#: A name stands within a sentence or a heading; the whole name is at Wie en waar.
_LONGEST: Final = 60
_ZONDER_NAAM: Final = "een bpv zonder naam"


def names_of(periodes: Iterable[Record]) -> Mapping[str, str]:
    """Return the name of every bpv by its id, safe within a sentence; twice at one leerbedrijf: also the first day."""
    names = {periode.id: _name(periode) for periode in periodes}
    known = Counter(name.casefold() for name, _ in names.values())
    return {
        id_: f"{name} (vanaf {begin})" if known[name.casefold()] > 1 and begin else name
        for id_, (name, begin) in names.items()
    }


def _name(periode: Record) -> tuple[str, str]:
    day = periode.day("begin")
    return in_sentence(periode.text("leerbedrijf"), _LONGEST) or _ZONDER_NAAM, full_date(day) if day else ""
