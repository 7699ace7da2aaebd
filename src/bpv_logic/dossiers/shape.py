"""What a kwalificatiedossier is: dossier, kwalificaties, kerntaken, werkprocessen, and when one is valid.

Knows no file and no format; `toml` and `sbb_xml` read them, and
`built_in` finds those that come with the app.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.datafile import SLEUTEL, first_double
from bpv_logic.basis.errors import BpvError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Leerwegen as the student form stores them. SBB's file does not name them: then both are possible.
LEERWEGEN: Final = ("bol", "bbl")

#: Niveaus of the mbo: 1 is entree.
NIVEAUS: Final = range(1, 5)

#: "B1-K2": part B1 (basisdeel), P1, P2 … (profieldeel) or V1 (an example of ours), then the kerntaak. Dossiers of
#: before 2015 had no parts: "K2", and their 2.1 is "K2-W1".
_KERNTAAK = re.compile(r"([BPV][1-9]\d?-)?K[1-9]\d?")
_WERKPROCES = re.compile(rf"{_KERNTAAK.pattern}-W[1-9]\d?")
_CREBO = re.compile(r"\d{5}")


class DossierError(BpvError):
    """A kwalificatiedossier that cannot be used: one Dutch line with file, place and fault."""


@dataclass(frozen=True, kw_only=True)
class Werkproces:
    """One werkproces: SBB's code ("B1-K1-W1") and title."""

    code: str
    titel: str


@dataclass(frozen=True, kw_only=True)
class Kerntaak:
    """One kerntaak: SBB's code ("B1-K1"), title, and its werkprocessen in the order of the dossier."""

    code: str
    titel: str
    werkprocessen: tuple[Werkproces, ...]


@dataclass(frozen=True, kw_only=True)
class Kwalificatie:
    """What a student is trained for, with all its kerntaken: those of the basisdeel first, then its own.

    `sleutel` ("25498-2015") is what a map stores and never changes. `crebo` is
    empty and `sbu` (hours of study for the whole opleiding; 1600 a year) is 0
    when unknown. `profiel` ("P2") is the letter of its own codes, empty when
    it has none. `volledig` is false when titles are missing in our list.
    """

    sleutel: str
    crebo: str
    titel: str
    niveau: int
    sbu: int
    leerwegen: tuple[str, ...]
    profiel: str
    volledig: bool
    kerntaken: tuple[Kerntaak, ...]


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One edition of a kwalificatiedossier, with its source.

    `versie` is the edition ("2015"), `status` SBB's word for it, `geldig_vanaf`
    and `opgehaald_op` ISO dates (empty when unknown), `bron` the document read,
    `gecontroleerd` whether it was compared with SBB's own file, `voorlopig`
    whether the titles are an example of ours, not SBB's. `toelichting` holds our
    own sentence by code.
    """

    sleutel: str
    crebo: str
    titel: str
    versie: str
    status: str
    geldig_vanaf: str
    bron: str
    opgehaald_op: str
    overgenomen_door: str
    gecontroleerd: bool
    voorlopig: bool
    basis: tuple[Kerntaak, ...]
    kwalificaties: tuple[Kwalificatie, ...]
    toelichting: dict[str, str] = field(default_factory=dict)

    @property
    def volledig(self) -> bool:
        """Whether every kwalificatie in this file has all its titles."""
        return all(kwalificatie.volledig for kwalificatie in self.kwalificaties)

    def holds(self, sleutel: str) -> bool:
        """Tell whether one of its kwalificaties has this sleutel."""
        return any(kwalificatie.sleutel == sleutel for kwalificatie in self.kwalificaties)


def werkprocessen(kwalificatie: Kwalificatie) -> tuple[Werkproces, ...]:
    """Return every werkproces of a kwalificatie: basisdeel first, then its own profieldeel."""
    return tuple(werkproces for kerntaak in kwalificatie.kerntaken for werkproces in kerntaak.werkprocessen)


def check_dossier(dossier: Dossier, naam: str) -> None:
    """Raise DossierError for the first thing that is invalid; `naam` is the file's name.

    Valid means: every title filled in, crebos of five digits, codes unique and in
    order, every werkproces under its kerntaak, every kerntaak in the basisdeel
    or the profiel of its kwalificatie, and a toelichting only for known codes.
    """
    for fault in dossier_faults(dossier):
        raise DossierError(f"{naam}: {fault}")


def dossier_faults(dossier: Dossier) -> Iterator[str]:
    """Yield the faults of a dossier as Dutch sentences with their place, head first."""
    if not dossier.kwalificaties:
        yield "er staat geen kwalificatie in."
    yield from _head_faults(dossier.sleutel, dossier.crebo, dossier.titel)
    double = first_double(kwalificatie.sleutel for kwalificatie in dossier.kwalificaties)
    if double:
        yield f"kwalificatie {double} staat er twee keer in."
    for kwalificatie in dossier.kwalificaties:
        yield from _kwalificatie_faults(kwalificatie, dossier.basis)
    known = {code for kwalificatie in dossier.kwalificaties for code in _codes(kwalificatie.kerntaken)}
    for code in dossier.toelichting:
        if code not in known:
            yield f"toelichting bij {code}, maar die code staat niet in dit dossier."


def _head_faults(sleutel: str, crebo: str, titel: str) -> Iterator[str]:
    """Yield what is wrong with the name, number or title of a dossier or kwalificatie."""
    if not SLEUTEL.fullmatch(sleutel):
        yield f"“{sleutel}” kan geen sleutel zijn: gebruik kleine letters, cijfers en streepjes."
    if crebo and not _CREBO.fullmatch(crebo):
        yield f"{sleutel}: crebo “{crebo}” moet uit vijf cijfers bestaan."
    if not titel:
        yield f"{sleutel}: de titel is leeg."


def _kwalificatie_faults(kwalificatie: Kwalificatie, basis: tuple[Kerntaak, ...]) -> Iterator[str]:
    """Yield what is wrong within one kwalificatie."""
    place = kwalificatie.sleutel
    yield from _head_faults(place, kwalificatie.crebo, kwalificatie.titel)
    if kwalificatie.niveau not in NIVEAUS:
        yield f"{place}: niveau {kwalificatie.niveau} bestaat niet."
    if not kwalificatie.leerwegen or not set(kwalificatie.leerwegen) <= set(LEERWEGEN):
        yield f"{place}: een leerweg is {' of '.join(LEERWEGEN)}."
    if not werkprocessen(kwalificatie):
        yield f"{place}: er staat geen werkproces in."
    codes = [kerntaak.code for kerntaak in kwalificatie.kerntaken]
    yield from (f"{place}: {fault}" for fault in _order_faults(codes, _KERNTAAK))
    for kerntaak in kwalificatie.kerntaken[len(basis) :]:
        if kerntaak.code.partition("-")[0] != kwalificatie.profiel:
            yield f"{place}: kerntaak {kerntaak.code} hoort niet bij profiel “{kwalificatie.profiel}”."
    for kerntaak in kwalificatie.kerntaken:
        yield from (f"{place}: {fault}" for fault in _kerntaak_faults(kerntaak))


def _kerntaak_faults(kerntaak: Kerntaak) -> Iterator[str]:
    """Yield what is wrong within one kerntaak."""
    if not kerntaak.titel:
        yield f"kerntaak {kerntaak.code} heeft geen titel."
    for werkproces in kerntaak.werkprocessen:
        if not werkproces.titel:
            yield f"werkproces {werkproces.code} heeft geen titel."
        if not werkproces.code.startswith(f"{kerntaak.code}-W"):
            yield f"werkproces {werkproces.code} staat onder kerntaak {kerntaak.code}."
    yield from _order_faults([werkproces.code for werkproces in kerntaak.werkprocessen], _WERKPROCES)


def _order_faults(codes: list[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield codes that are malformed, duplicate or out of order; gaps are allowed."""
    for code in codes:
        if not pattern.fullmatch(code):
            yield f"“{code}” is geen code zoals B1-K1-W1."
            return
    double = first_double(codes)
    if double:
        yield f"{double} staat er twee keer in."
    for code, following in pairwise(codes):
        if _rank(code) > _rank(following):
            yield f"{following} staat na {code}; zet de codes op volgorde."


def _rank(code: str) -> tuple[str, tuple[int, ...]]:
    """Return the sort key of codes: B before K (no part) before P before V, then the numbers as numbers."""
    return code[0], tuple(int(number) for number in re.findall(r"\d+", code))


def _codes(kerntaken: tuple[Kerntaak, ...]) -> Iterator[str]:
    """Yield the codes of kerntaken and of their werkprocessen."""
    for kerntaak in kerntaken:
        yield kerntaak.code
        yield from (werkproces.code for werkproces in kerntaak.werkprocessen)
