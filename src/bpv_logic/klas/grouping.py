"""Which files are of one student: on the class page and on the command line.

By the ids of the student records, never by a name: not that of a person, not
that of a file. `klas/class/in-memory.js` keeps the same groups while files come
in; `tests/cases/groups.json` checks both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def grouped[T](files: Iterable[tuple[T, Sequence[str]]]) -> list[list[T]]:
    """Return the files of each student together, in the order in which each student's first file came.

    Each file comes with all ids by which its student is known: one that holds two
    ids joins the files of both.
    """
    groups: list[tuple[set[str], list[T]]] = []
    for file, ids in files:
        same = [group for group in groups if not group[0].isdisjoint(ids)]
        first = same[0] if same else (set(), [])
        if not same:
            groups.append(first)
        first[0].update(ids)
        first[1].append(file)
        for other in same[1:]:
            first[0].update(other[0])
            first[1].extend(other[1])
            groups.remove(other)
    return [members for _, members in groups]
