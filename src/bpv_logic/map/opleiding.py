"""Which werkprocessen a student has: those of the dossier or a typed list, and of keuzedelen. Judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpv_logic.dossiers.pasted import Pasted, read_pasted
from bpv_logic.dossiers.shape import Kwalificatie, Werkproces, werkprocessen
from bpv_logic.forms.student import EIGEN_OPLEIDING
from bpv_logic.school.norms import find_norm
from bpv_logic.school.offered_dossiers import find_kwalificatie

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpv_logic.map.record import Record


def kwalificatie_of(student: Record | None) -> Kwalificatie | None:
    """Return the student's kwalificatie, None for an own opleiding or one that we do not have."""
    opleiding = student.text("opleiding") if student else ""
    return find_kwalificatie(opleiding) if opleiding not in ("", EIGEN_OPLEIDING) else None


def werkprocessen_of(
    student: Record | None, kwalificatie: Kwalificatie | None, periodes: Iterable[Record]
) -> tuple[Werkproces, ...]:
    """Return the student's werkprocessen: of the opleiding, then of the keuzedelen in each bpv, each code once."""
    found = {item.code: item for item in _of_opleiding(student, kwalificatie)}
    for periode in periodes:
        for item in _of_keuzedelen(periode).werkprocessen:
            found.setdefault(item.code, item)
    return tuple(found.values())


def _of_keuzedelen(periode: Record) -> Pasted:
    return read_pasted(periode.text("keuzedelen"), keuzedelen=True)


def _of_opleiding(student: Record | None, kwalificatie: Kwalificatie | None) -> tuple[Werkproces, ...]:
    """Return those of the opleiding, in the order of the dossier or of the typed list."""
    if kwalificatie is not None:
        return werkprocessen(kwalificatie)
    return eigen_werkprocessen_of(student) if student is not None else ()


def eigen_werkprocessen_of(student: Record) -> tuple[Werkproces, ...]:
    """Return those that a student typed, none when the opleiding is one that we have."""
    if student.text("opleiding") != EIGEN_OPLEIDING:
        return ()
    return read_pasted(student.text("eigen_werkprocessen")).werkprocessen


def lines_not_understood(student: Record) -> tuple[str, ...]:
    """Return the lines of the typed list that are no werkproces and no heading."""
    if student.text("opleiding") != EIGEN_OPLEIDING:
        return ()
    return read_pasted(student.text("eigen_werkprocessen")).onbegrepen


def keuzedelen_of(periode: Record) -> tuple[Werkproces, ...]:
    """Return the werkprocessen of the keuzedelen that are done in a bpv."""
    return _of_keuzedelen(periode).werkprocessen


def keuzedeel_lines_lost(periode: Record, known: Iterable[Werkproces]) -> tuple[str, ...]:
    """Return the lines about keuzedelen that are not read, or of which another werkproces has the code."""
    titles = {item.code: item.titel for item in known}
    read = _of_keuzedelen(periode)
    taken = (item for item in read.werkprocessen if titles.get(item.code, item.titel) != item.titel)
    return (*read.onbegrepen, *(f"{item.code} {item.titel}".strip() for item in taken))


def titel_of(student: Record | None, kwalificatie: Kwalificatie | None) -> str:
    """Return the name of the opleiding, "" when it is unknown."""
    if kwalificatie is not None:
        return kwalificatie.titel
    return student.text("opleiding_naam") if student else ""


def duur_of(student: Record | None, kwalificatie: Kwalificatie | None) -> int:
    """Return how many years the opleiding takes, 0 when unknown."""
    typed = (student.number("duur") if student else None) or 0
    if typed > 0:
        return typed
    sbu_per_year = find_norm("sbu_per_studiejaar").waarden[-1].waarde
    return kwalificatie.sbu // sbu_per_year if kwalificatie else 0
