"""The ratings of the schooljaar of a beoordeling, to read beside it. They are shown; people judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import join_words, parse_date, schooljaar_of
from bpv_logic.rules.beoordeling import year_of
from bpv_logic.words.record import choice_label, code_and_titel, is_beside_opleiding, order_of_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record

#: The question of a beoordeling that each kind of ratings belongs to: the person, and the werkprocessen.
PERSOONLIJK: Final = "persoonlijk"
WERKPROCESSEN: Final = "werkprocessen_oordeel"

_WIE: Final = {"student": "student", "praktijkopleider": "praktijkopleider"}


def oordelen_beside(bpvmap: Bpvmap, beoordeling: Record) -> Velden:
    """Return the ratings of the bpv and schooljaar of a beoordeling, by the question they are shown with."""
    return oordelen_in(bpvmap, bpvmap.periode_of(beoordeling), year_of(beoordeling))


def oordelen_in(bpvmap: Bpvmap, periode: str, schooljaar: str) -> Velden:
    """Return a sentence for each code that was rated in a schooljaar of a bpv, by the question it is shown with."""
    found: dict[str, list[Json]] = {PERSOONLIJK: [], WERKPROCESSEN: []}
    newest = _newest(bpvmap, periode, schooljaar)
    for code in order_of_codes(bpvmap, newest):
        question = PERSOONLIJK if is_beside_opleiding(bpvmap, code) else WERKPROCESSEN
        found[question].append(f"{code_and_titel(bpvmap, code)}: {join_words([*_said(newest[code])])}.")
    return {**found}


def _newest(bpvmap: Bpvmap, periode: str, schooljaar: str) -> dict[str, dict[str, Record]]:
    """Return the newest rating of each code by each person; records are in order of their day."""
    found: dict[str, dict[str, Record]] = {}
    for record in bpvmap.of("voortgang", periode):
        day = parse_date(record.text("datum"))
        if day and schooljaar_of(day) == schooljaar and record.text("wie") in _WIE and choice_label(record, "oordeel"):
            found.setdefault(record.text("werkproces"), {})[record.text("wie")] = record
    return found


def _said(ratings: dict[str, Record]) -> Iterator[str]:
    for wie, name in _WIE.items():
        if wie in ratings:
            yield f"{name} {choice_label(ratings[wie], 'oordeel')}"
