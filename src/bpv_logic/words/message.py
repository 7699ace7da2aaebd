"""Ready-made messages to school, in the student's own name: asking for contact. Judges and blames nobody.

A message has figures and a question. It may give illness as the reason, never
any detail: what the student wrote about it stays in the map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis import shown
from bpv_logic.basis.dates import join_words, long_date, parse_date
from bpv_logic.bpv.schooljaren import contacten_nu
from bpv_logic.forms import form_in_use
from bpv_logic.forms.contact import EXTRA
from bpv_logic.forms.keuzes import WEEKDAGEN
from bpv_logic.map.student import name_of
from bpv_logic.words.record import record_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.bpv.uren.rooster import Rooster
    from bpv_logic.map.bpvmap import Bpvmap, Record

#: The reason whose details are not passed on.
_ZIEKTE: Final = "ziekte"

_DAG: Final = tuple(keuze.label.lower() for keuze in WEEKDAGEN)


def text_of(bpvmap: Bpvmap, record: Record) -> str:
    """Return a record as text to send or paste: a question to school as a message, anything else as a form."""
    if record.soort == "contact" and record.text("soort") == EXTRA:
        return extra_bericht(bpvmap, record)
    return record_text(bpvmap, record)


def contact_bericht(view: MapView, periode: PeriodeView | None = None) -> str:
    """Return a message asking school for a contact, with how many there were; by default about the current bpv."""
    chosen = periode or view.current
    lines = [*_contact_figures(chosen)] if chosen else ["Kunnen we een afspraak maken?"]
    return _message(view.bpvmap, chosen.record if chosen else None, lines)


def extra_bericht(bpvmap: Bpvmap, record: Record) -> str:
    """Return a message asking for extra contact: who asks, why, and by when an answer is needed."""
    periode = bpvmap.by_id.get(bpvmap.periode_of(record))
    return _message(bpvmap, periode, [*_extra_lines(bpvmap, record, periode)])


def _message(bpvmap: Bpvmap, periode: Record | None, lines: list[str]) -> str:
    """Return the lines with a greeting and who writes above them, and a name below."""
    own = shown.name(name_of(bpvmap.student)) if bpvmap.student else ""
    begeleider = shown.name(periode.text("begeleider")) if periode else ""
    who = [f"Ik ben {own}."] if own else []
    if periode and periode.is_filled("leerbedrijf"):
        who.append(f"Mijn bpv is bij {shown.name(periode.text('leerbedrijf'))}.")
    parts = (f"Beste {begeleider or 'bpv-begeleider'},", " ".join(who), "\n".join(lines), f"Groet,\n{own}".strip())
    return "\n\n".join(part for part in parts if part)


def _contact_figures(periode: PeriodeView) -> Iterator[str]:
    count = contacten_nu(periode)
    held, year = len(count.gehouden), f" in schooljaar {count.schooljaar}" if count.schooljaar else ""
    yield f"Er {'is' if held == 1 else 'zijn'}{year} {held} van de {count.nodig} contacten geweest."
    if periode.gehouden:
        yield f"Het laatste contact was op {long_date(periode.gehouden[-1].text('datum'))}."
    if not count.op_locatie:
        yield "Er is nog geen bezoek op mijn werk geweest."
    if periode.eind is not None:
        yield f"Mijn bpv {'was' if periode.is_voorbij else 'duurt'} tot en met {long_date(periode.eind.isoformat())}."
    yield from _wish(periode)


def _wish(periode: PeriodeView) -> Iterator[str]:
    if periode.gepland:
        yield f"Het volgende contact is op {long_date(periode.gepland[0].text('datum'))}."
        yield "Kunnen we nog een afspraak maken?"
    else:
        yield "Er staat nog geen nieuwe afspraak. Kunnen we iets afspreken?"
    if not periode.is_voorbij:
        yield from _workdays(periode.rooster)


def _workdays(rooster: Rooster) -> Iterator[str]:
    odd, even = (
        join_words([_DAG[day] for day in sorted(days)], at_most=len(_DAG)) for days in (rooster.oneven, rooster.even)
    )
    if rooster.is_wisselend:
        yield "Mijn rooster wisselt."
    elif odd == even and odd:
        yield f"Ik werk op {odd}."
    elif odd != even:
        yield f"Ik werk in een oneven week op {odd or 'geen dag'}, in een even week op {even or 'geen dag'}."


def _extra_lines(bpvmap: Bpvmap, record: Record, periode: Record | None) -> Iterator[str]:
    if record.text("gevraagd_door") == "praktijkopleider":
        name = shown.name(periode.text("praktijkopleider")) if periode else ""
        yield f"Mijn praktijkopleider{f', {name},' if name else ''} vraagt om extra contact met school."
    else:
        yield "Ik wil graag extra contact met school."
    redenen, field = tuple(filter(None, record.items("redenen"))), form_in_use("contact").field("redenen")
    if redenen:
        yield f"De reden: {'. '.join(value_text(bpvmap, field, reden) for reden in redenen)}."
    if record.is_filled("uitleg") and _ZIEKTE not in redenen:
        yield shown.lines(record.text("uitleg"))
    yield from _answer(record)


def _answer(record: Record) -> Iterator[str]:
    """Ask for an answer, or report the one that was given."""
    answered = parse_date(record.text("beantwoord_op"))
    if answered:
        yield f"Er kwam antwoord op {long_date(answered.isoformat())}."
        if record.is_filled("antwoord"):
            yield shown.lines(record.text("antwoord"))
    elif parse_date(record.text("antwoord_voor")):
        yield f"Wil je antwoorden voor of op {long_date(record.text('antwoord_voor'))}?"
    else:
        yield "Wil je mij laten weten wanneer dat kan?"
