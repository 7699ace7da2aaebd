"""The schoolpakket: a school's settings over the defaults of the BPV-map.

The main entry of this room. A school writes `schoolpakket.toml`; its settings
replace our defaults (`schoolpakket_standaard.toml`), key by key. Knows no
student and no rule.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import check_code, sha256_of_text
from bpv_logic.basis.datafile import packaged
from bpv_logic.school.contents import (
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
from bpv_logic.school.toml import SchoolpakketError, read_schoolpakket

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "SITE_FILE",
    "SITE_PLACE",
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
    "built_in",
    "load_schoolpakket",
    "standard",
    "using",
]

#: The file name of a school's own settings.
SITE_FILE: Final = "schoolpakket.toml"
#: Where the build puts it, inside this package; absent when a school has no settings of its own.
SITE_PLACE: Final = f"school/{SITE_FILE}"

_STANDARD_FILE: Final = "schoolpakket_standaard.toml"

#: The settings that apply to the current request; None for those of this copy of the app.
_IN_USE: Final[ContextVar[Schoolpakket | None]] = ContextVar("schoolpakket", default=None)


@lru_cache(maxsize=4)
def load_schoolpakket(text: str, naam: str = SITE_FILE) -> Schoolpakket:
    """Return our defaults with a school's TOML text over them; `naam` is the file's name for the fault.

    Raises SchoolpakketError: a Dutch line for each fault, with file, place and fault.
    """
    pakket = read_schoolpakket(text, naam=naam, over=standard())
    # The same file saved by Windows is the same pakket.
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return replace(pakket, code=check_code(sha256_of_text(plain)))


@cache
def standard() -> Schoolpakket:
    """Return the settings of the BPV-map when a school has set nothing."""
    return read_schoolpakket(packaged(f"school/{_STANDARD_FILE}"), naam=_STANDARD_FILE, over=EMPTY)


@cache
def built_in() -> Schoolpakket:
    """Return the pakket of this copy of the app: the school's own file if the build added one, otherwise our defaults.

    Raises SchoolpakketError when that file is invalid; the build reads it too, so it would fail there first.
    """
    try:
        text = packaged(SITE_PLACE)
    except OSError:
        return standard()
    return load_schoolpakket(text)


def active() -> Schoolpakket:
    """Return the pakket in use: the one of `using`, otherwise that of this copy of the app."""
    return _IN_USE.get() or built_in()


def using[Outcome](pakket: Schoolpakket, work: Callable[[], Outcome]) -> Outcome:
    """Return the result of work done with a pakket in use, such as one that a phone received by file or link."""
    token = _IN_USE.set(pakket)
    try:
        return work()
    finally:
        _IN_USE.reset(token)
