"""Guidance in one bpv, for the sheet of the leerbedrijf: what was held or made when, with whom, who signed.

What people wrote there stays in the map, and so do requests for extra contact:
their reasons are private.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.dates import count, full_date, parse_date
from bpv_logic.basis.shown import MAX_NAME, one_line
from bpv_logic.forms import FORMS
from bpv_logic.forms.contact import BEZOEK
from bpv_logic.forms.keuzes import ROLLEN
from bpv_logic.map.opleiding import kwalificatie_of, werkprocessen_of
from bpv_logic.school.vaardigheden import is_werkhouding
from bpv_logic.words.handtekening import say_zegel
from bpv_logic.words.record import choice_label, code_and_titel, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.values import Velden
    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.bpv.uren.dag import Dag
    from bpv_logic.map.record import Record
    from bpv_logic.words.verklaring.dagen import Venster

#: The kinds of records that show guidance, with the words for counting them; contacts are counted by place.
_SOORTEN: Final = {
    "werkbespreking": ("Werkbesprekingen", "werkbespreking", "werkbesprekingen"),
    "leerafspraken": ("Leerafspraken", "keer gemaakt", "keer gemaakt"),
    "beoordeling": ("Beoordelingen door het leerbedrijf", "beoordeling", "beoordelingen"),
}
_WAT: Final = {"werkbespreking": "Werkbespreking", "leerafspraken": "Leerafspraken", "beoordeling": "Beoordeling"}
_ROL: Final = {keuze.waarde: keuze.label for keuze in ROLLEN}


def say_begeleiding(periode: PeriodeView, venster: Venster) -> Iterator[tuple[str, str]]:
    """Return the totals, each with what it counts."""
    for soort, (label, one, many) in _SOORTEN.items():
        yield label, count(len(_in(periode, soort, venster)), one, many)
    held = [item for item in periode.gehouden if venster.has(item.text("datum"))]
    at_work = sum(item.text("plaats") == "locatie" for item in held)
    yield "Contact met school", f"{len(held)} keer, waarvan {at_work} op het werk"
    opdrachten = periode.of("opdracht")
    done = sum(item.text("stand") == "klaar" for item in opdrachten)
    yield "Opdrachten", f"{done} van {len(opdrachten)} klaar" if opdrachten else ""


def gesprekken_of(periode: PeriodeView, venster: Venster) -> Iterator[Velden]:
    """Return a row for everything that shows guidance, by day."""
    records = [item for soort in _SOORTEN for item in _in(periode, soort, venster)]
    records += [item for item in periode.gehouden if venster.has(item.text("datum"))]
    dated = [(item.text("datum"), item) for item in records]
    dated += [(when, item) for item in periode.of("opdracht") if venster.has(when := _signed_on(periode, item))]
    dated.sort(key=lambda found: (found[0], found[1].soort, found[1].id))
    for moment, item in dated:
        day = parse_date(moment)
        yield {
            "datum": full_date(day) if day else "",
            "wat": _wat(item),
            "wie": _wie(periode, item),
            "getekend": "\n".join(_signed(periode, item)),
        }


def werkprocessen_worked(view: MapView, periode: PeriodeView, venster: Venster) -> Iterator[Velden]:
    """Return a row for each werkproces worked on: the number of days, and the newest step from the leerbedrijf."""
    known = werkprocessen_of(view.student, kwalificatie_of(view.student), view.bpvmap.periodes)
    own = {item.code: item.titel for item in known}
    worked = [dag for dag in periode.gewerkt if venster.contains(dag.datum)]
    days = Counter(code for _, code in {(dag.datum, code) for dag in worked for code in _codes(dag)})
    rated = {
        item.text("werkproces"): _given(item) for item in _in(periode, "voortgang", venster) if _is_of_werkproces(item)
    }
    found = days.keys() | rated.keys()
    for code in (*(code for code in own if code in found), *sorted(found - own.keys())):
        yield {
            "werkproces": code_and_titel(view.bpvmap, code),
            "dagen": str(days[code] or ""),
            "oordeel": rated.get(code, ""),
        }


def _codes(dag: Dag) -> tuple[str, ...]:
    return dag.record.items("werkprocessen")


def _is_of_werkproces(rating: Record) -> bool:
    """Tell whether the leerbedrijf rated a werkproces; werkhouding is no part of the opleiding."""
    is_theirs = rating.text("wie") == "praktijkopleider" and rating.is_filled("oordeel")
    return is_theirs and not is_werkhouding(rating.text("werkproces"))


def _given(rating: Record) -> str:
    """Return "Voldoende, gegeven door Marit de Groot"; for a rating without a name only the rating."""
    naam = rating.text("naam").strip()
    oordeel = choice_label(rating, "oordeel")
    return f"{oordeel}, gegeven door {naam}" if naam else oordeel


def _in(periode: PeriodeView, soort: str, venster: Venster) -> list[Record]:
    return [item for item in periode.of(soort) if venster.has(item.text("datum"))]


def _wat(record: Record) -> str:
    if record.soort == "opdracht":
        return f"Opdracht: {choice_label(record, 'stand').lower()}"
    if record.soort != "contact":
        oordeel = choice_label(record, "oordeel") if record.soort == "beoordeling" else ""
        return f"{_WAT[record.soort]}: {oordeel}" if oordeel else _WAT[record.soort]
    if record.text("soort") != BEZOEK:
        return "Telefoongesprek"
    place = choice_label(record, "plaats")
    return f"Bezoek, {place[0].lower()}{place[1:]}" if place else "Bezoek"


def _wie(periode: PeriodeView, record: Record) -> str:
    """Return who took part, as far as the map tells."""
    if record.soort == "contact":
        return value_text(periode.bpvmap, FORMS["contact"].field("aanwezig"), record.velden.get("aanwezig"))
    return one_line(record.text("met"), MAX_NAME) if record.soort == "werkbespreking" else ""


def _signed(periode: PeriodeView, record: Record) -> Iterator[str]:
    """Return a line for every role that signs such a form, including missing signatures."""
    for rol in FORMS[record.soort].signers:
        zegel = periode.signed_by(record, rol)
        yield f"{_ROL[rol]}: {say_zegel(zegel) if zegel else 'nog niet getekend'}"


def _signed_on(periode: PeriodeView, opdracht: Record) -> str:
    """Return the day on which an opdracht was signed: it has no other day of its own."""
    zegel = periode.signed_by(opdracht, "praktijkopleider")
    return dutch_day(zegel.handtekening.text("moment")) if zegel else ""
