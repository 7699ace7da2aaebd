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
    members: dict[int, list[T]] = {}
    owner: dict[str, int] = {}
    ids_of: dict[int, set[str]] = {}
    for number, (file, ids) in enumerate(files):
        same = sorted({owner[id_] for id_ in ids if id_ in owner})
        first = same[0] if same else number
        members.setdefault(first, []).append(file)
        ids_of.setdefault(first, set()).update(ids)
        for other in same[1:]:
            members[first] += members.pop(other)
            ids_of[first] |= ids_of.pop(other)
        owner.update(dict.fromkeys(ids_of[first] if same[1:] else ids, first))
    return [members[number] for number in sorted(members)]
