"""What is rated beside the werkprocessen of the opleiding: kerntaak 1 of entree, and a school's own werkhouding.

A rating of either is a `voortgang` with a code of its own. Knows no student.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.datafile import packaged, parse
from bpv_logic.dossiers.shape import DossierError

if TYPE_CHECKING:
    from collections.abc import Collection

    from bpv_logic.basis.datafile import Table
    from bpv_logic.basis.values import Velden
    from bpv_logic.school.contents import Alleen, Schoolpakket

#: The codes of a school's own list begin with this. No werkproces does: those have capitals.
WERKHOUDING: Final = "wh-"

_TITEL: Final = "Werkhouding"
#: In percent.
_ZEKER: Final = 100
_KERNTAAK1: Final = "kerntaak1.toml"


@dataclass(frozen=True, kw_only=True)
class Vaardigheid:
    """One thing to rate: the code that a map stores, and the words for it."""

    code: str
    titel: str
    uitleg: str = ""

    @property
    def naam(self) -> str:
        """What a sentence calls it: a code that people know, otherwise its title."""
        return self.titel if is_werkhouding(self.code) else self.code


@dataclass(frozen=True, kw_only=True)
class Lijst:
    """A list of them under one heading, its source, and for whom it is ("" for everybody)."""

    code: str
    titel: str
    bron: str
    punten: tuple[Vaardigheid, ...]
    alleen: Alleen = ""

    @property
    def naam(self) -> str:
        """What a sentence calls the list."""
        return f"{self.code} {self.titel}".strip()

    def as_json(self) -> Velden:
        """Return the list as pages get it, in the shape of a kerntaak; `naam` is the code that people know."""
        return {
            "code": self.code,
            "titel": self.titel,
            "bron": self.bron,
            "werkprocessen": [
                {
                    "code": punt.code,
                    "naam": "" if is_werkhouding(punt.code) else punt.code,
                    "titel": punt.titel,
                    "uitleg": punt.uitleg,
                }
                for punt in self.punten
            ],
        }


def is_werkhouding(code: str) -> bool:
    """Tell whether a code is of a school's own list, which school's it may be."""
    return code.startswith(WERKHOUDING)


def lijsten_of(pakket: Schoolpakket) -> tuple[Lijst, ...]:
    """Return every list that a school has; the school's own is empty until it makes one."""
    own = tuple(
        Vaardigheid(code=f"{WERKHOUDING}{item.sleutel}", titel=item.label, uitleg=item.uitleg)
        for item in pakket.werknemersvaardigheden
    )
    werkhouding = Lijst(code="", titel=_TITEL, bron=pakket.naam, punten=own)
    return (_kerntaak1(), werkhouding) if own else (_kerntaak1(),)


def lijsten_for(pakket: Schoolpakket, *, entree: bool, own: Collection[str] = ()) -> tuple[Lijst, ...]:
    """Return the lists for one student, without what is already in the opleiding (`own` are its codes)."""
    meant = (item for item in lijsten_of(pakket) if not item.alleen or entree)
    rest = (replace(item, punten=tuple(punt for punt in item.punten if punt.code not in own)) for item in meant)
    return tuple(item for item in rest if item.punten)


def titels_for(pakket: Schoolpakket, *, entree: bool) -> dict[str, str]:
    """Return the title of everything in the lists for one student, by its code."""
    return {punt.code: punt.titel for item in lijsten_for(pakket, entree=entree) for punt in item.punten}


def say_werkhouding(code: str, titel: str = "") -> str:
    """Return what people call a code of a school's list; one that only another school has is the text of its key."""
    return titel or code.removeprefix(WERKHOUDING).replace("-", " ").replace("_", " ")


@cache
def _kerntaak1() -> Lijst:
    table = parse(packaged(f"school/{_KERNTAAK1}"), naam=_KERNTAAK1, error=DossierError)
    table.only("code", "titel", "bron", "plaats", "tekst_van", "url", "zeker", "werkproces")
    return Lijst(
        code=table.text("code"),
        titel=table.text("titel"),
        bron=_bron(table),
        punten=tuple(
            Vaardigheid(code=item.text("code"), titel=item.text("titel")) for item in table.tables("werkproces")
        ),
        alleen="entree",
    )


def _bron(table: Table) -> str:
    """Return the source in words; what we are not sure of says so."""
    sure = table.whole("zeker", _ZEKER, maximum=_ZEKER) == _ZEKER
    unsure = "" if sure else ". Klopt het niet? Vraag het aan school"
    return f"{table.text('bron')}, {table.text('plaats')} ({table.text('tekst_van')}){unsure}."
