"""What a schoolpakket would change, in sentences for the student who is asked to allow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpv_logic.basis.dates import long_date
from bpv_logic.basis.shown import in_sentence
from bpv_logic.dossiers.as_json import opleidingen_json
from bpv_logic.dossiers.built_in import find_built_in

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from bpv_logic.school.contents import Contact, Schoolpakket
    from bpv_logic.school.norms import Norm, Normwaarde


def pakket_zinnen(now: Schoolpakket, given: Schoolpakket, today: dt.date) -> tuple[str, ...]:
    """Return what changes, today or later, when `given` replaces `now`; at least one sentence."""
    return (*_bpv_zinnen(now, given, today), *_woord_zinnen(now, given)) or (
        "Er verandert niets: dit schoolpakket gebruik je al.",
    )


def _bpv_zinnen(now: Schoolpakket, given: Schoolpakket, today: dt.date) -> Iterator[str]:
    """Yield what changes in the bpv itself: opleidingen, people, signing, blokken, numbers."""
    if given.dossiers != now.dossiers:
        yield from _opleiding_zinnen(now, given)
    if given.contacten != now.contacten:
        people = ", ".join(map(_persoon, given.contacten))
        yield f"Op school bel je: {people}." if people else "Er staan geen mensen van school meer bij Wie bel je?"
    if given.tekenritme != now.tekenritme:
        when = "elke week" if given.tekenritme == "week" else "aan het eind van elk blok"
        yield f"Je praktijkopleider tekent je uren {when}."
    if (given.blokken, given.aantal_blokken) != (now.blokken, now.aantal_blokken):
        yield _blok_zin(given)
    if given.contact_per != now.contact_per:
        when = "voor elk schooljaar" if given.contact_per == "schooljaar" else "één keer voor de hele bpv"
        yield f"Duurt je bpv langer dan een jaar? Dan tellen de contacten met school {when}."
    for norm in given.all_norms():
        if norm.waarden != (before := now.find_norm(norm.naam)).waarden:
            yield _norm_zin(before, norm, today.isoformat())


def _woord_zinnen(now: Schoolpakket, given: Schoolpakket) -> Iterator[str]:
    """Yield what changes in the words and the colour."""
    if given.schaal != now.schaal:
        yield f"De woorden bij Voortgang worden: {_names(step.label for step in given.schaal)}."
    if given.stappen != now.stappen:
        yield f"De zes stappen worden: {_names(stap.titel for stap in given.stappen)}."
    if given.onderwerpen != now.onderwerpen:
        yield f"Voor je bezoeken staan er {len(given.onderwerpen)} punten klaar om over te praten."
    if given.contactredenen != now.contactredenen:
        yield "De redenen om contact te vragen krijgen andere woorden."
    if given.werknemersvaardigheden != now.werknemersvaardigheden:
        names = _names(item.label for item in given.werknemersvaardigheden)
        listed = f"Bij Voortgang staat de werkhouding van je school: {names}."
        yield listed if names else "De lijst met werkhouding gaat weg."
    if given.systeem != now.systeem:
        yield f"Het systeem van je school heet {in_sentence(given.systeem)}."
    if given.kleur != now.kleur:
        yield "De app krijgt de kleur van je school."


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(in_sentence, names))


def _persoon(contact: Contact) -> str:
    """Return somebody's name and contact details: a fake pakket would aim to change a number."""
    ways = ", ".join(filter(None, (contact.telefoon, contact.email)))
    return f"{in_sentence(contact.naam)} ({ways})" if ways else in_sentence(contact.naam)


def _opleiding_zinnen(now: Schoolpakket, given: Schoolpakket) -> Iterator[str]:
    """Say what is added, replaced and removed, each as a student sees it in the list."""
    before, after = _opleidingen(now), _opleidingen(given)
    new = []
    for sleutel, titel in after.items():
        if sleutel in before:
            if _shown(now, sleutel) != _shown(given, sleutel):
                yield f"“{titel}” vervangt “{before[sleutel]}”, die je al van school had."
        elif ours := _ours(sleutel):
            yield f"“{titel}” van je school vervangt “{ours}” van de app."
        else:
            new.append(titel)
    if new:
        yield f"Deze opleidingen van je school komen in de lijst: {', '.join(new)}."
    gone = [sleutel for sleutel in before if sleutel not in after]
    yield from (f"“{ours}” wordt weer die van de app." for sleutel in gone if (ours := _ours(sleutel)))
    if lost := [before[sleutel] for sleutel in gone if not _ours(sleutel)]:
        yield f"Deze opleidingen gaan uit de lijst: {', '.join(lost)}."


def _opleidingen(pakket: Schoolpakket) -> dict[str, str]:
    """Return the titles of the opleidingen that a school added, by the sleutel that maps store."""
    return {item.sleutel: in_sentence(item.titel) for dossier in pakket.dossiers for item in dossier.kwalificaties}


def _shown(pakket: Schoolpakket, sleutel: str) -> object:
    found = opleidingen_json(pakket.dossiers)
    return next((item for item in found if isinstance(item, dict) and item["sleutel"] == sleutel), None)


def _ours(sleutel: str) -> str:
    """Return the title of the built-in opleiding with this sleutel, "" when there is none."""
    dossier = find_built_in(sleutel)
    titles = (item.titel for item in dossier.kwalificaties if item.sleutel == sleutel) if dossier else ()
    return next(iter(titles), "")


def _blok_zin(given: Schoolpakket) -> str:
    if not given.blokken:
        return f"Je bpv wordt verdeeld in {given.aantal_blokken} blokken."
    return f"De blokken van je school komen erin: {_names(blok.naam for blok in given.blokken)}."


def _norm_zin(before: Norm, norm: Norm, today: str) -> str:
    """Say the value that applies today, and every other with its day: a usual value may change next month."""
    current = norm.on(today)
    was = before.on(today).waarde
    instead = f" in plaats van {was} {norm.unit}" if was != current.waarde else ""
    parts = [f"nu {current.waarde} {norm.unit}{instead}{_bron(current)}"]
    for index, value in enumerate(norm.waarden):
        if value is current:
            continue
        when = f"vanaf {_day(value.vanaf)}" if value.vanaf > today else f"tot {_day(norm.waarden[index + 1].vanaf)}"
        parts.append(f"{when} {value.waarde} {norm.unit}{_bron(value)}")
    return f"{norm.label}: {', '.join(parts)}."


def _day(iso: str) -> str:
    """Return "1 december 2026": the day of the week does not matter here."""
    return long_date(iso).partition(" ")[2]


def _bron(value: Normwaarde) -> str:
    return f" (bron: {in_sentence(value.bron.document)})"
