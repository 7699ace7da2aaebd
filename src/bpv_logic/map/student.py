"""Whose map it is: the name of its student, who sent a file, and whether two maps are of the same person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpv_logic.forms.keuzes import NAAM
from bpv_logic.map.bpvmap import HANDTEKENING
from bpv_logic.map.terug import is_terug

if TYPE_CHECKING:
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record


def name_of(student: Record) -> str:
    """Return the full name of a student."""
    return " ".join(filter(None, map(student.text, NAAM))).strip()


def sender_of(bpvmap: Bpvmap) -> str:
    """Return whose file this is: the student, or else the begeleider of the eindbeoordeling."""
    if bpvmap.student and not is_terug(bpvmap):
        return name_of(bpvmap.student)
    signed = (item.text("naam") for item in bpvmap.every(HANDTEKENING) if item.text("rol") == "begeleider")
    return next((item.text("begeleider") for item in bpvmap.of("eindbeoordeling")), next(signed, ""))


def is_same_student(mine: Bpvmap, theirs: Bpvmap) -> bool:
    """Tell whether two maps may be of one student; a map that does not say whose it is may be anyone's."""
    ours, others = students_of(mine), students_of(theirs)
    if not ours or not others:
        return True
    return any(_is_same_person(one, other) for one in ours for other in others)


def students_of(bpvmap: Bpvmap) -> tuple[Record, ...]:
    """Return every student record, including removed ones: they have the same owner."""
    return tuple(record for record in bpvmap.records if record.soort == "student")


def _is_same_person(one: Record, other: Record) -> bool:
    if one.id == other.id:
        return True
    numbers = (one.text("studentnummer").strip(), other.text("studentnummer").strip())
    if all(numbers):
        return numbers[0] == numbers[1]
    names = (name_of(one).casefold(), name_of(other).casefold())
    return all(names) and names[0] == names[1]
