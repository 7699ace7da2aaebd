"""The rows of one file for the tables of a class: a row per bpv, contact, rating, week and finding. Judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.dates import DAYS_A_WEEK, HOUR, iso_week, monday_of, schooljaar_of, weeks
from bpv_logic.basis.shown import MAX_NAME, lines, one_line
from bpv_logic.basis.typed.numbers import read_digits
from bpv_logic.bpv.schooljaren import contacttellingen_of
from bpv_logic.bpv.tempo import planned_minutes
from bpv_logic.forms import FORMS, form_in_use
from bpv_logic.forms.contact import EXTRA
from bpv_logic.map.opleiding import keuzedelen_of, titel_of
from bpv_logic.map.record import day_of
from bpv_logic.questions.conditions import holds
from bpv_logic.rules import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.klas.inzending import Inzending
    from bpv_logic.map.record import Record
    from bpv_logic.questions.fields import Field
    from bpv_logic.questions.findings import Finding, Toon

_TOON: Final[dict[Toon, str]] = {
    "klopt_niet": "Klopt niet",
    "bespreek": "Om te bespreken",
    "nog_doen": "Nog te doen",
    "in_orde": "In orde",
}


def table_rows(item: Inzending) -> Velden:
    """Return the rows of each table (`tables.TABELLEN`), without whose they are."""
    return {
        "bpv": [*_bpv(item)],
        "contacten": [*_contacten(item)],
        "oordelen": [*_oordelen(item)],
        "uren": [*_uren(item)],
        "bevindingen": [*_bevindingen(item)],
    }


def _bpv(item: Inzending) -> Iterator[Json]:
    student, context = item.bpvmap.student, item.verdict.context
    opleiding = one_line(titel_of(student, context.kwalificatie), MAX_NAME)
    about: list[Json] = [
        opleiding,
        *(_said(student, "leerweg") if student else [""]),
        (student.number("cohort") or "") if student else "",
    ]
    for periode in item.verdict.view.periodes:
        record = periode.record
        yield [
            *about,
            *_said(record, "schooljaar", "leerbedrijf", "afdeling", "adres", "praktijkopleider"),
            *_said(record, "praktijkopleider_telefoon", "praktijkopleider_email", "begeleider", "begin", "eind"),
            *_said(record, "eind_werkelijk"),
            periode.afgesproken // HOUR,
            _hours(periode.gedaan),
            _hours(periode.getekend),
            len(periode.contacten),
            len(periode.op_locatie),
            sum(count.nodig for count in contacttellingen_of(periode)),
            *_said(record, "laatste", "pok_getekend", "pok_getekend_op", "pok_nummer"),
            read_digits(record.text("sbb_leerbedrijf")) or _said(record, "sbb_leerbedrijf")[0],
            ", ".join(dict.fromkeys(item.code.partition("-")[0] for item in keuzedelen_of(record))),
        ]


def _contacten(item: Inzending) -> Iterator[Json]:
    counted = {contact.id for periode in item.verdict.view.periodes for contact in periode.contacten}
    for record in item.bpvmap.of("contact"):
        is_extra = record.text("soort") == EXTRA
        yield [
            _leerbedrijf(item, record),
            *_said(record, "gevraagd_op" if is_extra else "datum"),
            *_said(record, "tijd", "soort", "bezoek", "plaats", "stand", "aanwezig"),
            "" if is_extra else "ja" if record.id in counted else "nee",
            *_said(record, "afspraken", "volgende_datum", "magister", "magister_datum"),
            *_said(record, "gevraagd_door", "beantwoord_op"),
        ]


def _oordelen(item: Inzending) -> Iterator[Json]:
    context = item.verdict.context
    titels = {punt.code: punt.titel for lijst in context.lijsten for punt in lijst.punten}
    titels |= {werkproces.code: werkproces.titel for werkproces in context.werkprocessen}
    for record in item.bpvmap.of("voortgang"):
        code = one_line(record.text("werkproces"), MAX_NAME)
        yield [
            _leerbedrijf(item, record),
            *_said(record, "datum"),
            code,
            one_line(titels.get(code, ""), MAX_NAME),
            *_said(record, "wie", "naam", "oordeel", "toelichting", "kan_niet", "plan", "hoe"),
        ]


def _said(record: Record, *names: str) -> list[Json]:
    """Return answers as cells: a choice in the words of the form, a day as it is, "" where it is not asked."""
    form = form_in_use(record.soort)
    return [_cell(form.field(name), record) for name in names]


def _cell(field: Field, record: Record) -> str:
    value = record.velden.get(field.name)
    if not value or field.private or (field.when and not holds(field.when, record.velden)):
        return ""
    if isinstance(value, list):
        return ", ".join(_words(field, part) for part in record.items(field.name))
    text = record.text(field.name)
    return lines(text) if field.kind == "longtext" else _words(field, text)


def _words(field: Field, text: str) -> str:
    return (field.label_of(text) if field.keuzes else "") or one_line(text, MAX_NAME)


def _leerbedrijf(item: Inzending, record: Record) -> str:
    return _name_of(item, item.bpvmap.periode_of(record))


def _name_of(item: Inzending, periode: str) -> str:
    record = item.bpvmap.by_id.get(periode)
    return one_line(record.text("leerbedrijf"), MAX_NAME) if record else ""


def _uren(item: Inzending) -> Iterator[Json]:
    """Return a row for every week of every bpv so far, including weeks without hours."""
    for periode in item.verdict.view.periodes:
        for monday in _mondays(periode):
            yield [
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
    """Return hours as a Dutch table has them: "32", "7,5", "7,83"."""
    hours, rest = divmod(round(minutes * 100 / HOUR), 100)
    return f"{hours},{rest:02d}".rstrip("0").rstrip(",") if rest else str(hours)


def _bevindingen(item: Inzending) -> Iterator[Json]:
    # What a begeleider sent back is no map.
    for finding in () if item.is_terug else item.verdict.bevindingen:
        yield _bevinding(item, finding)


def _bevinding(item: Inzending, finding: Finding) -> list[Json]:
    form, record = FORMS.get(finding.soort), item.bpvmap.by_id.get(finding.record)
    return [
        _name_of(item, finding.periode),
        _TOON[finding.toon],
        message(finding),
        form.label if form else "",
        dutch_day(day_of(record)) if record else "",
        finding.code,
    ]
