"""The keys in the maps of a class side by side. Says what there is to see; a person decides what it means."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import check_code
from bpv_logic.basis.dates import join_words
from bpv_logic.basis.shown import MAX_NAME, name, one_line
from bpv_logic.map.sleutel.jwk import sleutel_of
from bpv_logic.questions.same import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.map.seal import Zegeloordeel

_STUDENT: Final = "student"
#: From this many students on, one key under one name says something.
MANY: Final = 3


@dataclass(frozen=True, kw_only=True)
class Gebruik:
    """One use of a key in a map: its hash, by whom it says to be, and on whose phone (`bpv_logic.map.sleutel.waar`)."""

    sleutel: str
    rol: str
    naam: str
    waar: str

    def as_json(self) -> Velden:
        """Return it for the page, which sends it back with those of the others."""
        return {"sleutel": self.sleutel, "rol": self.rol, "naam": self.naam, "waar": self.waar}

    @property
    def code(self) -> str:
        """The begin of the hash, as people read it."""
        return check_code(self.sleutel)


def uses_in(zegels: Iterable[Zegeloordeel]) -> tuple[Gebruik, ...]:
    """Return the keys in one map, each name and place once. A handtekening that is not whole says nothing."""
    found = {
        Gebruik(
            sleutel=sleutel.hash,
            rol=zegel.handtekening.text("rol"),
            naam=one_line(zegel.handtekening.text("naam"), MAX_NAME),
            waar=zegel.waar,
        ): None
        for zegel in zegels
        if zegel.staat != "beschadigd" and (sleutel := sleutel_of(zegel.handtekening))
    }
    return tuple(found)


def keys_across(maps: Mapping[str, Sequence[Gebruik]]) -> dict[str, tuple[str, ...]]:
    """Return the sentences about keys for each map that has any; `maps` are the uses by student."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    students: dict[tuple[str, str], set[str]] = defaultdict(set)
    for student, uses in maps.items():
        for use in uses:
            if use.rol != _STUDENT and use.waar == "eigen":
                names[use.sleutel].setdefault(folded(use.naam), use.naam)
                students[use.sleutel, folded(use.naam)].add(student)
    found = {student: tuple(dict.fromkeys(_sentences(uses, names, students))) for student, uses in maps.items()}
    return {student: told for student, told in found.items() if told}


def _sentences(
    uses: Sequence[Gebruik], names: Mapping[str, Mapping[str, str]], students: Mapping[tuple[str, str], set[str]]
) -> Iterable[str]:
    for use in uses:
        if use.waar == "toch_student":
            yield (
                f"{name(use.naam)} tekende met de sleutel van de telefoon van de student, "
                "terwijl er een andere telefoon bij staat. Vraag hoe dat kan."
            )
        if use.waar != "eigen" or use.rol == _STUDENT:
            continue
        known = names[use.sleutel]
        if len(known) > 1:
            who = join_words([name(item) for item in known.values()])
            yield f"Met sleutel {use.code} is getekend onder meer dan één naam: {who}. Vraag hoe dat kan."
        elif (count := len(students[use.sleutel, folded(use.naam)])) >= MANY:
            yield f"{name(use.naam)} tekende met sleutel {use.code} bij {count} studenten."


def use_from_json(value: Json) -> Gebruik | None:
    """Return what the page kept of one use, None when it is something else."""
    match value:
        case {"sleutel": str(sleutel), "rol": str(rol), "naam": str(naam), "waar": str(waar)}:
            return Gebruik(sleutel=sleutel, rol=rol, naam=naam, waar=waar)
    return None
