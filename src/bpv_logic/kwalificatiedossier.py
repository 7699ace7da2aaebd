"""Kwalificatiedossiers: which kerntaken and werkprocessen belong to an opleiding.

The front door: finds the school's own dossiers (in its schoolpakket) and the
built-in ones, one TOML file per dossier version in `kwalificatiedossiers/`.
Codes and titles are SBB's, letter for letter; our own plain sentences stand
apart. A version that students have used is never edited: a correction is a new
file. Knows no rule, no form and no student.
"""

from __future__ import annotations

from functools import cache

from bpv_logic.datafile import packaged
from bpv_logic.dossier import Dossier, DossierError, Kerntaak, Kwalificatie, Werkproces, check_dossier, werkprocessen
from bpv_logic.dossier_toml import load_dossier, to_toml
from bpv_logic.schoolpakket import active

__all__ = [
    "Dossier",
    "DossierError",
    "Kerntaak",
    "Kwalificatie",
    "Werkproces",
    "built_in_names",
    "check_dossier",
    "find_dossier",
    "find_kwalificatie",
    "load_dossier",
    "load_dossiers",
    "offered_dossiers",
    "read_sbb_xml",
    "to_toml",
    "werkprocessen",
]


@cache
def load_dossiers() -> tuple[Dossier, ...]:
    """Return the built-in dossiers in the order of `inhoud.txt`; DossierError when one is not sound."""
    return tuple(_built_in(naam) for naam in built_in_names())


@cache
def built_in_names() -> tuple[str, ...]:
    """Return the file names of the built-in dossiers, as `inhoud.txt` lists them, a name a line."""
    lines = packaged("kwalificatiedossiers/inhoud.txt").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def find_dossier(sleutel: str) -> Dossier | None:
    """Return the dossier that holds the kwalificatie with this sleutel, None when there is none.

    A school's own dossier goes before ours: it may have the titles that ours misses.
    """
    own = (dossier for dossier in active().dossiers if _holds(dossier, sleutel))
    return next(own, None) or find_built_in(sleutel)


def offered_dossiers() -> tuple[Dossier, ...]:
    """Return the dossiers that a student chooses from: the school's own first, then ours.

    Raises DossierError when one of ours is not sound.
    """
    return active().dossiers + load_dossiers()


def _holds(dossier: Dossier, sleutel: str) -> bool:
    return any(kwalificatie.sleutel == sleutel for kwalificatie in dossier.kwalificaties)


@cache
def find_built_in(sleutel: str) -> Dossier | None:
    """Return the built-in dossier that holds a kwalificatie.

    Parses only the file that names the sleutel: reading all of them would cost a phone a tenth of a second.
    """
    for naam in built_in_names():
        if f'"{sleutel}"' in _text(naam):
            dossier = _built_in(naam)
            if _holds(dossier, sleutel):
                return dossier
    return None


def find_kwalificatie(sleutel: str) -> Kwalificatie | None:
    """Return the kwalificatie with this sleutel ("25498-2015"); None for an opleiding that we do not have."""
    dossier = find_dossier(sleutel)
    if dossier is None:
        return None
    return next(kwalificatie for kwalificatie in dossier.kwalificaties if kwalificatie.sleutel == sleutel)


def read_sbb_xml(data: bytes | str, *, naam: str = "het bestand", opgehaald_op: str = "") -> Dossier:
    """Return the dossier in SBB's own XML; see `bpv_logic.sbb_xml`, imported only when somebody asks for it.

    `naam` is the file's name for the fault, `opgehaald_op` the ISO date on
    which it was fetched. DossierError when the file is hostile or not SBB's.
    """
    from bpv_logic import sbb_xml  # noqa: PLC0415 - the engine on a phone must not pay for what only a school uses

    return sbb_xml.read_sbb_xml(data, naam=naam, opgehaald_op=opgehaald_op)


@cache
def _text(naam: str) -> str:
    return packaged(f"kwalificatiedossiers/{naam}")


@cache
def _built_in(naam: str) -> Dossier:
    return load_dossier(_text(naam), naam)
