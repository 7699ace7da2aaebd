"""What a schoolpakket would change, in sentences for the student who is asked whether it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.pakket.inhoud import Schoolpakket


def pakket_zinnen(now: Schoolpakket, given: Schoolpakket) -> tuple[str, ...]:
    """Return what becomes different when `given` takes the place of `now`; at least one sentence."""
    return (*_bpv_zinnen(now, given), *_woord_zinnen(now, given)) or (
        "Er verandert niets: dit schoolpakket gebruik je al.",
    )


def _bpv_zinnen(now: Schoolpakket, given: Schoolpakket) -> Iterator[str]:
    """Yield what changes in the bpv itself: opleidingen, people, signing, blokken, numbers."""
    if given.dossiers != now.dossiers:
        yield _dossier_zin(given)
    if given.contacten != now.contacten:
        names = ", ".join(contact.naam for contact in given.contacten)
        yield f"Op school bel je: {names}." if names else "Er staan geen mensen van school meer bij Wie bel je?"
    if given.tekenritme != now.tekenritme:
        when = "elke week" if given.tekenritme == "week" else "aan het eind van elk blok"
        yield f"Je praktijkopleider tekent je uren {when}."
    if (given.blokken, given.aantal_blokken) != (now.blokken, now.aantal_blokken):
        yield _blok_zin(given)
    if given.normen != now.normen:
        yield from _norm_zinnen(given)


def _woord_zinnen(now: Schoolpakket, given: Schoolpakket) -> Iterator[str]:
    """Yield what changes in the words and the colour."""
    if given.schaal != now.schaal:
        yield f"De woorden bij Voortgang worden: {', '.join(step.label for step in given.schaal)}."
    if given.stappen != now.stappen:
        yield f"De zes stappen worden: {', '.join(stap.titel for stap in given.stappen)}."
    if given.onderwerpen != now.onderwerpen:
        yield f"Voor je bezoeken staan er {len(given.onderwerpen)} punten klaar om over te praten."
    if given.contactredenen != now.contactredenen:
        yield "De redenen om contact te vragen krijgen andere woorden."
    if given.werknemersvaardigheden != now.werknemersvaardigheden:
        yield "De lijst met wat een goede werknemer doet, wordt die van je school."
    if given.kleur != now.kleur:
        yield "De app krijgt de kleur van je school."


def _dossier_zin(given: Schoolpakket) -> str:
    titels = [item.titel for dossier in given.dossiers for item in dossier.kwalificaties]
    if not titels:
        return "Je school heeft geen eigen opleidingen meer in de lijst."
    return f"Deze opleidingen van je school komen in de lijst: {', '.join(titels)}."


def _blok_zin(given: Schoolpakket) -> str:
    if not given.blokken:
        return f"Je bpv wordt verdeeld in {given.aantal_blokken} blokken."
    names = ", ".join(blok.naam for blok in given.blokken)
    return f"De blokken van je school komen erin: {names}."


def _norm_zinnen(given: Schoolpakket) -> Iterator[str]:
    if not given.normen:
        yield "De getallen in de regels worden weer die van de app."
    for norm in given.normen:
        value = norm.waarden[-1]
        yield f"{norm.label}: {value.waarde} {norm.unit} (bron: {value.bron.document})."
