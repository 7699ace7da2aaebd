"""The opleidingen that a student chooses from, as pages show them: with every kerntaak and werkproces."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpv_logic.dossier import Dossier, Kerntaak, Kwalificatie
    from bpv_logic.values import Json


def opleidingen_json(dossiers: Iterable[Dossier]) -> list[Json]:
    """Return every opleiding of some dossiers, in their order; of two with one sleutel the first counts."""
    found: dict[str, Json] = {}
    for dossier in dossiers:
        for kwalificatie in dossier.kwalificaties:
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
        # A page says so when the list is not whole, or is an example of ours.
        "volledig": kwalificatie.volledig,
        "voorlopig": dossier.voorlopig,
        "kerntaken": [_kerntaak(kerntaak, dossier.toelichting) for kerntaak in kwalificatie.kerntaken],
    }


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
