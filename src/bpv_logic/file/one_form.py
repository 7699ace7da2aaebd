"""One form sent by itself: the records that go along, so it can be read and merged without the whole map.

The student and the bpv, as in the heading of the paper form; the lines signed with the form; the form that it
refers to; the handtekeningen under all of these. Nothing else from the map: no telephone number, no other form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import RequestError
from bpv_logic.forms import ALL_FORMS, FORMS
from bpv_logic.forms.student import WIE
from bpv_logic.map.bpvmap import Record
from bpv_logic.map.seal import sealed_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.map.bpvmap import Bpvmap

#: The heading of a paper form: tells school whose form it is, and a second phone which map it belongs to.
HOOFD: Final = {
    "student": WIE,
    "periode": ("leerbedrijf", "praktijkopleider", "begeleider", "begin", "eind"),
}
#: A day is signed and shown as part of its blok.
_DEEL_VAN_EEN_BLOK: Final = "urendag"

#: The forms that can be sent by themselves.
LOSSE_FORMULIEREN: Final = tuple(
    form.name for form in ALL_FORMS if form.by_hand and form.in_periode and form.name != _DEEL_VAN_EEN_BLOK
)


def form_records(bpvmap: Bpvmap, id_: str) -> tuple[Record, ...]:
    """Return the records needed to read one form elsewhere, by id; RequestError when it cannot be sent by itself."""
    record = bpvmap.by_id.get(id_)
    if record is None or record.soort not in LOSSE_FORMULIEREN:
        raise RequestError("Dit formulier staat niet in je map.")
    found = {item.id: item for item in (*_heads(bpvmap, record), *_together(bpvmap, record))}
    return tuple(found[key] for key in sorted(found))


def _together(bpvmap: Bpvmap, record: Record) -> Iterator[Record]:
    """Return the form, the form it refers to, the lines under each, and the handtekeningen."""
    for item in (record, *_named(bpvmap, record)):
        yield item
        seal = FORMS[item.soort].seals
        yield from sealed_lines(bpvmap, item, seal) if seal else ()
        yield from bpvmap.handtekeningen(item.id)


def _named(bpvmap: Bpvmap, record: Record) -> Iterator[Record]:
    for field in FORMS[record.soort].fields:
        other = bpvmap.by_id.get(record.text(field.name)) if field.kind == "reference" else None
        if other is not None and other.soort in LOSSE_FORMULIEREN:
            yield other


def _heads(bpvmap: Bpvmap, record: Record) -> Iterator[Record]:
    heads = (bpvmap.student, bpvmap.by_id.get(bpvmap.periode_of(record)))
    return (_head(item) for item in heads if item is not None)


def _head(record: Record) -> Record:
    """Return a record with only the heading's answers; merging it leaves the other answers as they are."""
    names = HOOFD[record.soort]
    velden = {name: value for name, value in record.velden.items() if name in names}
    if record.soort == "student" and not velden:
        # An empty student record is how a begeleider's file says whose map it is about.
        velden = dict.fromkeys(names)
    return Record(
        id=record.id,
        soort=record.soort,
        verwijderd=record.verwijderd,
        velden=velden,
        tijden={name: clock for name, clock in record.tijden.items() if name in names},
    )
