"""
The words by which the guide, its terms and the rules can be found: collected at build, so a phone only looks them up.

Anything specific to Dutch is here: `FORMS` maps a typed word to its other forms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpv_logic.questions.same import folded
from bpv_logic.rules import ALL_RULES

if TYPE_CHECKING:
    from bpv_site.handboek.shape import Handboek, Stuk

#: Pattern and replacement; the browser tries each on every typed word, and searches for words that start that way.
FORMS: Final = (
    # "bezoeken" -> "bezoek", "blokken" -> "blok", "brieven" -> "brief", "prijzen" -> "prijs".
    (r"([bdfgklmnprst])\1en$", "$1"),
    (r"ven$", "f"),
    (r"zen$", "s"),
    (r"en$", ""),
    # "uren" -> "uur", "afspraken" -> "afspraak", and back: "uur" -> "ure", "afspraak" -> "afsprake".
    (r"([aeou])([bdfgklmnprst])en$", "$1$1$2"),
    (r"([aeou])\1([bdfgklmnprst])$", "$1$2e"),
    # "foto's" -> "foto", "leercoaches" -> "leercoach", "praktijkopleiders" -> "praktijkopleider".
    (r"'?s$", ""),
    (r"es$", ""),
)
#: A shorter ending is seldom a word: "uren" in "duren".
SHORTEST_TAIL: Final = 5
_WORD: Final = re.compile(r"[a-z0-9]+(?:'s)?")


def search_index(guide: Handboek) -> dict[str, object]:
    """Return the index as the phone gets it."""
    subjects = {subject.sleutel: subject.label for subject in guide.onderwerpen}
    pieces = {stuk.sleutel: _words(_text(stuk, subjects)) for stuk in guide.stukken}
    terms = {word.sleutel: _words(" ".join((word.term, *word.ook, word.uitleg))) for word in guide.begrippen}
    rules = {rule: _words(f"{rule.title} {rule.waarom}") for rule in ALL_RULES}
    known = set().union(*pieces.values(), *terms.values(), *rules.values())
    return {
        "vormen": FORMS,
        "stukken": {key: _line(words, known) for key, words in pieces.items()},
        "begrippen": {key: _line(words, known) for key, words in terms.items()},
        "regels": [
            {"code": rule.code, "titel": rule.title, "woorden": _line(words, known)} for rule, words in rules.items()
        ],
    }


def _words(text: str) -> set[str]:
    """Return the words of a text, without capitals and accents."""
    return set(_WORD.findall(folded(text)))


def _line(words: set[str], known: set[str]) -> str:
    """Return words as the phone looks them up: separated by one space, with the last part of a compound as a word too.

    "leerafspraken" is found by "afspraken", because that is a word in the guide.
    """
    tails = {word[start:] for word in words for start in range(1, len(word) - SHORTEST_TAIL + 1)}
    return " ".join(sorted(words | (tails & known)))


def _text(stuk: Stuk, subjects: dict[str, str]) -> str:
    labels = [subjects[key] for key in stuk.onderwerp]
    return " ".join((stuk.titel, *stuk.alineas, stuk.knop, *labels))
