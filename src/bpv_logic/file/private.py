"""Removes what is for the student alone from a map: school sees what is left, whichever file it received."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.values import is_empty
from bpv_logic.forms import PRIVATE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.file.envelope import Envelope
    from bpv_logic.map.record import Record

#: What school is shown about a file that the student made for private use.
VOOR_ZICHZELF: Final = "Dit is een kopie met privé-notities. Die worden hier niet getoond."


def has_private(envelope: Envelope) -> bool:
    """Tell whether a file holds an answer for the student alone: then it is no file for school."""
    return any(
        not is_empty(record.velden.get(name))
        for record in envelope.records
        for name in PRIVATE_FIELDS.get(record.soort, ())
    )


def without_private(envelope: Envelope) -> Envelope:
    """Return a file as it would be for school: without the private answers and their clocks."""
    return replace(envelope, records=tuple(kept for record in envelope.records for kept in _public(record)))


def _public(record: Record) -> Iterator[Record]:
    """Yield what is left of a record, or nothing when all of it was private, as the page that makes files does."""
    names = PRIVATE_FIELDS.get(record.soort, ())
    if not any(name in record.velden or name in record.tijden for name in names):
        yield record
        return
    velden = {name: value for name, value in record.velden.items() if name not in names}
    if velden or not record.velden:
        tijden = {name: clock for name, clock in record.tijden.items() if name not in names}
        yield record._replace(velden=velden, tijden=tijden)
