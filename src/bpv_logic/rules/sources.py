"""The documents that rules refer to. Each is defined once, so a rule only gives the place in it."""

from __future__ import annotations

from bpv_logic.questions.findings import Reference


def gids(place: str) -> Reference:
    """Return a place in the bpv-gids: the school's page that this app implements."""
    return Reference(
        document="Bpv-gids, hoofdstuk Begeleiding",
        place=place,
        url="https://www.mboterra.nl/paginas/bpv-gids/begeleiding",
    )


def gids_beoordeling(place: str) -> Reference:
    """Return a place in the assessment chapter of the same bpv-gids."""
    return Reference(
        document="Bpv-gids, hoofdstuk Beoordeling",
        place=place,
        url="https://www.mboterra.nl/paginas/bpv-gids/beoordeling",
    )


def arbeidstijdenwet(place: str) -> Reference:
    """Return an article of the Arbeidstijdenwet, in the text that we read."""
    return Reference(
        document="Arbeidstijdenwet",
        place=place,
        date="1 juli 2025",
        url="https://wetten.overheid.nl/BWBR0007671",
    )


def web(place: str) -> Reference:
    """Return an article of the Wet educatie en beroepsonderwijs, in the text that we read."""
    return Reference(
        document="Wet educatie en beroepsonderwijs",
        place=place,
        date="1 januari 2026",
        url="https://wetten.overheid.nl/BWBR0007625",
    )


def keuze(place: str) -> Reference:
    """Return a choice of ours, with its reason: no document prescribes it."""
    return Reference(document="Keuze van de BPV-map", place=place)
