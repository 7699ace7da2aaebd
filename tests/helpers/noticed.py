"""What a user finds changed in a map, and what the preview said, worked out independently of the rules."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Final

from bpv_logic.forms import ALL_FORMS

type Json = dict[str, Any]


def live(records: list[Json]) -> dict[str, Json]:
    """Return what a user sees of a map, by id."""
    return {
        record["id"]: record
        for record in records
        if record["soort"] == "handtekening"
        or record["verwijderd"] is None
        or record["verwijderd"] < max(record["tijden"].values(), default="")
    }


def filled(record: Json) -> Json:
    return {name: value for name, value in record["velden"].items() if value not in (None, "", [])}


def seen(before: list[Json], after: list[Json]) -> dict[str, Counter[str]]:
    """Count the changes that a user would find, by kind."""
    old, new = live(before), live(after)
    found: dict[str, Counter[str]] = {}
    for id_ in {*old, *new}:
        was, now = old.get(id_), new.get(id_)
        change = "nieuw" if was is None else "weg" if now is None else "anders" if filled(was) != filled(now) else ""
        if change:
            counts = found.setdefault((now or was or {})["soort"], Counter())
            counts[change] += 1
            counts["leeg"] += len(filled(was).keys() - filled(now).keys()) if was and now else 0
    return {kind: +counts for kind, counts in found.items()}


PLURALS: Final = {form.meervoud.capitalize(): form.name for form in ALL_FORMS}
PARTS: Final = {"nieuw": "nieuw", "anders": "anders", "weg": "weggehaald", "leeg": r"antwoord(?:en)? leeg"}


def told(sentences: list[str]) -> dict[str, Counter[str]]:
    """Parse the counts from the sentences that a user reads."""
    found: dict[str, Counter[str]] = {}
    for sentence in sentences:
        name, _, rest = sentence.partition(": ")
        counts = Counter(
            {key: int(hit[1]) for key, word in PARTS.items() if (hit := re.search(rf"(\d+) {word}", rest))}
        )
        if name in PLURALS and counts:
            found[PLURALS[name]] = counts
    return found
