"""The schoolpakket: what a school sets, over what the BPV-map uses by itself.

The front door. A school writes `schoolpakket.toml`; what stands in it replaces
our standard (`schoolpakket_standaard.toml`), key by key. Knows no student and
no rule.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from bpv_logic.datafile import packaged
from bpv_logic.pakket import (
    EMPTY,
    Blok,
    Contact,
    Contactreden,
    Onderwerp,
    Schaalwaarde,
    Schoolpakket,
    Stap,
    Werknemersvaardigheid,
)
from bpv_logic.pakket_toml import SchoolpakketError, read_schoolpakket

__all__ = [
    "SITE_FILE",
    "Blok",
    "Contact",
    "Contactreden",
    "Onderwerp",
    "Schaalwaarde",
    "Schoolpakket",
    "SchoolpakketError",
    "Stap",
    "Werknemersvaardigheid",
    "active",
    "load_schoolpakket",
    "standard",
]

#: Where the build puts the school's own file, inside this package; absent when a school has set nothing.
SITE_FILE: Final = "schoolpakket.toml"

_STANDARD_FILE: Final = "schoolpakket_standaard.toml"


def load_schoolpakket(text: str, naam: str = SITE_FILE) -> Schoolpakket:
    """Return our standard with a school's TOML text over it; `naam` is the file's name for the fault.

    Raises SchoolpakketError, one Dutch line with file, place and fault.
    """
    return read_schoolpakket(text, naam=naam, over=standard())


@cache
def standard() -> Schoolpakket:
    """Return what the BPV-map uses when a school has set nothing."""
    return read_schoolpakket(packaged(_STANDARD_FILE), naam=_STANDARD_FILE, over=EMPTY)


@cache
def active() -> Schoolpakket:
    """Return the pakket of this copy of the app: the school's own file when the build put one here, else our standard.

    Raises SchoolpakketError when that file is not sound; the build reads it too, so it never gets that far.
    """
    try:
        text = packaged(SITE_FILE)
    except OSError:
        return standard()
    return load_schoolpakket(text)
