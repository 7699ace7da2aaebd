"""One file of a student for the class table: whose it is, its row, its spreadsheet rows, its days.

Complete: a page needs nothing else to sort, filter, count and write tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.shown import one_line
from bpv_logic.file.envelope import OMITTED
from bpv_logic.klas.days import agenda_items
from bpv_logic.klas.filters import filters_of
from bpv_logic.klas.row import aandacht, klas_row
from bpv_logic.klas.sleutels.across import uses_in
from bpv_logic.klas.table_rows import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.klas.inzending import Inzending

#: One thing that is wrong outweighs any number of things to talk about.
_MORE_THAN_ALL_TALKS: Final = 100_000


def bestand_json(item: Inzending) -> Velden:
    """Return everything that the class table needs from one file, or from all files of one student."""
    studenten: list[Json] = [*item.studenten]
    return {
        "sleutel": item.sleutel,
        "studenten": studenten,
        "soort": "terug" if item.is_terug else "map",
        "bestand": one_line(item.naam),
        "van": item.van,
        "nummer": item.studentnummer,
        "crebo": item.crebo,
        "bpvs": [record.id for record in item.bpvmap.periodes],
        "code": item.envelope.code,
        "gemaakt": item.envelope.exported_at,
        "waarschuwingen": [*item.envelope.warnings, *_hints(item)],
        "rij": _row_json(item),
        "tabellen": table_rows(item),
        "agenda": [*agenda_items(item)],
        "sleutels": [use.as_json() for use in uses_in(item.verdict.view.zegels)],
    }


def _hints(item: Inzending) -> Iterator[str]:
    if "attachments" in item.envelope.omitted:
        yield OMITTED["attachments"]
    yield from item.hints


def _row_json(item: Inzending) -> Velden:
    row, (wrong, talk) = klas_row(item), (0, 0) if item.is_terug else aandacht(item.verdict)
    sorteer: Velden = {
        **row.sort_keys(),
        "naam": item.sorteernaam,
        "uren_achter": row.uren_verwacht - row.uren_gedaan,
        "aandacht": wrong * _MORE_THAN_ALL_TALKS + talk,
        "gemaakt": item.envelope.exported_at,
    }
    return {**row.as_json(), "sorteer": sorteer, "filters": [*filters_of(item)]}
