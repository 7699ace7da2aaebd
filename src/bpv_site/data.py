"""Writes what the rules declare as files for pages and schools: labels, opleidingen, the schema of the export."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bpv_logic.forms import forms_of
from bpv_logic.kwalificatiedossier import load_dossiers
from bpv_logic.schema import SCHEMA_NAME, export_schema
from bpv_site.school import schoolpakket

if TYPE_CHECKING:
    from pathlib import Path

    from bpv_logic.kwalificatiedossier import Dossier, Kerntaak, Kwalificatie


def write_data(dist: Path) -> None:
    """Write the generated data files into a site."""
    _write_json(dist / "data" / "forms.json", forms())
    _write_json(dist / "data" / "opleidingen.json", opleidingen())
    # People read this one.
    _write_json(dist / "schema" / SCHEMA_NAME, export_schema(), indent=2)


def forms() -> dict[str, object]:
    """Give labels and the words of choices, by form and field."""
    return {
        form.name: {
            "label": form.label,
            "velden": {
                field.name: {
                    "label": field.label,
                    "kind": field.kind,
                    "keuzes": {keuze.waarde: keuze.label for keuze in field.keuzes},
                }
                for field in form.fields
            },
        }
        for form in forms_of(schoolpakket()).values()
    }


def opleidingen() -> list[dict[str, object]]:
    """Give every opleiding a student can choose, with its werkprocessen, in the order of the list."""
    return [_opleiding(dossier, kwalificatie) for dossier in load_dossiers() for kwalificatie in dossier.kwalificaties]


def _opleiding(dossier: Dossier, kwalificatie: Kwalificatie) -> dict[str, object]:
    return {
        "sleutel": kwalificatie.sleutel,
        "crebo": kwalificatie.crebo,
        "titel": kwalificatie.titel,
        "niveau": kwalificatie.niveau,
        "leerwegen": kwalificatie.leerwegen,
        "dossier": dossier.titel,
        "versie": dossier.versie,
        # A page says so when the list is not whole, or is an example of ours.
        "volledig": kwalificatie.volledig,
        "voorlopig": dossier.voorlopig,
        "kerntaken": [_kerntaak(kerntaak, dossier.toelichting) for kerntaak in kwalificatie.kerntaken],
    }


def _kerntaak(kerntaak: Kerntaak, toelichting: dict[str, str]) -> dict[str, object]:
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


def _write_json(target: Path, value: object, *, indent: int | None = None) -> None:
    """Write JSON that is the same every time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    target.write_text(f"{text}\n", encoding="utf-8", newline="\n")
