"""Upgrades for older exports: ordered steps, each from one version of the format to the next.

A step is a pure function on the envelope as JSON. A released step never
changes: files made before it stay in inboxes for years.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import BpvError, ExportError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpv_logic.basis.values import Json

FORMAT: Final = "bpv-map"
FORMAT_VERSION: Final = 1

type Envelope = dict[str, Json]


@dataclass(frozen=True, kw_only=True)
class Migration:
    """One step: the version it reads, a few words on what it changes, and the function. It makes `van_versie + 1`."""

    van_versie: int
    title: str
    apply: Callable[[Envelope], Envelope]


#: In order. Version 1 is the first, so there is nothing older yet.
MIGRATIONS: Final[tuple[Migration, ...]] = ()


def check_chain(chain: tuple[Migration, ...], target: int) -> None:
    """Raise BpvError unless the steps follow each other without a gap and end at `target`."""
    if any(later.van_versie != earlier.van_versie + 1 for earlier, later in pairwise(chain)):
        raise BpvError("migrations.py: de stappen sluiten niet op elkaar aan.")
    if chain and chain[-1].van_versie + 1 != target:
        raise BpvError(f"migrations.py: de laatste stap eindigt niet bij versie {target}.")


def migrate(values: Envelope, *, chain: tuple[Migration, ...] = MIGRATIONS, target: int = FORMAT_VERSION) -> Envelope:
    """Return the envelope in the target version; ExportError for a version that we cannot read."""
    version = values.get("formatVersion")
    if not isinstance(version, int) or isinstance(version, bool):
        raise ExportError("geen-versie", "In het bestand staat niet welke versie het is.")
    if version > target:
        raise ExportError(
            "nieuwere-versie", "Dit bestand komt uit een nieuwere versie van de app. Werk de app eerst bij."
        )
    if version < target - len(chain):
        raise ExportError("te-oude-versie", "Dit bestand is te oud. Deze versie van de app kan het niet lezen.")
    for step in chain[len(chain) - (target - version) :] if version < target else ():
        values = step.apply(values) | {"formatVersion": step.van_versie + 1}
    return values


check_chain(MIGRATIONS, FORMAT_VERSION)
