"""What `check --logboek` adds to the answers: notes every file, and says what is other than in an earlier one."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bpv_logic.basis.shown import escaped, one_line
from bpv_logic.cli.logboek.store import read_logboek, write_logboek
from bpv_logic.cli.report import FALLS_SHORT
from bpv_logic.klas.logboek.verschil import anders_dan_eerder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpv_logic.cli.report import Antwoord
    from bpv_logic.klas.logboek.ontvangst import Ontvangst
    from bpv_logic.klas.logboek.verschil import Anders


class Logboek:
    """What is remembered, if somebody asked for it; ExportError at once when the file is not a logboek."""

    def __init__(self, name: str | None, *, as_json: bool) -> None:
        self._path = Path(name) if name else None
        self._as_json = as_json
        self._new: list[Ontvangst] = []
        self._by_student: dict[str, dict[str, Ontvangst]] = defaultdict(dict)
        for item in read_logboek(self._path) if self._path else ():
            self._remember(item)

    @property
    def is_asked(self) -> bool:
        """Whether anything is remembered at all."""
        return self._path is not None

    def _remember(self, item: Ontvangst) -> None:
        for student in item.studenten:
            # What was read first says since when school knows it.
            self._by_student[student].setdefault(item.bestand, item)

    def noted(self, answers: Iterable[Antwoord]) -> Iterator[Antwoord]:
        """Note what is in every file, before files of one student become one answer."""
        for answer in answers:
            if answer.ontvangst:
                self._new.append(answer.ontvangst)
                self._remember(answer.ontvangst)
            yield answer

    def told(self, answer: Antwoord) -> Antwoord:
        """Return the answer about a student with what is other than before."""
        if not self.is_asked:
            return answer
        files = {file: item for id_ in answer.ids for file, item in self._by_student.get(id_, {}).items()}
        found = anders_dan_eerder(files.values())
        if self._as_json:
            values = {**json.loads(answer.tekst), "logboek": [item.as_json() for item in found]}
            return _with(replace(answer, tekst=escaped(json.dumps(values, ensure_ascii=False, indent=2))), found)
        told = "".join(f"\n  [anders dan eerder] {one_line(item.tekst)}" for item in found)
        return _with(replace(answer, tekst=answer.tekst + told), found)

    def save(self) -> None:
        """Add what is new to the file."""
        if self._path:
            write_logboek(self._path, self._new)


def _with(answer: Antwoord, found: Iterable[Anders]) -> Antwoord:
    sentences = [item.tekst for item in found]
    if not sentences:
        return answer
    *before, wrong, todo = answer.rijen.overzicht
    rijen = replace(answer.rijen, overzicht=[*before, "\n".join(filter(None, [str(wrong), *sentences])), todo])
    return replace(answer, rijen=rijen, code=max(answer.code, FALLS_SHORT))
