"""A schoolpakket as pages show it: the words that replace the built-in ones.

Knows what a page needs from a pakket that a phone received by file or link;
the rules use the pakket itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.dossiers.as_json import opleidingen_json
from bpv_logic.forms import FORMS, forms_of
from bpv_logic.forms.voortgang import VOORTGANG
from bpv_logic.school.active import built_in
from bpv_logic.school.vaardigheden import is_werkhouding, lijsten_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.questions.fields import Field
    from bpv_logic.school.contents import Onderwerp, Schoolpakket
    from bpv_logic.school.norms import Herkomst, Norm, Normwaarde

HERKOMST: Final[dict[Herkomst, str]] = {"wet": "Wet", "afspraak": "Afspraak", "keuze": "Keuze van de app"}

#: The answer a student must have given for a topic that is not for everybody.
_ALLEEN: Final[dict[str, Json]] = {
    "entree": {"soort": "student", "veld": "entree", "is": ["ja"]},
    "beroepsproeve": {"soort": "periode", "veld": "beroepsproeve", "is": ["ja"]},
}


def pakket_view(pakket: Schoolpakket) -> Velden:
    """Return what pages show of a pakket; always the same for the same pakket."""
    return {
        "naam": pakket.naam,
        "systeem": pakket.systeem,
        "code": pakket.code,
        # The style sheet already has the default colour.
        "kleur": "" if pakket.kleur == built_in().kleur else pakket.kleur,
        "contacten": [vars(contact) for contact in pakket.contacten],
        "formulieren": _words(pakket),
        "onderwerpen": [
            {"sleutel": item.sleutel, "tekst": item.tekst, "when": onderwerp_conditions(item)}
            for item in pakket.onderwerpen
        ],
        "lijsten": [rated_beside(pakket)],
        "normen": {norm.naam: norm_lines(norm) for norm in pakket.all_norms()},
        "opleidingen": opleidingen_json(pakket.dossiers),
    }


def rated_beside(pakket: Schoolpakket) -> Velden:
    """Return what is rated beside the werkprocessen, and the question that is answered with it.

    A code that people do not know is called by its title, wherever an answer is shown.
    """
    lists = lijsten_of(pakket)
    points = [punt for item in lists for punt in item.punten if is_werkhouding(punt.code)]
    return {
        "soort": VOORTGANG.name,
        "veld": "werkproces",
        "keuzes": {punt.code: punt.titel for punt in points},
        "lijsten": [item.as_json() | {"when": [_ALLEEN[item.alleen]] if item.alleen else []} for item in lists],
    }


def onderwerp_conditions(onderwerp: Onderwerp) -> list[Json]:
    """Return when a topic is shown: for its kind of visit, and to whom it applies."""
    only = [_ALLEEN[onderwerp.alleen]] if onderwerp.alleen else []
    return [{"veld": "bezoek", "is": [onderwerp.bezoek]}, *only]


def norm_lines(norm: Norm) -> list[Json]:
    """Return the values of a norm in words: the number with its unit, from when, and its source."""
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
    """Return the questions whose words a school may change, by form and name; no others can differ."""
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
