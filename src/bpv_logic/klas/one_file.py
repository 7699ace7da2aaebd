"""One file of a student for the class table: whose it is, its row, its spreadsheet rows, its days.

Complete: a page needs nothing else to sort, filter, count and write tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.dates import DAYS_A_WEEK, HOUR, iso_week, monday_of, schooljaar_of, weeks
from bpv_logic.basis.shown import MAX_NAME, one_line
from bpv_logic.bpv.tempo import planned_minutes
from bpv_logic.file.envelope import OMITTED
from bpv_logic.forms import FORMS
from bpv_logic.klas.days import agenda_items
from bpv_logic.klas.filters import filters_of
from bpv_logic.klas.row import aandacht, klas_row
from bpv_logic.map.record import day_of
from bpv_logic.rules import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.klas.inzending import Inzending
    from bpv_logic.questions.findings import Finding, Toon

#: One thing that is wrong outweighs any number of things to talk about.
_MORE_THAN_ALL_TALKS: Final = 100_000

_TOON: Final[dict[Toon, str]] = {
    "klopt_niet": "Klopt niet",
    "bespreek": "Om te bespreken",
    "nog_doen": "Nog te doen",
    "in_orde": "In orde",
}


def bestand_json(item: Inzending) -> Velden:
    """Return everything that the class table needs from one file, or from all files of one student."""
    studenten: list[Json] = [*item.studenten]
    return {
        "sleutel": item.sleutel,
        "studenten": studenten,
        "soort": "terug" if item.is_terug else "map",
        "bestand": one_line(item.naam),
        "van": item.van,
        "nummer": one_line(student.text("studentnummer"), MAX_NAME) if (student := item.bpvmap.student) else "",
        "bpvs": [record.id for record in item.bpvmap.periodes],
        "code": item.envelope.code,
        "gemaakt": item.envelope.exported_at,
        "waarschuwingen": [*item.envelope.warnings, *_hints(item)],
        "rij": _row_json(item),
        "tabellen": {"uren": [*_uren(item)], "bevindingen": [*_bevindingen(item)]},
        "agenda": [*agenda_items(item)],
    }


def _hints(item: Inzending) -> Iterator[str]:
    if "attachments" in item.envelope.omitted:
        yield OMITTED["attachments"]
    yield from item.hints


def _row_json(item: Inzending) -> Velden:
    row, (wrong, talk) = klas_row(item), (0, 0) if item.is_terug else aandacht(item.verdict)
    sorteer: Velden = {
        **row.sort_keys(),
        "uren_achter": row.uren_verwacht - row.uren_gedaan,
        "aandacht": wrong * _MORE_THAN_ALL_TALKS + talk,
        "gemaakt": item.envelope.exported_at,
    }
    return {**row.as_json(), "sorteer": sorteer, "filters": [*filters_of(item)]}


def _uren(item: Inzending) -> Iterator[Json]:
    """Return a row for every week of every bpv so far, including weeks without hours."""
    for periode in item.verdict.view.periodes:
        for monday in _mondays(periode):
            yield [
                item.van,
                one_line(periode.record.text("leerbedrijf"), MAX_NAME),
                schooljaar_of(monday),
                iso_week(monday),
                monday.isoformat(),
                _hours(planned_minutes(periode, monday)),
                _hours(periode.minuten_per_week.get(monday, 0)),
                _hours(periode.getekend_per_week.get(monday, 0)),
            ]


def _mondays(periode: PeriodeView) -> list[dt.date]:
    """Return the weeks from the first of the bpv until today's, and any other week with hours."""
    found = set(periode.minuten_per_week)
    if periode.begin is not None and periode.eind is not None:
        number = (min(periode.eind, periode.today) - monday_of(periode.begin)).days // DAYS_A_WEEK + 1
        found.update(monday_of(periode.begin) + weeks(week) for week in range(max(0, number)))
    return sorted(found)


def _hours(minutes: int) -> str:
    """Return hours as a Dutch spreadsheet reads them: "32", "7,5", "7,83"."""
    hours, rest = divmod(round(minutes * 100 / HOUR), 100)
    return f"{hours},{rest:02d}".rstrip("0").rstrip(",") if rest else str(hours)


def _bevindingen(item: Inzending) -> Iterator[Json]:
    for finding in () if item.is_terug else item.verdict.bevindingen:
        form, record = FORMS.get(finding.soort), item.bpvmap.by_id.get(finding.record)
        yield [
            item.van,
            _leerbedrijf(item, finding),
            _TOON[finding.toon],
            message(finding),
            form.label if form else "",
            dutch_day(day_of(record)) if record else "",
            finding.code,
        ]


def _leerbedrijf(item: Inzending, finding: Finding) -> str:
    periode = item.bpvmap.by_id.get(finding.periode)
    return one_line(periode.text("leerbedrijf"), MAX_NAME) if periode else ""
