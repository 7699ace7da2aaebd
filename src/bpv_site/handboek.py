"""The handboek: how a bpv works, in plain words. Read from `site/handboek`; knows no markup."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bpv_site.errors import BuildError
from bpv_site.paths import SITE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER: Final = SITE / "handboek"


@dataclass(frozen=True, kw_only=True)
class Begrip:
    """One word that needs a sentence."""

    term: str
    uitleg: str

    @property
    def sleutel(self) -> str:
        """Give the word as a place on the page can be called."""
        return re.sub(r"[^a-z0-9]+", "-", self.term.lower()).strip("-")


@dataclass(frozen=True, kw_only=True)
class Stuk:
    """One piece: who it is for, what it says, and the page where you do it."""

    sleutel: str
    titel: str
    voor: list[str]
    onderwerp: str
    bron: str
    tekst: list[str]
    punten: tuple[str, ...] = ()
    let_op: str = ""
    pagina: str = ""
    knop: str = ""


@dataclass(frozen=True, kw_only=True)
class Hoofdstuk:
    """One chapter, in the colour of its tab."""

    sleutel: str
    titel: str
    tab: str
    stukken: tuple[Stuk, ...]
    inleiding: str = ""


@dataclass(frozen=True, kw_only=True)
class Handboek:
    """All chapters in the order of their file names, and the list of words."""

    hoofdstukken: tuple[Hoofdstuk, ...]
    begrippen: tuple[Begrip, ...]


def read_handboek(folder: Path = FOLDER) -> Handboek:
    """Read the handboek; a key that is missing or that nobody reads stops the build."""
    return Handboek(
        hoofdstukken=tuple(_read(path, _hoofdstuk) for path in sorted(folder.glob("hoofdstuk-*.toml"))),
        begrippen=_read(folder / "begrippen.toml", _begrippen),
    )


def _hoofdstuk(*, stuk: list[dict[str, Any]], **head: str) -> Hoofdstuk:
    return Hoofdstuk(stukken=tuple(Stuk(**one) for one in stuk), **head)


def _begrippen(*, begrip: list[dict[str, Any]]) -> tuple[Begrip, ...]:
    return tuple(Begrip(**one) for one in begrip)


def _read[T](path: Path, make: Callable[..., T]) -> T:
    try:
        return make(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (TypeError, tomllib.TOMLDecodeError) as fault:
        raise BuildError(f"handboek/{path.name}: {fault}") from fault
