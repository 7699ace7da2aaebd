"""How the ratings of each werkproces changed over time, from the first bpv on. Judges nothing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import parse_date
from bpv_logic.basis.shown import in_sentence
from bpv_logic.forms.voortgang import EIGENAAR

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.map.record import Record
    from bpv_logic.rules import Context

_WIE: Final = {EIGENAAR: "Jij", "praktijkopleider": "Je praktijkopleider"}


def verloop_of(view: MapView, context: Context) -> Velden:
    """Return the points of every werkproces that has a rating, on one axis so rows can be compared."""
    steps = {stap.waarde: (number, stap.label) for number, stap in enumerate(context.schoolpakket.schaal)}
    rated = _by_code(view, steps)
    days = [day for ratings in rated.values() for day, _ in ratings]
    if not days:
        return {}
    first, length = min(days), max(1, (context.today - min(days)).days)
    return {code: _history(ratings, first, length, steps) for code, ratings in rated.items()}


def _by_code(view: MapView, steps: dict[str, tuple[int, str]]) -> dict[str, list[tuple[dt.date, Record]]]:
    """Return the ratings of each code by day; a day in the future is a typing mistake."""
    found: dict[str, list[tuple[dt.date, Record]]] = defaultdict(list)
    for record in view.bpvmap.of("voortgang"):
        day = parse_date(record.text("datum"))
        known = record.text("oordeel") in steps and record.text("wie") in _WIE and record.text("werkproces")
        if day and day <= view.today and known:
            found[record.text("werkproces")].append((day, record))
    return found


def _history(
    ratings: list[tuple[dt.date, Record]], first: dt.date, length: int, steps: dict[str, tuple[int, str]]
) -> Velden:
    points: list[Json] = [
        {"dag": (day - first).days, "wie": record.text("wie"), "waarde": steps[record.text("oordeel")][0]}
        for day, record in ratings
    ]
    return {"zin": _say(ratings, steps), "dagen": length, "punten": points}


def _say(ratings: list[tuple[dt.date, Record]], steps: dict[str, tuple[int, str]]) -> str:
    """Return "Jij: eerst Oefenen, nu Goed. Je praktijkopleider: Goed."."""
    sentences = []
    for wie, name in _WIE.items():
        given = [record for _, record in ratings if record.text("wie") == wie]
        labels = [steps[record.text("oordeel")][1] for record in given]
        if labels:
            who = _named(name, given[-1])
            changed = labels[0] != labels[-1]
            sentences.append(f"{who}: eerst {labels[0]}, nu {labels[-1]}." if changed else f"{who}: {labels[-1]}.")
            sentences += [f"Hierna: {in_sentence(given[-1].text('hoe'))}"] if given[-1].is_filled("hoe") else []
    return " ".join(sentences)


def _named(wie: str, newest: Record) -> str:
    """Return "Je praktijkopleider (Marit de Groot)": who gave the newest one; students know their own name."""
    naam = newest.text("naam").strip()
    return f"{wie} ({naam})" if naam and newest.text("wie") != EIGENAAR else wie
