"""Whose map it is: the name of its student, who sent a file, and whether two maps are of the same person.

Only the id of the student record proves that; what people typed only makes it
likely, or doubtful. Whoever typed nothing is nobody yet, and nobody is not the
same as anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from bpv_logic.forms.keuzes import NAAM
from bpv_logic.forms.student import WIE
from bpv_logic.map.bpvmap import HANDTEKENING
from bpv_logic.map.terug import is_terug
from bpv_logic.questions.same import is_number, letters_of, nearly_same, same_name, same_number

if TYPE_CHECKING:
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record

#: "same": one id. "likely": one number or name. "doubtful": nearly that. "unknown": one of them says nothing.
Likeness = Literal["same", "likely", "unknown", "doubtful", "other"]
LIKENESSES: Final[tuple[Likeness, ...]] = ("same", "likely", "doubtful", "unknown", "other")


def name_of(student: Record) -> str:
    """Return the full name of a student."""
    return " ".join(filter(None, map(student.text, NAAM))).strip()


def is_entree(student: Record | None) -> bool:
    """Tell whether a student does entree."""
    return student is not None and student.text("entree") == "ja"


def is_whole(bpvmap: Bpvmap) -> bool:
    """Tell whether this is all of a student's map.

    A begeleider's file for the student, and one form sent by itself, say no more about the student than who it is.
    """
    return bpvmap.student is not None and not bpvmap.student.velden.keys() <= set(WIE)


def sender_of(bpvmap: Bpvmap) -> str:
    """Return whose file this is: the student, or else the begeleider of the eindbeoordeling."""
    if bpvmap.student and not is_terug(bpvmap):
        return name_of(bpvmap.student)
    signed = (item.text("naam") for item in bpvmap.every(HANDTEKENING) if item.text("rol") == "begeleider")
    return next((item.text("begeleider") for item in bpvmap.of("eindbeoordeling")), next(signed, ""))


def likeness(mine: Bpvmap, theirs: Bpvmap) -> Likeness:
    """Return how far two maps seem to be of one student; the two most alike student records count."""
    ours, others = students_of(mine), students_of(theirs)
    found = {_likeness(one, other) for one in ours for other in others}
    return next((known for known in LIKENESSES if known in found), "unknown")


def students_of(bpvmap: Bpvmap) -> tuple[Record, ...]:
    """Return every student record, including removed ones: they have the same owner."""
    return tuple(record for record in bpvmap.records if record.soort == "student")


def _likeness(one: Record, other: Record) -> Likeness:
    if one.id == other.id:
        return "same"
    numbers = (one.text("studentnummer"), other.text("studentnummer"))
    names = (name_of(one), name_of(other))
    has_names, is_named_alike = all(map(letters_of, names)), same_name(*names)
    if all(map(is_number, numbers)):
        if same_number(*numbers):
            return "likely"
        return "doubtful" if is_named_alike or nearly_same(*numbers) else "other"
    if is_named_alike:
        return "likely"
    if not has_names:
        return "unknown"
    return "doubtful" if nearly_same(*names) else "other"
