"""The whole opleiding as text, to send in a message: every bpv, and every werkproces with its newest ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpv_logic.basis.shown import name
from bpv_logic.map.student import name_of
from bpv_logic.verdict.per_bpv import per_bpv_of
from bpv_logic.verdict.pictures import jaren_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.rules import Context

_FIGURES = {
    "uren": "gemaakt",
    "getekend": "getekend",
    "afgesproken": "afgesproken",
    "contacten": "contacten",
    "werkprocessen": "werkprocessen",
}


def overview_text(view: MapView, context: Context) -> str:
    """Return the overview of all bpv's as lines of text."""
    own = name(name_of(view.student)) if view.student else ""
    years, ratings = jaren_of(view, context), per_bpv_of(view, context)
    return "\n".join(
        (
            f"Overzicht van alle bpv's{f': {own}' if own else ''}",
            "",
            str(years["zin"]),
            *(_year(row) for row in _rows(years["rijen"])),
            "",
            str(ratings["zin"]),
            *_ratings(ratings),
        )
    )


def _year(row: Velden) -> str:
    figures = ", ".join(f"{row[key]} {words}" for key, words in _FIGURES.items() if row[key])
    head = " ".join(str(row[key]) for key in ("schooljaar", "leerbedrijf") if row[key])
    return f"{head}: {figures}. Beoordeling: {row['beoordeling']}."


def _ratings(found: Velden) -> Iterator[str]:
    bpvs = [str(bpv["naam"]) for bpv in _rows(found["bpvs"])]
    for row in _rows(found["rijen"]):
        yield f"{row['code']} {row['titel']}".strip()
        if row["leeg"]:
            yield f"  {row['leeg']}"
        cells = row["cellen"] if isinstance(row["cellen"], list) else []
        for bpv, cell in zip(bpvs, cells, strict=True):
            for given in _rows(cell):
                yield f"  {bpv}: {given['oordeel']} ({given['door']})"


def _rows(value: Json) -> list[Velden]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
