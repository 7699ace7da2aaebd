"""What is different between a map before and the same map after: every count and sentence about a file follows from it.

Looks at the two maps alone and never at what was to be done, so what is said cannot differ from what happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from bpv_logic.map.bpvmap import Bpvmap, Record

Change = Literal["nieuw", "anders", "weg", "soort"]


class Difference(NamedTuple):
    """One form that is not what it was: as it is now, or as it was when it is gone.

    `leeg` names the questions whose answer is gone while the form stays.
    """

    record: Record
    change: Change
    leeg: tuple[str, ...] = ()


def differences(before: Bpvmap, after: Bpvmap) -> tuple[Difference, ...]:
    """Return every form that a person finds otherwise in the second map than in the first, by id."""
    old, new = before.by_id, after.by_id
    found = (_difference(old.get(id_), new.get(id_)) for id_ in sorted({*old, *new}))
    return tuple(item for item in found if item is not None)


def _difference(before: Record | None, after: Record | None) -> Difference | None:
    # Nearly every form stays as it is, and is then the very same.
    if before is after:
        return None
    if before is None:
        return Difference(after, "nieuw") if after else None
    if after is None:
        return Difference(before, "weg")
    had, has = before.filled, after.filled
    leeg = tuple(name for name in had if name not in has)
    if before.soort != after.soort:
        return Difference(after, "soort", leeg)
    return None if had == has else Difference(after, "anders", leeg)
