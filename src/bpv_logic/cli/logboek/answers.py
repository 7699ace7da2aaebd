"""What `check --logboek` adds to the answers: notes every file, and says what is other than in an earlier one."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from bpv_logic.cli.logboek.store import open_logboek, write_logboek
from bpv_logic.cli.report import with_earlier
from bpv_logic.klas.logboek.verschil import anders_dan_eerder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpv_logic.cli.report import Antwoord
    from bpv_logic.klas.logboek.ontvangst import Ontvangst


class Logboek:
    """What is remembered, if somebody asked for it; ExportError at once when that will not be possible."""

    def __init__(self, name: str | None, *, as_json: bool) -> None:
        self._path = Path(name) if name else None
        self._as_json = as_json
        self._new: list[Ontvangst] = []
        self._by_student: dict[str, dict[str, Ontvangst]] = defaultdict(dict)
        self._students = 0
        for item in open_logboek(self._path) if self._path else ():
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
        anders = anders_dan_eerder(files.values())
        self._students += bool(anders)
        return with_earlier(answer, anders, as_json=self._as_json)

    @property
    def closing_line(self) -> str:
        """How many students have something to look at, "" when nobody has: it may stand at a map that is in order."""
        if not self._students:
            return ""
        who = f"{self._students} {'student' if self._students == 1 else 'studenten'}"
        return f"Bij {who} is een handtekening anders dan eerder. Lees wat daar staat."

    def save(self) -> None:
        """Add what is new to the file."""
        if self._path:
            write_logboek(self._path, self._new)
