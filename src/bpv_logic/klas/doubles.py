"""Rows of a class that look like one student: who started again, or used two phones. The begeleider decides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from bpv_logic.basis.dates import join_words
from bpv_logic.basis.shown import file_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpv_logic.basis.values import Json


@dataclass(frozen=True, kw_only=True)
class Wie:
    """The student in a row of the class, and the file that the row comes from."""

    sleutel: str
    bestand: str
    van: str
    nummer: str
    opleiding: str
    leerbedrijf: str


def lijken_op(rows: Sequence[Wie]) -> list[Json]:
    """Return, for every two rows that look like one student, the sentence for each of them."""
    return [
        {"sleutel": one.sleutel, "ander": other.sleutel, "zin": _sentence(other, same)}
        for pair in combinations(rows, 2)
        if (same := list(_shared(*pair)))
        for one, other in (pair, pair[::-1])
    ]


def _shared(one: Wie, other: Wie) -> Iterator[str]:
    """Name what two rows share, if it is enough to ask; a number is unique, but many students share a name."""
    numbers = (one.nummer.strip(), other.nummer.strip())
    has_name = bool(one.van) and one.van.casefold() == other.van.casefold()
    if all(numbers):
        if numbers[0] == numbers[1]:
            yield "hetzelfde studentnummer"
        return
    if not has_name:
        return
    places = [
        words
        for words, own, theirs in (
            ("dezelfde opleiding", one.opleiding, other.opleiding),
            ("hetzelfde leerbedrijf", one.leerbedrijf, other.leerbedrijf),
        )
        if own and own.casefold() == theirs.casefold()
    ]
    if places:
        yield from ("dezelfde naam", *places)


def _sentence(other: Wie, same: Sequence[str]) -> str:
    return f"Lijkt dezelfde student als in {file_name(other.bestand)}: {join_words(same)}."
