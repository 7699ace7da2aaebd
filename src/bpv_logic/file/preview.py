"""What importing a file would do: whose it is and what it changes, before anything is written.

The owner of the map reads the sentences and decides. They are derived only from
the map before and the map after (`difference`), so nothing else can happen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.shown import MAX_NAME, one_line
from bpv_logic.forms import ALL_FORMS
from bpv_logic.forms.student import DEMO
from bpv_logic.map.bpvmap import HANDTEKENING, Bpvmap, Record
from bpv_logic.map.difference import Difference, differences
from bpv_logic.map.merge import merge_maps
from bpv_logic.map.seal import is_intact
from bpv_logic.map.student import likeness, sender_of, students_of
from bpv_logic.map.terug import from_school, is_terug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpv_logic.file.envelope import Envelope
    from bpv_logic.questions.fields import Form

#: What a form in a file can do to a map, as worded in the counts.
_WORDS: Final = {"nieuw": "nieuw", "anders": "anders", "soort": "van soort veranderd", "weg": "weggehaald"}
#: A map with only these has nothing to lose, and no name under which other data could end up.
_NO_CONTENT: Final = frozenset({"instelling"})

_ANDERE_MAP: Final = "Dit bestand hoort bij een andere map."
#: The way out for whoever started again on a new phone: the old map proves that both are of one student.
_EERST_DE_MAP: Final = "Is het toch voor jou? Open dan eerst een kopie van je oude map, en daarna dit bestand."


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What importing a file would do: in sentences, in numbers, and as the records of the resulting map.

    `anders` counts the forms whose content changes, `weg` the removed ones, `leeg`
    the emptied answers; `van` is whose file it is, "" when it does not say. When
    it `vraagt`, nothing proves that the file is from this student: until the owner
    confirms it, `records` are those of the map as it is.
    """

    zinnen: tuple[str, ...]
    nieuw: int
    anders: int
    gelijk: int
    van: str
    records: tuple[Record, ...]
    weg: int = 0
    leeg: int = 0
    vraagt: bool = False
    changes: tuple[Difference, ...] = ()


def import_preview(mine: Bpvmap, theirs: Envelope, *, van_mij: bool = False) -> Preview:
    """Return what this file would change in my map; ExportError when it is refused.

    `van_mij` means that the owner confirms that the file is from the same student.
    """
    other = theirs.bpvmap
    if DEMO in other.by_id:
        raise ExportError("voorbeeld", "Dit bestand is een voorbeeld met verzonnen mensen. Het komt niet in je map.")
    check_same_kinds(mine, other)
    check_meant(mine, other)
    if has_other_handtekening(mine, other):
        raise ExportError("handtekening-anders", "In dit bestand is een handtekening anders dan in je map.")
    merged = merge_maps(mine, from_school(mine, other) if is_terug(other) else other)
    changes = differences(mine, merged)
    counts = Counter(item.change for item in changes)
    brought = _brought(other, mine, merged)
    asks = not (van_mij or is_proven(mine, other) or _is_bare(mine))
    return Preview(
        zinnen=(
            *_form_sentences(brought, changes),
            *_closing_sentence(changes),
            *theirs.omitted_sentences,
            *theirs.warnings,
        ),
        nieuw=counts["nieuw"],
        anders=counts["anders"] + counts["soort"],
        weg=counts["weg"],
        leeg=sum(len(item.leeg) for item in changes),
        gelijk=sum(brought.values()) - len(changes),
        van=one_line(sender_of(other), MAX_NAME),
        vraagt=asks,
        changes=changes,
        records=(mine if asks else merged).records,
    )


def change_sentences(mine: Bpvmap, theirs: Bpvmap, merged: Bpvmap) -> tuple[str, ...]:
    """Return a sentence for every kind of form in which a file differs from my map."""
    changes = differences(mine, merged)
    changed = {item.record.soort for item in changes}
    brought = {soort: count for soort, count in _brought(theirs, mine, merged).items() if soort in changed}
    return tuple(_form_sentences(brought, changes))


def check_same_kinds(mine: Bpvmap, theirs: Bpvmap) -> None:
    """Raise ExportError when a form has another kind in a file than in my map: no honest app changes it."""
    own = {record.id: record.soort for record in mine.records}
    if any(own.get(record.id, record.soort) != record.soort for record in theirs.records):
        raise ExportError(
            "andere-soort", "In dit bestand is een formulier van soort veranderd. Dat kan niet. Het bestand is fout."
        )


def check_same_student(mine: Bpvmap, theirs: Bpvmap) -> None:
    """Raise ExportError when a file is about another student: at school nobody can say that they are both."""
    check_meant(mine, theirs)
    if likeness(mine, theirs) == "other":
        raise ExportError("andere-map", _ANDERE_MAP)


def check_meant(mine: Bpvmap, theirs: Bpvmap) -> None:
    """Raise ExportError when a file says by its ids that it is about another student.

    A file from the begeleider has a student record without answers, so only its
    id can be compared. What people typed proves nothing either way: the owner is
    asked (`is_proven`).
    """
    if is_terug(theirs) and not students_of(mine):
        raise ExportError(
            "andere-map", f"Dit bestand hoort bij een map die niet op dit apparaat staat. {_EERST_DE_MAP}"
        )
    known = {record.id for record in (*students_of(mine), *students_of(theirs))}
    told = bool(students_of(theirs)) and is_terug(theirs)
    strangers = [
        item
        for item in theirs.every("eindbeoordeling")
        # An existing eindbeoordeling comes back with only its new answers.
        if item.text("student") not in known and not (told and "student" not in item.velden)
    ]
    if strangers or (told and not is_proven(mine, theirs)):
        raise ExportError("andere-map", f"{_ANDERE_MAP} {_EERST_DE_MAP}" if is_terug(theirs) else _ANDERE_MAP)


def is_proven(mine: Bpvmap, theirs: Bpvmap) -> bool:
    """Tell whether a file provably is from this student: it has the id that only this map started with."""
    meant = {record.id for record in students_of(theirs)}
    if is_terug(theirs):
        # The first version named the student only in the eindbeoordeling.
        meant.update(item.text("student") for item in theirs.every("eindbeoordeling"))
    return any(record.id in meant for record in students_of(mine))


def _is_bare(bpvmap: Bpvmap) -> bool:
    return all(record.soort in _NO_CONTENT for record in bpvmap.present)


def has_other_handtekening(mine: Bpvmap, theirs: Bpvmap) -> bool:
    """Tell whether a file would replace one of my handtekeningen by another that is intact too."""
    pairs = ((mine.by_id.get(record.id), record) for record in theirs.every(HANDTEKENING))
    return any(
        own is not None and own.velden != record.velden and is_intact(own) and is_intact(record)
        for own, record in pairs
    )


def _brought(theirs: Bpvmap, *maps: Bpvmap) -> dict[str, int]:
    """Return for each kind how many of the file's non-empty forms are in one of the maps."""
    said = (record for record in theirs.records if record.velden or record.verwijderd)
    return Counter(record.soort for record in said if any(record.id in bpvmap.by_id for bpvmap in maps))


def _form_sentences(brought: Mapping[str, int], changes: Iterable[Difference]) -> Iterable[str]:
    by_soort: dict[str, list[Difference]] = {}
    for item in changes:
        by_soort.setdefault(item.record.soort, []).append(item)
    for form in ALL_FORMS:
        if form.name in brought or form.name in by_soort:
            yield _form_sentence(form, brought.get(form.name, 0), by_soort.get(form.name, ()))


def _form_sentence(form: Form, total: int, changes: Sequence[Difference]) -> str:
    """Return "Dagen: 12, 3 nieuw, 1 anders."; with the plural before the colon, it also fits a count of one."""
    counts: Counter[str] = Counter(item.change for item in changes)
    parts = [f"{counts[change]} {word}" for change, word in _WORDS.items() if counts[change]]
    if leeg := sum(len(item.leeg) for item in changes):
        parts.append(f"{leeg} {'antwoord' if leeg == 1 else 'antwoorden'} leeg")
    return f"{form.meervoud.capitalize()}: {', '.join([str(total), *(parts or ['niets nieuws'])])}."


def _closing_sentence(changes: Sequence[Difference]) -> tuple[str, ...]:
    return () if changes else ("Alles uit dit bestand staat al in je map.",)
