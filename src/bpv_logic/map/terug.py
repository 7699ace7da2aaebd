"""What a bpv-begeleider sends back, and which part is accepted: what school can add on its page, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import HANDTEKENING, Bpvmap, Record, map_of

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The forms that school fills in; of a student's contact only its `aanvullen`.
_VAN_SCHOOL: Final = frozenset({"contact", "eindbeoordeling", HANDTEKENING})
_ROL: Final = "begeleider"


def is_terug(bpvmap: Bpvmap) -> bool:
    """Tell whether this is a file that a begeleider sent back.

    Its student record is empty and only says whose map it is about; the first
    version had no such record, only an eindbeoordeling. The map of a student who
    has not filled in who they are has no student record either.
    """
    students = [record for record in bpvmap.records if record.soort == "student"]
    if students:
        return not any(record.velden for record in students)
    return {record.soort for record in bpvmap.records} in ({"eindbeoordeling"}, {"eindbeoordeling", HANDTEKENING})


def from_school(mine: Bpvmap, theirs: Bpvmap) -> Bpvmap:
    """Return the part of a begeleider's file that may be imported into this map; ExportError for forbidden content.

    Of a student's contact only the questions that school answers are imported: a
    visit that school recorded and edited later comes back whole, and must not be
    refused for that.
    """
    if not all(map(_is_allowed, theirs.records)):
        raise ExportError(
            "terug-te-veel",
            "Dit bestand is van een bpv-begeleider, maar er staat iets in dat alleen de student mag veranderen."
            " Vraag een nieuw bestand.",
        )
    own = {record.id: record for record in mine.records}
    # A handtekening is only ever added, so an existing one stays, even when it is damaged.
    added = (item for item in theirs.records if item.soort != HANDTEKENING or item.id not in own)
    return map_of(_part(own, record) for record in added)


def is_for_school(record: Record, name: str) -> bool:
    """Tell whether school may answer this question in a form that the student already has."""
    return record.soort != "contact" or name in FORMS["contact"].aanvullen


def _is_allowed(record: Record) -> bool:
    """Tell whether a record may be in such a file: school removes nothing, and signs only for itself."""
    if record.soort == HANDTEKENING:
        return record.text("rol") == _ROL
    if record.verwijderd is not None:
        return False
    return record.soort in _VAN_SCHOOL or (record.soort == "student" and not record.velden)


def _part(own: Mapping[str, Record], record: Record) -> Record:
    if record.id not in own or record.soort != "contact":
        return record
    velden = {name: value for name, value in record.velden.items() if is_for_school(record, name)}
    return record._replace(
        velden=velden, tijden={name: record.tijden[name] for name in velden if name in record.tijden}
    )
