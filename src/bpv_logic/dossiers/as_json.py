"""The opleidingen that a student chooses from, as pages show them: with every kerntaak and werkproces."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpv_logic.basis.values import Json
    from bpv_logic.dossiers.shape import Dossier, Kerntaak, Kwalificatie


def opleidingen_json(*groups: Iterable[Dossier]) -> list[Json]:
    """Return every opleiding of some dossiers, each group by name; of two with the same sleutel the first counts."""
    found: dict[str, Json] = {}
    for dossiers in groups:
        pairs = ((dossier, kwalificatie) for dossier in dossiers for kwalificatie in dossier.kwalificaties)
        # Students know the name of their opleiding, not of its dossier.
        for dossier, kwalificatie in sorted(pairs, key=lambda pair: pair[1].titel.casefold()):
            found.setdefault(kwalificatie.sleutel, _opleiding(dossier, kwalificatie))
    return list(found.values())


def _opleiding(dossier: Dossier, kwalificatie: Kwalificatie) -> Json:
    return {
        "sleutel": kwalificatie.sleutel,
        "crebo": kwalificatie.crebo,
        "titel": kwalificatie.titel,
        "niveau": kwalificatie.niveau,
        "leerwegen": list(kwalificatie.leerwegen),
        "dossier": dossier.titel,
        "versie": dossier.versie,
        # Shown after the name in a list of choices.
        "merk": "" if kwalificatie.volledig else "(niet compleet)",
        # Where the list comes from, and how far it can be trusted.
        "bron": dossier.bron,
        "let_op": " ".join(_doubts(dossier, kwalificatie)),
        "kerntaken": [_kerntaak(kerntaak, dossier.toelichting) for kerntaak in kwalificatie.kerntaken],
    }


def _doubts(dossier: Dossier, kwalificatie: Kwalificatie) -> Iterator[str]:
    """Return sentences on what a student must know before trusting this list; none for SBB's own complete list."""
    if dossier.voorlopig:
        yield "Dit is een voorbeeld van ons, geen lijst van SBB. Vraag de echte werkprocessen aan school."
        return
    if not kwalificatie.volledig:
        yield "In deze lijst staan nog niet alle werkprocessen. Vraag de hele lijst aan school."
    if not dossier.gecontroleerd:
        yield "Deze lijst is nog niet vergeleken met die van SBB. Kijk hem na met school."


def _kerntaak(kerntaak: Kerntaak, toelichting: dict[str, str]) -> Json:
    return {
        "code": kerntaak.code,
        "titel": kerntaak.titel,
        "werkprocessen": [
            {
                "code": werkproces.code,
                "titel": werkproces.titel,
                **({"toelichting": toelichting[werkproces.code]} if werkproces.code in toelichting else {}),
            }
            for werkproces in kerntaak.werkprocessen
        ],
    }
