"""Norms: every number a rule uses, with its unit, its dates and its source.

The numbers are in `norms.toml`; a school may set its own in its schoolpakket.
Knows no rule and no clock: the caller gives the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, cast

from bpv_logic.basis.datafile import first_double, packaged, parse
from bpv_logic.basis.errors import BpvError
from bpv_logic.questions.findings import Reference

if TYPE_CHECKING:
    from bpv_logic.basis.datafile import Table

#: Where a number comes from: a law, an agreement between others, or a choice of ours that a school may change.
Herkomst = Literal["wet", "afspraak", "keuze"]

UNITS: Final = ("keer", "minuten", "uren", "dagen", "schooldagen", "werkdagen", "weken", "maanden", "jaar", "MB")


class NormError(BpvError):
    """A norm that is unknown or badly written: a mistake in data or code, never a user's answer."""


@dataclass(frozen=True, kw_only=True)
class Normwaarde:
    """The value of a norm from one day on.

    `vanaf` is the first day (ISO) for which we have read this value, `waarde`
    a whole number in the unit of the norm, `bron` the document, place and date
    of the text read, `zeker` how sure we are of it, in percent.
    """

    vanaf: str
    waarde: int
    bron: Reference
    zeker: int


@dataclass(frozen=True, kw_only=True)
class Norm:
    """One number that rules use: its name in code, its label for people and its dated values, oldest first."""

    naam: str
    label: str
    unit: str
    herkomst: Herkomst
    waarden: tuple[Normwaarde, ...]
    toelichting: str = ""

    def on(self, day: str) -> Normwaarde:
        """Return the value that applies on a day (ISO).

        Before the oldest `vanaf` the oldest value is used: a rule must have an
        answer for every date a student can fill in.
        """
        found = self.waarden[0]
        for value in self.waarden:
            if value.vanaf <= day:
                found = value
        return found


@cache
def all_norms() -> tuple[Norm, ...]:
    """Return the built-in norms in the order of `norms.toml`, which is the order of the page with rules."""
    return load_norms(packaged("school/norms.toml"), naam="norms.toml")


def find_norm(naam: str) -> Norm:
    """Return the built-in norm with this name; NormError when there is none."""
    found = _by_name().get(naam)
    if found is None:
        raise NormError(f"norms.toml: de norm “{naam}” bestaat niet.")
    return found


def norm(naam: str, *, on: str) -> int:
    """Return the built-in value of a norm on a day (ISO), in the norm's unit; NormError when the name is unknown.

    Rules ask the schoolpakket (`Schoolpakket.norm`), which looks here when the school has set nothing.
    """
    return find_norm(naam).on(on).waarde


def load_norms(text: str, *, naam: str) -> tuple[Norm, ...]:
    """Return the norms of a TOML text; NormError (file, place, fault) when something in it is wrong."""
    head = parse(text, naam=naam, error=NormError)
    head.only("norm")
    norms = tuple(_read_norm(table) for table in head.tables("norm"))
    double = first_double(item.naam for item in norms)
    if double:
        raise head.fault(f"de norm “{double}” staat er twee keer in.")
    return norms


def read_waarden(table: Table) -> tuple[Normwaarde, ...]:
    """Return the dated values of one norm's table, oldest first; the table's own error when they are not in order."""
    values = tuple(_read_waarde(item) for item in table.tables("waarden"))
    if not values:
        raise table.fault("“waarden” ontbreekt.")
    days = [value.vanaf for value in values]
    if days != sorted(set(days)):
        raise table.fault("zet de waarden op volgorde van “vanaf”, elke datum één keer.")
    return values


def _read_norm(table: Table) -> Norm:
    table.only("naam", "label", "unit", "herkomst", "toelichting", "waarden")
    return Norm(
        naam=table.sleutel("naam"),
        label=table.text("label"),
        unit=table.choice("unit", UNITS),
        herkomst=cast("Herkomst", table.choice("herkomst", ("wet", "afspraak", "keuze"))),
        toelichting=table.text("toelichting", ""),
        waarden=read_waarden(table),
    )


def _read_waarde(table: Table) -> Normwaarde:
    table.only("vanaf", "waarde", "bron", "plaats", "tekst_van", "url", "zeker")
    url = table.text("url", "")
    # A page makes a link of it.
    if url and not url.startswith("https://"):
        raise table.fault("“url” moet beginnen met https://.", "url")
    return Normwaarde(
        vanaf=table.day("vanaf"),
        waarde=table.whole("waarde"),
        bron=Reference(
            document=table.text("bron"),
            place=table.text("plaats", ""),
            date=table.text("tekst_van", ""),
            url=url,
        ),
        zeker=table.whole("zeker", 100, maximum=100),
    )


@cache
def _by_name() -> dict[str, Norm]:
    return {item.naam: item for item in all_norms()}
