"""What the guide consists of: chapters, their pieces, and the words that need an explanation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Stuk:
    """
    One subject of a chapter.

    `voor` are the people it is about, `doet` what each of them does, `bron` the
    place in the bpv-gids that it covers, `pagina` the page of the app where it is done,
    with `knop` as the text of the link, `ook` other pages, `regels` the codes of the rules that the app checks.
    """

    sleutel: str
    titel: str
    voor: tuple[str, ...]
    onderwerp: tuple[str, ...]
    bron: str
    tekst: tuple[str, ...]
    punten: tuple[str, ...]
    let_op: str
    doet: dict[str, str]
    pagina: str
    knop: str
    ook: tuple[str, ...]
    regels: tuple[str, ...]

    @property
    def alineas(self) -> tuple[str, ...]:
        """Every text of the piece, in reading order."""
        return (*self.tekst, *self.punten, *filter(None, [self.let_op]), *self.doet.values())


@dataclass(frozen=True, kw_only=True)
class Hoofdstuk:
    """One chapter, in the colour of its tab."""

    sleutel: str
    titel: str
    tab: str
    inleiding: str
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True, kw_only=True)
class Begrip:
    """One term of the bpv and what it means, in one or two sentences; `ook` are its other forms."""

    sleutel: str
    term: str
    ook: tuple[str, ...]
    uitleg: str


@dataclass(frozen=True, kw_only=True)
class Onderwerp:
    """One choice of "Geïnteresseerd in"."""

    sleutel: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Handboek:
    """The whole guide, in the order in which a bpv goes; the words in alphabetical order."""

    titel: str
    onder: str
    datum: str
    lezer: str
    slot: str
    onderwerpen: tuple[Onderwerp, ...]
    hoofdstukken: tuple[Hoofdstuk, ...]
    begrippen: tuple[Begrip, ...]

    @property
    def stukken(self) -> tuple[Stuk, ...]:
        """Every piece of every chapter."""
        return tuple(stuk for chapter in self.hoofdstukken for stuk in chapter.stukken)
