"""Writes what the rules declare as files for pages and schools: labels, opleidingen, the schema of the export."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bpv_logic.browser.pakket_shown import rated_beside
from bpv_logic.dossiers.as_json import opleidingen_json
from bpv_logic.dossiers.built_in import load_dossiers
from bpv_logic.dossiers.pasted import UNSEEN, keuzedeel_pattern, line_patterns
from bpv_logic.file.incoming.types import FILE_HANDLERS, MAP_TYPES
from bpv_logic.file.schema import SCHEMA_NAME, VERSLEUTELD_NAME, export_schema, versleuteld_schema
from bpv_logic.forms import forms_of
from bpv_site.handboek.index import search_index
from bpv_site.pages.help_languages import read_hulptalen
from bpv_site.pages.school import schoolpakket
from bpv_site.tools.paths import SITE

if TYPE_CHECKING:
    from pathlib import Path

    from bpv_logic.basis.values import Json
    from bpv_logic.questions.fields import Field
    from bpv_site.handboek.shape import Handboek

MANIFEST: Final = "manifest.webmanifest"


def write_data(dist: Path, guide: Handboek) -> None:
    """Write the generated data files into a site."""
    _write_json(dist / "data" / "handboek.json", search_index(guide))
    _write_json(dist / "data" / "forms.json", forms())
    _write_json(dist / "data" / "opleidingen.json", opleidingen())
    for taal in read_hulptalen():
        _write_json(dist / "data" / f"hulptaal-{taal.taal}.json", taal.teksten)
    # People read these.
    _write_json(dist / "schema" / SCHEMA_NAME, export_schema(), indent=2)
    _write_json(dist / "schema" / VERSLEUTELD_NAME, versleuteld_schema(), indent=2)


def write_manifest(dist: Path) -> None:
    """Write the app manifest, with the types of files that the app opens."""
    values = json.loads((SITE / MANIFEST).read_text(encoding="utf-8"))
    values["file_handlers"][0]["accept"] = FILE_HANDLERS
    values["share_target"]["params"]["files"][0]["accept"] = MAP_TYPES
    _write_json(dist / MANIFEST, values, indent=2)


def forms() -> dict[str, Any]:
    """Return labels and the text of choices, by form and field; of a list that is typed, how a line is read."""
    forms: dict[str, Any] = {
        form.name: {"label": form.label, "velden": {field.name: _question(field) for field in form.fields}}
        for form in forms_of(schoolpakket()).values()
    }
    for question in (forms["student"]["velden"]["eigen_werkprocessen"], forms["periode"]["velden"]["keuzedelen"]):
        question["regels"] = [UNSEEN, *line_patterns()]
    forms["periode"]["velden"]["keuzedelen"]["kop"] = keuzedeel_pattern()
    beside: dict[str, Any] = rated_beside(schoolpakket())
    forms[beside["soort"]]["velden"][beside["veld"]] |= {name: beside[name] for name in ("keuzes", "lijsten")}
    return forms


def _question(field: Field) -> dict[str, Any]:
    keuzes = {keuze.waarde: keuze.label for keuze in field.keuzes}
    return {"label": field.label, "kind": field.kind, "keuzes": keuzes}


def opleidingen() -> list[Json]:
    """Return every opleiding that a student can choose, the school's own first."""
    return opleidingen_json(schoolpakket().dossiers, load_dossiers())


def _write_json(target: Path, value: object, *, indent: int | None = None) -> None:
    """Write JSON that is the same every time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    target.write_text(f"{text}\n", encoding="utf-8", newline="\n")
