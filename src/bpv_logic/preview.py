"""What taking in a file would do: whose it is and what it changes, before anything is written.

The owner of the map reads the sentences and decides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bpv_logic.bpvmap import HANDTEKENING, Bpvmap, Record
from bpv_logic.errors import ExportError
from bpv_logic.forms import ALL_FORMS
from bpv_logic.forms.student import DEMO
from bpv_logic.merge import merge_maps
from bpv_logic.seal import is_intact
from bpv_logic.shown import MAX_NAME, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpv_logic.export import Envelope
    from bpv_logic.fields import Form

Change = Literal["nieuw", "anders", "gelijk", "weg"]


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What taking in a file would do: in sentences, in numbers, and as the merged records.

    `anders` counts what gets another content or is taken away; `van` is whose
    file it is, "" when it does not say.
    """

    zinnen: tuple[str, ...]
    nieuw: int
    anders: int
    gelijk: int
    van: str
    records: tuple[Record, ...]


def import_preview(mine: Bpvmap, theirs: Envelope) -> Preview:
    """Return what this file would change in my map; ExportError when it belongs to another map."""
    other = theirs.bpvmap
    if DEMO in other.by_id:
        raise ExportError("voorbeeld", "Dit bestand is een voorbeeld met verzonnen mensen. Het komt niet in je map.")
    check_same_student(mine, other)
    if has_other_handtekening(mine, other):
        raise ExportError("handtekening-anders", "In dit bestand is een handtekening anders dan in je map.")
    merged = merge_maps(mine, other)
    changes = _changes(mine, other, merged)
    totals = Counter(change for _, change in changes)
    nieuw, anders = totals["nieuw"], totals["anders"] + totals["weg"]
    return Preview(
        zinnen=(
            *_form_sentences(changes),
            *_closing_sentence(nieuw + anders),
            *theirs.omitted_sentences,
            *theirs.warnings,
        ),
        nieuw=nieuw,
        anders=anders,
        gelijk=totals["gelijk"],
        van=one_line(sender_of(other), MAX_NAME),
        records=merged.records,
    )


def change_sentences(mine: Bpvmap, theirs: Bpvmap, merged: Bpvmap) -> tuple[str, ...]:
    """Return a sentence for every form of which a file has something that my map has not."""
    changes = _changes(mine, theirs, merged)
    brought = {soort for soort, change in changes if change != "gelijk"}
    return tuple(_form_sentences(item for item in changes if item[0] in brought))


def check_same_student(mine: Bpvmap, theirs: Bpvmap) -> None:
    """Raise ExportError when a file is about another student.

    A file of the begeleider has a student record without answers, so it can
    only be told by its id. Two devices on which the same student began apart
    have two student records: then the number of the student or the name must
    be the same.
    """
    if is_terug(theirs) and not _students(mine):
        raise ExportError("andere-map", "Dit bestand hoort bij een map die niet op dit apparaat staat.")
    known = {record.id for record in (*_students(mine), *_students(theirs))}
    told = bool(_students(theirs)) and is_terug(theirs)
    strangers = [
        item
        for item in theirs.every("eindbeoordeling")
        # Of one that was there already, only the new answers come back.
        if item.text("student") not in known and not (told and "student" not in item.velden)
    ]
    if strangers or not _is_same_student(mine, theirs):
        raise ExportError("andere-map", "Dit bestand hoort bij een andere map.")


def sender_of(bpvmap: Bpvmap) -> str:
    """Return whose file this is: the student, or else the begeleider of the eindbeoordeling."""
    if bpvmap.student and not is_terug(bpvmap):
        return name_of(bpvmap.student)
    signed = (item.text("naam") for item in bpvmap.every(HANDTEKENING) if item.text("rol") == "begeleider")
    return next((item.text("begeleider") for item in bpvmap.of("eindbeoordeling")), next(signed, ""))


def is_terug(bpvmap: Bpvmap) -> bool:
    """Tell whether this is what a begeleider sends back.

    Its student record holds nothing and only says whose map it is about; the
    first version had no such record, and only an eindbeoordeling. The map of
    a student who has not said who it is, has no student record either.
    """
    students = _students(bpvmap)
    if students:
        return not any(record.velden for record in students)
    return {record.soort for record in bpvmap.records} in ({"eindbeoordeling"}, {"eindbeoordeling", HANDTEKENING})


def name_of(student: Record) -> str:
    """Return the whole name of a student."""
    return f"{student.text('voornaam')} {student.text('achternaam')}".strip()


def _is_same_student(mine: Bpvmap, theirs: Bpvmap) -> bool:
    ours, others = _students(mine), _students(theirs)
    if not ours or not others:
        return True
    return any(_is_same_person(one, other) for one in ours for other in others)


def _students(bpvmap: Bpvmap) -> tuple[Record, ...]:
    """Return every student record, removed ones as well: they are of the same owner."""
    return tuple(record for record in bpvmap.records if record.soort == "student")


def _is_same_person(one: Record, other: Record) -> bool:
    if one.id == other.id:
        return True
    numbers = (one.text("studentnummer").strip(), other.text("studentnummer").strip())
    if all(numbers):
        return numbers[0] == numbers[1]
    names = (name_of(one).casefold(), name_of(other).casefold())
    return all(names) and names[0] == names[1]


def has_other_handtekening(mine: Bpvmap, theirs: Bpvmap) -> bool:
    """Tell whether a file would put another sound handtekening in the place of one of mine."""
    pairs = ((mine.by_id.get(record.id), record) for record in theirs.every(HANDTEKENING))
    return any(
        own is not None and own.velden != record.velden and is_intact(own) and is_intact(record)
        for own, record in pairs
    )


def _changes(mine: Bpvmap, theirs: Bpvmap, merged: Bpvmap) -> list[tuple[str, Change]]:
    """Return the soort of every record in the file with what it would do in my map."""
    before = mine.by_id
    return [
        (record.soort, change)
        for record in theirs.records
        # Only says whose map it is about.
        if (record.velden or record.verwijderd)
        and (change := _change(before.get(record.id), merged.by_id.get(record.id))) is not None
    ]


def _change(before: Record | None, after: Record | None) -> Change | None:
    if after is None:
        return None if before is None else "weg"
    if before is None:
        return "nieuw"
    return "gelijk" if before.filled == after.filled else "anders"


def _form_sentences(changes: Iterable[tuple[str, Change]]) -> Iterable[str]:
    by_soort: dict[str, Counter[Change]] = {}
    for soort, change in changes:
        by_soort.setdefault(soort, Counter())[change] += 1
    return (_form_sentence(form, by_soort[form.name]) for form in ALL_FORMS if form.name in by_soort)


def _form_sentence(form: Form, counts: Mapping[Change, int]) -> str:
    """Return "Dagen: 12, 3 nieuw, 1 anders."; the plural stands apart, so that it fits one of them too."""
    words = {"nieuw": "nieuw", "anders": "anders", "weg": "weggehaald"}
    parts = [f"{counts[change]} {words[change]}" for change in ("nieuw", "anders", "weg") if counts.get(change)]
    total = sum(counts.values())
    return (
        f"{form.meervoud.capitalize()}: {', '.join([str(total), *parts] if parts else [str(total), 'niets nieuws'])}."
    )


def _closing_sentence(changed: int) -> tuple[str, ...]:
    return () if changed else ("Alles uit dit bestand staat al in je map.",)
