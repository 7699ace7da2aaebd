"""Many maps at once: what a bpv-begeleider or leercoach needs to see of each student. Adds no judgement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import HOUR, parse_date, say_date
from bpv_logic.basis.shown import MAX_NAME, one_line
from bpv_logic.bpv.schooljaren import contacten_nu
from bpv_logic.bpv.tempo import expected_minutes
from bpv_logic.klas.columns import TERUG, Rij
from bpv_logic.klas.filters import unsigned_blokken
from bpv_logic.map.opleiding import titel_of
from bpv_logic.rules import message
from bpv_logic.verdict.front_page import say_week
from bpv_logic.words.record import choice_label

if TYPE_CHECKING:
    import datetime as dt

    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.klas.inzending import Inzending
    from bpv_logic.map.record import Record
    from bpv_logic.questions.findings import Finding
    from bpv_logic.verdict.judge import Verdict

#: Nobody reads more sentences than this in a table; the map itself has them all.
_PROBLEMS: Final = 6


def klas_row(item: Inzending) -> Rij:
    """Return what the school page and the command line show of one map."""
    if item.is_terug:
        # It is no map: nothing in it is missing, late or wrong.
        return Rij(bestand=one_line(item.naam), naam=f"Bestand van {item.van or 'de bpv-begeleider'}", uitkomst=TERUG)
    verdict = item.verdict
    periode, today = verdict.view.op_kalender, verdict.context.today
    row = Rij(
        bestand=one_line(item.naam),
        naam=item.van,
        studentnummer=item.studentnummer,
        crebo=item.crebo,
        opleiding=one_line(titel_of(verdict.view.student, verdict.context.kwalificatie), MAX_NAME),
        uitkomst=verdict.uitkomst,
        werkprocessen_totaal=len(verdict.context.werkprocessen),
        werkprocessen_open=_unrated(verdict),
        eindbeoordeling=_oordeel(verdict.view.eindbeoordeling),
        problemen=problems(verdict),
        werknemersvaardigheden=_vaardigheden(verdict),
    )
    return _with_periode(row, periode, today) if periode else row


def problems(verdict: Verdict) -> tuple[str, ...]:
    """Return what is wrong or should be discussed, in words, without repeated sentences."""
    told = dict.fromkeys(message(finding) for finding in verdict.bevindingen if _is_problem(finding))
    return tuple(told)[:_PROBLEMS]


def _is_problem(finding: Finding) -> bool:
    return finding.toon in ("klopt_niet", "bespreek")


def aandacht(verdict: Verdict) -> tuple[int, int]:
    """Return how many things are wrong and how many to discuss, negated: the most comes first."""
    wrong = sum(finding.uitkomst == "voldoet_niet" for finding in verdict.bevindingen)
    talk = sum(_is_problem(finding) for finding in verdict.bevindingen)
    return (-wrong, -talk)


def _unrated(verdict: Verdict) -> int:
    rated = verdict.view.voortgang.beoordeeld
    return sum(werkproces.code not in rated for werkproces in verdict.context.werkprocessen)


def _vaardigheden(verdict: Verdict) -> str:
    """Return how many points beside the werkprocessen both have rated, "" for a student without such a list."""
    codes = [punt.code for lijst in verdict.context.lijsten for punt in lijst.punten]
    voortgang = verdict.view.voortgang
    both = sum(code in voortgang.student and code in voortgang.praktijkopleider for code in codes)
    return f"werkhouding: {both} van {len(codes)} door allebei" if codes else ""


def _with_periode(row: Rij, periode: PeriodeView, today: dt.date) -> Rij:
    held = [day for contact in periode.gehouden if (day := parse_date(contact.text("datum")))]
    planned = [day for contact in periode.gepland if (day := parse_date(contact.text("datum")))]
    beoordelingen = periode.of("beoordeling")
    return replace(
        row,
        leerbedrijf=one_line(periode.record.text("leerbedrijf"), MAX_NAME),
        praktijkopleider=one_line(periode.record.text("praktijkopleider"), MAX_NAME),
        week=say_week(periode, today),
        uren_gedaan=periode.gedaan // HOUR,
        uren_getekend=periode.getekend // HOUR,
        uren_verwacht=expected_minutes(periode) // HOUR,
        uren_afgesproken=periode.afgesproken // HOUR,
        contacten=len(periode.contacten),
        contact_stand=_contact_stand(periode),
        bezoeken_op_locatie=len(periode.op_locatie),
        laatste_contact=held[-1].isoformat() if held else "",
        laatste_contact_tekst=say_date(held[-1], today) if held else "",
        volgend_contact=planned[0].isoformat() if planned else "",
        volgend_contact_tekst=say_date(planned[0], today) if planned else "",
        ongetekende_blokken=unsigned_blokken(periode),
        beoordeling=_oordeel(beoordelingen[-1] if beoordelingen else None),
    )


def _contact_stand(periode: PeriodeView) -> str:
    """Return "2 van 3", and in a bpv longer than a year of which schooljaar that is."""
    count = contacten_nu(periode)
    year = f" in {count.schooljaar}" if count.schooljaar else ""
    return f"{len(count.gehouden)} van {count.nodig}{year}"


def _oordeel(record: Record | None) -> str:
    """Return the oordeel of a beoordeling or eindbeoordeling in the words of the form."""
    return choice_label(record, "oordeel") if record else ""
