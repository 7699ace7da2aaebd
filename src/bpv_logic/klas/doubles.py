"""Rows of a class that look like one student: who started again, or used two phones. The begeleider decides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import join_words
from bpv_logic.basis.shown import file_name
from bpv_logic.questions.same import is_number, letters_of, nearly_same, same_name, same_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpv_logic.basis.values import Json

#: A name with a slip in it is told only if opleiding and leerbedrijf are both the same.
_BOTH: Final = 2


@dataclass(frozen=True, kw_only=True)
class Wie:
    """The student in a row of the class, and the file that the row comes from.

    `bpvs` are the ids of the bpv's in it: two maps that share one began as one map.
    """

    sleutel: str
    bestand: str
    van: str
    nummer: str
    opleiding: str
    leerbedrijf: str
    bpvs: frozenset[str] = frozenset()


def lijken_op(rows: Sequence[Wie]) -> list[Json]:
    """Return, for every two rows that look like one student, the sentence for each of them."""
    return [
        {"sleutel": one.sleutel, "ander": other.sleutel, "zin": _sentence(one, other, same)}
        for pair in combinations(rows, 2)
        if (same := list(_shared(*pair)))
        for one, other in (pair, pair[::-1])
    ]


def _shared(one: Wie, other: Wie) -> Iterator[str]:
    """Name what two rows share, if it is enough to ask; a number is unique, but many students share a name.

    Whoever gave no name may be anyone: then only a bpv that is in both tells.
    """
    numbers = (one.nummer, other.nummer)
    if all(map(is_number, numbers)):
        if same_number(*numbers):
            yield "hetzelfde studentnummer"
            return
        if not nearly_same(*numbers):
            return
    if not all(map(letters_of, (one.van, other.van))):
        if not one.bpvs.isdisjoint(other.bpvs):
            yield "dezelfde bpv"
        return
    places = [
        words
        for words, own, theirs in (
            ("dezelfde opleiding", one.opleiding, other.opleiding),
            ("hetzelfde leerbedrijf", one.leerbedrijf, other.leerbedrijf),
        )
        if same_name(own, theirs)
    ]
    if places and same_name(one.van, other.van):
        yield from ("dezelfde naam", *places)
    elif len(places) == _BOTH and nearly_same(one.van, other.van):
        yield from ("bijna dezelfde naam", *places)


def _sentence(one: Wie, other: Wie, same: Sequence[str]) -> str:
    bestand = file_name(other.bestand)
    # Two students who hand in files with one name: the name alone would point at this very row.
    where = f"een ander bestand dat ook {bestand} heet" if other.bestand == one.bestand else bestand
    return f"Lijkt dezelfde student als in {where}: {join_words(same)}."
