"""The texts that a page shows beside single records: how long a day or a blok is, and what was read in a typed list."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAY, count, join_words, say_clock, say_duration
from bpv_logic.map.opleiding import eigen_werkprocessen_of, keuzedelen_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.dossiers.shape import Werkproces

#: The most codes in a sentence.
_MOST_CODES: Final = 12


def record_slots(view: MapView) -> dict[str, str]:
    """Return each text by the name of its place, `record.<id>.<what>`."""
    return dict(_durations(view)) | dict(_understood(view))


def _understood(view: MapView) -> Iterator[tuple[str, str]]:
    """Return what was read in a typed list, to show under it."""
    if view.student is not None and (found := eigen_werkprocessen_of(view.student)):
        yield f"record.{view.student.id}.eigen_werkprocessen", _we_read(found)
    for periode in view.bpvmap.periodes:
        if found := keuzedelen_of(periode):
            yield f"record.{periode.id}.keuzedelen", _we_read(found)


def _we_read(found: Sequence[Werkproces]) -> str:
    codes = join_words([item.code for item in found], at_most=_MOST_CODES)
    return f"Wij lezen {count(len(found), 'werkproces', 'werkprocessen')}: {codes}."


def _durations(view: MapView) -> Iterator[tuple[str, str]]:
    """Return the length of each part of a day, of a day of several parts, and of each blok."""
    for dag in view.dag_of.values():
        if dag.minuten:
            later = f", tot {say_clock(dag.eind)} de volgende dag" if dag.eind > DAY else ""
            yield f"record.{dag.record.id}.duur", f"{say_duration(dag.minuten)}{later}"
    for periode in view.periodes:
        yield from _days_of_parts(periode)
    for periode in view.periodes:
        for blok in periode.blokken:
            if blok.record is not None:
                yield f"record.{blok.record.id}.duur", blok.uren


def _days_of_parts(periode: PeriodeView) -> Iterator[tuple[str, str]]:
    for _, parts in groupby(periode.dagen, key=lambda dag: dag.datum):
        first, *more = parts
        if more:
            together = f"Samen op deze dag: {say_duration(sum(dag.minuten for dag in (first, *more)))}."
            yield from ((f"record.{dag.record.id}.samen", together) for dag in (first, *more))
