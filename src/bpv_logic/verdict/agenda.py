"""What is next: for whom, by when, and where in the app; the most urgent first.

Combines the findings with what is coming: the hours of today, a talk, the end of
a blok, the day of an opdracht. Findings of one kind become one item, worded more briefly than at their own place.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import join_words, parse_date, say_date, say_distance, say_duration
from bpv_logic.basis.shown import name
from bpv_logic.bpv.next_bpv import ended_on, say_next_bpv
from bpv_logic.forms import FORMS
from bpv_logic.forms.contact import BEZOEK
from bpv_logic.map.record import HANDTEKENING
from bpv_logic.questions.messages import fill
from bpv_logic.rules import RULES_BY_CODE, Stap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.map.record import Record
    from bpv_logic.questions.findings import Finding, Toon
    from bpv_logic.rules import Context

_VELD: Final = "veld."
#: Start, today, what is wrong, what is overdue for signing: these cannot wait for a talk or an evening.
_KAN_NIET_WACHTEN: Final = 36

#: A heading names no more bpv's than this; the rest it counts.
_MOST_NAMES: Final = 2

#: What is coming up is no finding: nothing is late.
_UREN_VAN_VANDAAG: Final = Stap(20, "Uren van vandaag", "Invullen")
_GESPREK_KOMT: Final = Stap(36, "Gesprek met school, {wanneer}", "Voorbereiden", "begeleider")
_BLOK_EINDIGT: Final = Stap(54, "{naam} eindigt {wanneer}", "Bekijken", "praktijkopleider")
_NIEUWE_BPV: Final = Stap(15, "Begin je nieuwe bpv", "Begin", pagina="gegevens/?nieuw=periode#periode")
_OPDRACHT_KOMT: Final = Stap(53, "Opdracht inleveren, {wanneer}", "Bekijken")

#: Only ids like these are safe in a URL unescaped; ours are UUIDs.
_PLAIN_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,80}")

#: Pages for a form that exists only once, so no id is needed.
_GEGEVENS: Final = "gegevens/"


@dataclass(frozen=True, kw_only=True)
class Actie:
    """One thing to do, in words, with the page to do it on; `datum` is the day by which, "" when open."""

    code: str
    rang: int
    titel: str
    uitleg: str
    knop: str
    pagina: str
    toon: Toon
    wie: str
    datum: str = ""


def agenda_of(view: MapView, context: Context, findings: Iterable[Finding]) -> tuple[Actie, ...]:
    """Return everything that needs action, the most urgent first; a page shows the first few."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[_group(finding)].append(finding)
    asked = ((RULES_BY_CODE[group[0].code].stap, group) for group in groups.values())
    items = [*(_of_findings(view, stap, group) for stap, group in asked if stap), *_coming(view, context)]
    return tuple(sorted(items, key=lambda item: (item.rang, item.datum or "9999", item.code)))


def due(actions: Iterable[Actie], today: dt.date) -> tuple[Actie, ...]:
    """Return what cannot wait until another day; a later item is not due, however urgent it will be."""
    day = today.isoformat()
    return tuple(item for item in actions if (item.datum == day if item.datum else item.rang < _KAN_NIET_WACHTEN))


def _group(finding: Finding) -> str:
    """Return the key that groups findings into one item: their code, or for faults in answers the form and the tone.

    What is about another bpv is an item of its own: its heading names that bpv, or all of those.
    """
    kind = f"{finding.soort}{finding.toon}" if finding.code.startswith(_VELD) else finding.code
    return f"{kind} elders" if finding.bij else kind


def _of_findings(view: MapView, stap: Stap, group: list[Finding]) -> Actie:
    first = group[0]
    form = FORMS.get(first.soort)
    words = {"formulier": form.label.lower() if form else "", **first.params}
    bpvs = [*dict.fromkeys(finding.bij for finding in group if finding.bij)]
    uitleg = RULES_BY_CODE[first.code].say_short(first)
    return Actie(
        code=first.code,
        rang=stap.rang,
        titel=_heading(fill(stap.titel, words), bpvs, len(group)),
        uitleg=f"Bij {first.bij}: {uitleg}" if len(bpvs) > 1 else uitleg,
        knop=stap.knop,
        pagina=page_of(view, first, stap.pagina),
        toon=first.toon,
        wie=stap.wie,
    )


def _heading(titel: str, bpvs: list[str], number: int) -> str:
    """Return a heading with the names of other bpv's, and how often it is asked when that is more often."""
    extra = [join_words(bpvs, at_most=_MOST_NAMES)] if bpvs else []
    if number > max(1, len(bpvs)):
        extra.append(f"{number} keer")
    return f"{titel} ({', '.join(extra)})" if extra else titel


def page_of(view: MapView, finding: Finding, pagina: str = "") -> str:
    """Return the page, within the app, on which a finding can be seen or fixed."""
    record = view.bpvmap.by_id.get(finding.record)
    if record is not None and record.soort == HANDTEKENING:
        record = view.bpvmap.by_id.get(record.text("betreft"))
    if finding.params.get("eerste"):
        return f"uren/?datum={finding.params['eerste']}"
    form = FORMS.get(record.soort) if record is not None else None
    if pagina and (form is None or not pagina.startswith(form.page)):
        return pagina
    if record is None or form is None:
        return FORMS[finding.soort].page if finding.soort in FORMS else "map/"
    if record.soort == "urendag" and record.text("datum") in view.dates_of_parts:
        return f"{form.page}?id={record.id}" if _PLAIN_ID.fullmatch(record.id) else form.page
    return _record_page(record, finding.veld, is_only=len(view.periodes) <= 1)


def _record_page(record: Record, veld: str = "", *, is_only: bool = True) -> str:
    page = FORMS[record.soort].page
    place = f"#{record.soort}-{veld}" if veld else ""
    if page == _GEGEVENS and (is_only or record.soort != "periode"):
        return f"{page}{place}"
    if record.soort == "urendag" and parse_date(record.text("datum")):
        return f"{page}?datum={record.text('datum')}"
    if record.soort == "contact" and record.text("soort") == BEZOEK:
        page = "bezoek/"
    return f"{page}?id={record.id}{place}" if _PLAIN_ID.fullmatch(record.id) else page


def _coming(view: MapView, context: Context) -> Iterator[Actie]:
    """Return what is no finding, because nothing is late: it is only coming up."""
    yield from _next_bpv(view)
    periode = view.current
    if periode is None:
        return
    yield from _hours_of_today(view, context.today)
    until = context.today + dt.timedelta(days=context.norm("vooruit_dagen"))
    yield from _talks(periode, context.today, until)
    yield from _opdrachten(periode, context.today, until)
    yield from _blokken(periode, context.today, until)


def _next_bpv(view: MapView) -> Iterator[Actie]:
    """Offer the next bpv from the day after the last one: due on that day, and offered until it is there."""
    eind, zin = ended_on(view), say_next_bpv(view)
    if eind is not None:
        day = eind + dt.timedelta(days=1)
        yield _action("gegevens.nieuwe-bpv", _NIEUWE_BPV, zin, _NIEUWE_BPV.pagina, day, {})


def _hours_of_today(view: MapView, today: dt.date) -> Iterator[Actie]:
    """Ask for the hours in the bpv that a page would use; not for hours that still have to be moved to it."""
    periode = view.periode(view.bpvmap.kalender.van("urendag", today.isoformat(), view.keuze))
    if periode is None:
        return
    moved = {item.record.id for item in view.verplaatsingen if item.naar == periode.id}
    here = (*periode.dagen, *(dag for dag in view.dag_of.values() if dag.record.id in moved))
    known = any(dag.datum == today for dag in here)
    if periode.loopt and periode.rooster.is_werkdag(today) and not known:
        uitleg = f"Vul je dag in: {say_date(today, today)}."
        yield _action("uren.vandaag", _UREN_VAN_VANDAAG, uitleg, f"uren/?datum={today.isoformat()}", today, {})


def _talks(periode: PeriodeView, today: dt.date, until: dt.date) -> Iterator[Actie]:
    for contact in periode.gepland:
        day = parse_date(contact.text("datum"))
        if day and day <= until:
            place = " op je werk" if contact.text("plaats") == "locatie" else ""
            uitleg = f"Het gesprek is {_when(day, today)}{place}. Kijk vast waar jullie over praten."
            yield _action("contact.komt", _GESPREK_KOMT, uitleg, _record_page(contact), day, _wanneer(day, today))


def _opdrachten(periode: PeriodeView, today: dt.date, until: dt.date) -> Iterator[Actie]:
    for opdracht in periode.of("opdracht"):
        day = parse_date(opdracht.text("inleveren"))
        if day and today <= day <= until and opdracht.text("stand") != "klaar":
            uitleg = f"“{name(opdracht.text('titel'))}” moet klaar zijn op {say_date(day, today)}."
            page = _record_page(opdracht)
            yield _action("opdrachten.komt", _OPDRACHT_KOMT, uitleg, page, day, _wanneer(day, today))


def _blokken(periode: PeriodeView, today: dt.date, until: dt.date) -> Iterator[Actie]:
    """Announce the end of a blok; a week ends every week, and is not announced."""
    for blok in periode.blokken if periode.tekenritme == "blok" else ():
        if blok.stand == "loopt" and blok.is_gewerkt and today <= blok.span.tot <= until:
            uitleg = f"Je hebt {say_duration(blok.minuten)} in dit blok. Daarna tekent je praktijkopleider."
            words = {"naam": blok.span.naam, **_wanneer(blok.span.tot, today)}
            yield _action("uren.blok-eindigt", _BLOK_EINDIGT, uitleg, "uren/#blokken", blok.span.tot, words)


def _wanneer(day: dt.date, today: dt.date) -> dict[str, str]:
    return {"wanneer": say_distance(day, today)}


def _when(day: dt.date, today: dt.date) -> str:
    """Return "op vrijdag 27 november", or "vandaag" and "morgen" as people say them."""
    near = say_distance(day, today)
    return near if near in ("vandaag", "morgen") else f"op {say_date(day, today)}"


def _action(code: str, stap: Stap, uitleg: str, pagina: str, day: dt.date, words: dict[str, str]) -> Actie:
    return Actie(
        code=code,
        rang=stap.rang,
        titel=fill(stap.titel, words),
        uitleg=uitleg,
        knop=stap.knop,
        pagina=pagina,
        toon="nog_doen",
        wie=stap.wie,
        datum=day.isoformat(),
    )
