"""The differences between a map before and after: the source of every count and sentence about a file.

Compares only the two maps, never what was intended, so what is reported cannot differ from what happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from bpv_logic.map.bpvmap import Bpvmap, Record

Change = Literal["nieuw", "anders", "weg", "soort"]


class Difference(NamedTuple):
    """One form that changed: as it is now, or as it was when it is gone.

    `leeg` names the questions whose answer is gone while the form stays.
    """

    record: Record
    change: Change
    leeg: tuple[str, ...] = ()


def differences(before: Bpvmap, after: Bpvmap) -> tuple[Difference, ...]:
    """Return every form that a user finds different in the second map, by id."""
    old, new = before.by_id, after.by_id
    found = (_difference(old.get(id_), new.get(id_)) for id_ in sorted({*old, *new}))
    return tuple(item for item in found if item is not None)


def _difference(before: Record | None, after: Record | None) -> Difference | None:
    # Nearly every form is unchanged, and then is the very same object.
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
