"""The kwalificatiedossiers that come with the app, one TOML file per dossier version in `kwalificatiedossiers/`.

Codes and titles are SBB's, letter for letter; our own plain sentences are kept
separate. A version that students have used is never edited: a correction is a
new file.
"""

from __future__ import annotations

from functools import cache

from bpv_logic.basis.datafile import packaged
from bpv_logic.dossiers.shape import Dossier
from bpv_logic.dossiers.toml import load_dossier


@cache
def load_dossiers() -> tuple[Dossier, ...]:
    """Return the built-in dossiers in the order of `inhoud.txt`; DossierError when one is invalid."""
    return tuple(_built_in(naam) for naam in built_in_names())


@cache
def built_in_names() -> tuple[str, ...]:
    """Return the file names of the built-in dossiers, as listed in `inhoud.txt`, one per line."""
    lines = packaged("dossiers/kwalificatiedossiers/inhoud.txt").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def find_built_in(sleutel: str) -> Dossier | None:
    """Return the built-in dossier that holds a kwalificatie.

    Parses only the file that names the sleutel: reading all of them would cost a phone a tenth of a second.
    """
    for naam in built_in_names():
        if f'"{sleutel}"' in _text(naam):
            dossier = _built_in(naam)
            if dossier.holds(sleutel):
                return dossier
    return None


@cache
def _text(naam: str) -> str:
    return packaged(f"dossiers/kwalificatiedossiers/{naam}")


@cache
def _built_in(naam: str) -> Dossier:
    return load_dossier(_text(naam), naam)
