"""What the map now holds of what was signed, form by form; never reads more than the signed content requires.

A file may hold thousands of blokken over the same thousands of days. So the lines that each covers are counted, and
compared with a signed copy piece by piece, up to the first piece that differs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import canonical_json
from bpv_logic.forms import FORMS
from bpv_logic.map.record import day_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record

#: The shortest possible line in canonical JSON.
_SHORTEST: Final = len('{"id":"x","velden":{}}')
_END: Final = "]}"


def content_of(record: Record, lines: Iterable[Record]) -> Velden:
    """Return what a handtekening covers: the answers of a record and its lines."""
    regels: list[Json] = [{"id": line.id, "velden": line.filled} for line in lines]
    return {"record": {"id": record.id, "soort": record.soort, "velden": record.filled}, "regels": regels}


class Verzegeld:
    """The content of every form of a map as a handtekening would seal it.

    `whole` is how many letters may be written out form by form, the fastest way:
    as many as were signed, so it is never more work than reading those. After
    that, only as far as a copy has matched.
    """

    def __init__(self, bpvmap: Bpvmap, *, whole: int) -> None:
        self._bpvmap = bpvmap
        self._whole = whole
        self._texts: dict[str, str] = {}

    def is_still(self, record: Record, copy: str) -> bool:
        """Tell whether a form and its lines are exactly what a copy of them says."""
        lines, first, end = self._covered(record)
        if (end - first) * _SHORTEST > len(copy):
            return False
        covered = sorted(lines[first:end], key=attrgetter("id"))
        if self._whole > 0:
            text = canonical_json(content_of(record, covered))
            self._whole -= len(text)
            return text == copy
        at = 0
        for piece in self._pieces(record, covered):
            if not copy.startswith(piece, at):
                return False
            at += len(piece)
        return at == len(copy)

    def covers(self, record: Record, id_: str) -> Record | None:
        """Return the line with this id that would be signed together with a record, None when it would not."""
        form, line = FORMS.get(record.soort), self._bpvmap.by_id.get(id_)
        if form is None or form.seals is None or line is None or line.soort != form.seals.soort:
            return None
        van, tot = record.text(form.seals.van), record.text(form.seals.tot)
        is_between = bool(van and tot) and van <= day_order(line) <= tot
        return line if is_between and line.text("periode") == record.text("periode") else None

    def count(self, record: Record) -> int:
        """Return how many lines would be signed together with a record."""
        _, first, end = self._covered(record)
        return end - first

    def lines(self, record: Record) -> Iterator[Record]:
        """Return the lines that would be signed together with a record, by day."""
        lines, first, end = self._covered(record)
        return (lines[number] for number in range(first, end))

    def _covered(self, record: Record) -> tuple[Sequence[Record], int, int]:
        """Return lines by day, and the start and end of the part that a record covers."""
        form = FORMS.get(record.soort)
        if form is None or form.seals is None:
            return (), 0, 0
        van, tot = record.text(form.seals.van), record.text(form.seals.tot)
        if not van or not tot:
            return (), 0, 0
        lines = self._lines.get((form.seals.soort, record.text("periode")), ())
        first, end = bisect_left(lines, van, key=day_order), bisect_right(lines, tot, key=day_order)
        return lines, first, max(first, end)

    @cached_property
    def _lines(self) -> dict[tuple[str, str], list[Record]]:
        """Every kind of line, by day, per bpv as written, because the browser compares it that way."""
        found: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for soort in {form.seals.soort for form in FORMS.values() if form.seals}:
            for line in self._bpvmap.every(soort):
                found[soort, line.text("periode")].append(line)
        return found

    def _pieces(self, record: Record, lines: Sequence[Record]) -> Iterator[str]:
        yield self._head(record)
        for number, line in enumerate(lines):
            if number:
                yield ","
            yield self._line(line)
        yield _END

    def _head(self, record: Record) -> str:
        known = self._texts.get(record.id)
        if known is None:
            content: Velden = {"id": record.id, "soort": record.soort, "velden": record.filled}
            known = self._texts[record.id] = f'{{"record":{canonical_json(content)},"regels":['
        return known

    def _line(self, line: Record) -> str:
        known = self._texts.get(line.id)
        if known is None:
            known = self._texts[line.id] = canonical_json({"id": line.id, "velden": line.filled})
        return known
