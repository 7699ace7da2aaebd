"""Writes what the rules declare as files for pages and schools: labels, opleidingen, the schema of the export."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bpv_logic.forms import ALL_FORMS

if TYPE_CHECKING:
    from pathlib import Path


def forms_data() -> dict[str, object]:
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
        for form in ALL_FORMS
    }


def write_json(target: Path, value: object) -> None:
    """Write compact JSON that is the same every time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def write_data(dist: Path) -> None:
    """Write the generated data files into a site."""
    write_json(dist / "data" / "forms.json", forms_data())
