"""A schoolpakket as pages show it: the words that take the place of those that were built in.

Knows what a page needs of a pakket that a phone was given by file or link;
what the rules make of it they take from the pakket itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.dossiers.as_json import opleidingen_json
from bpv_logic.forms import FORMS, forms_of
from bpv_logic.school.active import built_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.questions.fields import Field
    from bpv_logic.school.contents import Onderwerp, Schoolpakket
    from bpv_logic.school.norms import Herkomst, Norm, Normwaarde

HERKOMST: Final[dict[Herkomst, str]] = {"wet": "Wet", "afspraak": "Afspraak", "keuze": "Keuze van de app"}

#: What a student must have said for a topic that is not for everybody.
_ALLEEN: Final[dict[str, Json]] = {
    "entree": {"soort": "student", "veld": "entree", "is": ["ja"]},
    "beroepsproeve": {"soort": "periode", "veld": "beroepsproeve", "is": ["ja"]},
}


def pakket_view(pakket: Schoolpakket) -> Velden:
    """Return what pages show of a pakket; the same pakket gives the same values."""
    return {
        "naam": pakket.naam,
        "code": pakket.code,
        # The colour that is in the style sheet already needs no second telling.
        "kleur": "" if pakket.kleur == built_in().kleur else pakket.kleur,
        "contacten": [vars(contact) for contact in pakket.contacten],
        "formulieren": _words(pakket),
        "onderwerpen": [
            {"sleutel": item.sleutel, "tekst": item.tekst, "when": onderwerp_conditions(item)}
            for item in pakket.onderwerpen
        ],
        "normen": {norm.naam: norm_lines(norm) for norm in pakket.all_norms()},
        "opleidingen": opleidingen_json(pakket.dossiers),
    }


def onderwerp_conditions(onderwerp: Onderwerp) -> list[Json]:
    """Return when a topic is shown: at its kind of visit, and to whom it concerns."""
    only = [_ALLEEN[onderwerp.alleen]] if onderwerp.alleen else []
    return [{"veld": "bezoek", "is": [onderwerp.bezoek]}, *only]


def norm_lines(norm: Norm) -> list[Json]:
    """Return the values of a norm in words: the number with its unit, from when, and where it stands."""
    several = len(norm.waarden) > 1
    return [
        {
            "waarde": f"{item.waarde} {norm.unit}",
            "vanaf": f"vanaf {item.vanaf}" if several else "",
            "bron": f"{HERKOMST[norm.herkomst]}: {_source(item)}",
        }
        for item in norm.waarden
    ]


def _source(waarde: Normwaarde) -> str:
    bron = waarde.bron
    place = f", {bron.place}" if bron.place else ""
    return f"{bron.document}{place}{f' ({bron.date})' if bron.date else ''}"


def _words(pakket: Schoolpakket) -> Velden:
    """Return the questions that a school may word, by form and name; no others can differ."""
    ours, worded = FORMS, forms_of(pakket)
    return {
        soort: {item.name: _question(item) for item in _differing(ours[soort].fields, form.fields)}
        for soort, form in worded.items()
        if form != ours[soort]
    }


def _differing(ours: tuple[Field, ...], theirs: tuple[Field, ...]) -> Iterator[Field]:
    return (item for known, item in zip(ours, theirs, strict=True) if item != known)


def _question(item: Field) -> Json:
    return {
        "label": item.label,
        "hint": item.hint,
        "keuzes": [{"waarde": keuze.waarde, "label": keuze.label, "uitleg": keuze.uitleg} for keuze in item.keuzes],
    }
