"""Which kerntaken and werkprocessen belong to an opleiding: from the school's own dossiers, then the built-in ones.

Knows no rule, no form and no student.
"""

from __future__ import annotations

from bpv_logic.dossiers.built_in import find_built_in, load_dossiers
from bpv_logic.dossiers.shape import Dossier, Kwalificatie
from bpv_logic.school.active import active


def find_dossier(sleutel: str) -> Dossier | None:
    """Return the dossier that holds the kwalificatie with this sleutel, None when there is none.

    A school's own dossier takes precedence: it may have the titles that ours lacks.
    """
    own = (dossier for dossier in active().dossiers if dossier.holds(sleutel))
    return next(own, None) or find_built_in(sleutel)


def offered_dossiers() -> tuple[Dossier, ...]:
    """Return the dossiers that a student chooses from: the school's own first, then ours.

    Raises DossierError when one of ours is invalid.
    """
    return active().dossiers + load_dossiers()


def find_kwalificatie(sleutel: str) -> Kwalificatie | None:
    """Return the kwalificatie with this sleutel ("25498-2015"); None for an opleiding that we do not have."""
    dossier = find_dossier(sleutel)
    if dossier is None:
        return None
    return next(kwalificatie for kwalificatie in dossier.kwalificaties if kwalificatie.sleutel == sleutel)
