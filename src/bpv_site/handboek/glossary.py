"""Which words of a text are in the glossary: each links to its explanation at its first use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpv_site.handboek.shape import Begrip, Handboek, Hoofdstuk


@dataclass(frozen=True, kw_only=True)
class Deel:
    """A part of a text: a word with the key of its explanation, or the text between such words (no key)."""

    tekst: str
    sleutel: str = ""


@dataclass(kw_only=True)
class Woorden:
    """Splits the texts of one chapter in reading order; a word links to its explanation once."""

    begrippen: tuple[Begrip, ...]
    seen: set[str] = field(default_factory=set)

    def delen(self, text: str) -> tuple[Deel, ...]:
        """Return a text in parts."""
        parts: list[Deel] = []
        done = 0
        for found in _pattern(self.begrippen).finditer(text):
            sleutel = _keys(self.begrippen)[found[0].casefold()]
            if sleutel in self.seen:
                continue
            self.seen.add(sleutel)
            parts += [Deel(tekst=text[done : found.start()]), Deel(tekst=found[0], sleutel=sleutel)]
            done = found.end()
        return tuple(part for part in (*parts, Deel(tekst=text[done:])) if part.tekst)


def woorden_van(guide: Handboek, chapter: Hoofdstuk) -> tuple[Begrip, ...]:
    """Return the words that a chapter uses, in alphabetical order."""
    reader = Woorden(begrippen=guide.begrippen)
    for text in (chapter.inleiding, *(text for stuk in chapter.stukken for text in (stuk.titel, *stuk.alineas))):
        reader.delen(text)
    return tuple(word for word in guide.begrippen if word.sleutel in reader.seen)


def _keys(words: tuple[Begrip, ...]) -> dict[str, str]:
    return {form.casefold(): word.sleutel for word in words for form in (word.term, *word.ook)}


def _pattern(words: tuple[Begrip, ...]) -> re.Pattern[str]:
    """Match whole words only, the longest first: a bpv-begeleider is not a bpv."""
    forms = sorted(_keys(words), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms)) or '(?!)'})(?![\w-])", re.IGNORECASE)
