"""The Dutch sentences about a single answer, and how placeholders in any sentence are filled. Decides nothing.

The sentences of a rule are with the rule (`Rule.zin`).
"""

from __future__ import annotations

from typing import Final

from bpv_logic.basis.shown import in_sentence
from bpv_logic.questions.fields import Field
from bpv_logic.questions.reading import NUMBER_WORDS

#: A figure, a name, or a few days.
_MAX_PARAM: Final = 400

#: Faults of one field; `{label}` is the question as the page asks it.
FIELD_MESSAGES: Final = {
    "veld.ontbreekt": "Vul “{label}” nog in.",
    "veld.verkeerde-soort": "“{label}” heeft een vorm die we niet kennen. Vul het opnieuw in.",
    "veld.te-lang": "“{label}” is te lang. Gebruik hoogstens {maximum} tekens.",
    "veld.te-klein": "“{label}” moet {minimum} {unit} of meer zijn.",
    "veld.te-groot": "“{label}” mag hoogstens {maximum} {unit} zijn.",
    "veld.geen-integer": "Vul bij “{label}” {getal}.",
    "veld.geen-date": "De datum bij “{label}” is niet te lezen. Kies een dag in de kalender.",
    "veld.datum-buiten-bereik": "Kijk naar het jaar bij “{label}”. Het ligt te ver weg.",
    "veld.geen-time": "Vul bij “{label}” een tijd in, zoals 08:30.",
    "veld.geen-email": "Het e-mailadres bij “{label}” klopt niet. Er hoort één @ in, en geen spatie of komma.",
    "veld.geen-phone": "Bij “{label}” zien we geen telefoonnummer. Schrijf het als 06-12345678.",
    "veld.geen-cijfers": "Bij “{label}” horen {aantal} cijfers. Kijk het nummer na.",
    "veld.onbekende-keuze": "Kies bij “{label}” een van de antwoorden op de pagina.",
    "veld.geen-bijlage": "Een bijlage bij “{label}” is niet te lezen. Voeg haar opnieuw toe.",
    "veld.date-voor-begin": "“{label}” ligt voor “{ander}”. Kijk de twee datums na.",
}

#: What only a page can say: a browser has no text of what is half typed, so it is never stored and no rule sees it.
_HALF: Final = {
    "half-date": "De datum bij “{label}” is niet af, dus er is niets bewaard. Kies een dag, of maak hem leeg.",
    "half-time": "De tijd bij “{label}” is niet af, dus er is niets bewaard. Typ hem heel, zoals 08:30.",
}


def fill(sentence: str, params: dict[str, str]) -> str:
    """Return a sentence with its placeholders filled; double spaces left by an empty unit are closed."""
    shown = {name: in_sentence(value, _MAX_PARAM) for name, value in params.items()}
    return " ".join(sentence.format_map(shown).split())


def validity_messages(item: Field) -> dict[str, str]:
    """Return the sentences that the page shows when the browser's own checks of a field fail.

    The page puts the label in place of `{label}`: so the sentences of all fields are alike, and a page that is full
    of them stays small. The keys are those of `missing`, `type`, `min`, `max` and `long` that can
    occur for this kind of field, as in `data-msg-min`.
    """
    codes = {"missing": "veld.ontbreekt", "type": f"veld.geen-{item.kind}", "long": "veld.te-lang"}
    codes |= {"min": "veld.te-klein", "max": "veld.te-groot"}
    if item.kind in ("date", "time"):
        codes["type"] = f"half-{item.kind}"
    params = {"label": "{label}", "unit": item.unit, "getal": NUMBER_WORDS[item.reading]}
    bounds = {"min": ("minimum", item.minimum), "max": ("maximum", item.maximum), "long": ("maximum", item.length)}
    if item.kind == "date":
        codes |= {"min": "veld.datum-buiten-bereik", "max": "veld.datum-buiten-bereik"}
        bounds |= {"min": ("minimum", 0), "max": ("maximum", 0)}
    sentences = FIELD_MESSAGES | _HALF
    impossible = {name for name, (_, bound) in bounds.items() if bound is None}
    return {
        name: fill(sentences[code], params | _as_params(bounds.get(name)))
        for name, code in codes.items()
        if code in sentences and name not in impossible
    }


def _as_params(bound: tuple[str, int | None] | None) -> dict[str, str]:
    return {bound[0]: str(bound[1])} if bound else {}
