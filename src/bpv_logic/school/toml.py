"""A schoolpakket as TOML: reads a school's file and reports all that is wrong in it in Dutch, one line per fault."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from bpv_logic.basis.colour import kleur_fault
from bpv_logic.basis.datafile import MAX_CHARS, first_double, parse
from bpv_logic.basis.errors import BpvError
from bpv_logic.school import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bpv_logic.basis.datafile import Table
    from bpv_logic.school.contents import Blok, ContactPer, Onderwerp, Schoolpakket, Tekenritme

#: The maximum size for a page to open and for a link; the app's own defaults have 8,000 characters.
MAX_BYTES: Final = MAX_CHARS

_KEYS: Final = (
    "naam",
    "kleur",
    "tekenritme",
    "aantal_blokken",
    "contact_per",
    "systeem",
    "blok",
    "contact",
    "schaal",
    "stap",
    "onderwerp",
    "extra_onderwerp",
    "contactreden",
    "werknemersvaardigheid",
    "norm",
    "dossier",
)


class SchoolpakketError(BpvError):
    """A schoolpakket that cannot be used: a Dutch line for each fault, with file, place and fault.

    `faults` are the single faults, for a page that shows each at its field.
    """

    def __init__(self, text: str, faults: tuple[BpvError, ...] = ()) -> None:
        super().__init__(text)
        self.faults = faults or (self,)


def read_schoolpakket(text: str, *, naam: str, over: Schoolpakket) -> Schoolpakket:
    """Return `over` with the settings of a TOML text replacing its own; SchoolpakketError with every fault in it.

    A list in the text replaces the whole list; `extra_onderwerp` adds topics to
    the existing ones.
    """
    reader = _Reader(head=parse(text, naam=naam, error=SchoolpakketError))
    pakket = reader.read(over)
    if not reader.faults:
        reader.check(pakket)
    if reader.faults:
        raise SchoolpakketError("\n".join(map(str, reader.faults)), tuple(reader.faults))
    return pakket


@dataclass(kw_only=True)
class _Reader:
    """Reads one file to its end and collects the faults: whoever fixes a file wants to see them all."""

    head: Table
    faults: list[BpvError] = field(default_factory=list)

    def read(self, over: Schoolpakket) -> Schoolpakket:
        """Return the pakket, with values from `over` instead of wrong ones."""
        head, every = self.head, self.every
        self.one(lambda: head.only(*_KEYS), None)
        return replace(
            over,
            naam=self.one(lambda: head.text("naam", over.naam, maximum=80), over.naam),
            kleur=self.one(lambda: self.kleur(over.kleur), over.kleur),
            tekenritme=self.one(lambda: self.tekenritme(over.tekenritme), over.tekenritme),
            aantal_blokken=self.one(lambda: self.aantal_blokken(over.aantal_blokken), over.aantal_blokken),
            contact_per=self.one(lambda: self.contact_per(over.contact_per), over.contact_per),
            systeem=self.one(lambda: head.text("systeem", over.systeem, maximum=30), over.systeem),
            blokken=every("blok", tables.read_blok) or over.blokken,
            contacten=every("contact", tables.read_contact) or over.contacten,
            schaal=every("schaal", tables.read_schaalwaarde) or over.schaal,
            stappen=every("stap", tables.read_stap) or over.stappen,
            onderwerpen=self.onderwerpen(over.onderwerpen),
            contactredenen=every("contactreden", tables.read_contactreden) or over.contactredenen,
            werknemersvaardigheden=every("werknemersvaardigheid", tables.read_vaardigheid)
            or over.werknemersvaardigheden,
            normen=every("norm", tables.read_norm) or over.normen,
            dossiers=every("dossier", tables.read_own_dossier) or over.dossiers,
        )

    def one[Value, Other](self, read: Callable[[], Value], instead: Other) -> Value | Other:
        """Return what is read; on a fault, keep the fault and return `instead`."""
        try:
            return read()
        except SchoolpakketError as fault:
            self.faults.append(fault)
            return instead

    def every[Item](self, key: str, read: Callable[[Table], Item]) -> tuple[Item, ...]:
        """Return every table with a name, without those that are wrong."""
        none: tuple[Table, ...] = ()
        named = self.one(lambda: self.head.tables(key), none)
        found = (self.one(partial(read, table), None) for table in named)
        return tuple(item for item in found if item is not None)

    def kleur(self, default: str) -> str:
        """Return the colour, readable on white."""
        kleur = self.head.text("kleur", default).lower()
        fault = kleur_fault(kleur)
        if fault:
            raise self.head.fault(f"“kleur” {fault}.", "kleur")
        return kleur

    def tekenritme(self, default: Tekenritme) -> Tekenritme:
        """Return when the praktijkopleider signs."""
        return cast("Tekenritme", self.head.choice("tekenritme", ("blok", "week"), default))

    def contact_per(self, default: ContactPer) -> ContactPer:
        """Return in what the agreed number of contacts is due when a bpv is longer than a year."""
        return cast("ContactPer", self.head.choice("contact_per", ("schooljaar", "bpv"), default))

    def aantal_blokken(self, default: int) -> int:
        """Return into how many parts a bpv is divided; a school sets this or gives its own blokken."""
        if "blok" in self.head.values and "aantal_blokken" in self.head.values:
            words = "kies “aantal_blokken” of zet de blokken erin met [[blok]], niet allebei."
            raise self.head.fault(words, "aantal_blokken")
        return self.head.whole("aantal_blokken", default, minimum=1, maximum=12)

    def onderwerpen(self, over: tuple[Onderwerp, ...]) -> tuple[Onderwerp, ...]:
        """Return the school's own topics, or ours, followed by its extra ones."""
        own = self.every("onderwerp", tables.read_onderwerp) or over
        return own + self.every("extra_onderwerp", tables.read_onderwerp)

    def check(self, pakket: Schoolpakket) -> None:
        """Keep as faults: lists with duplicates, or without everything that the forms need."""
        self.check_blokken(pakket.blokken)
        for name, keys in _keys_of(pakket):
            double = first_double(keys)
            if double:
                self.faults.append(self.head.fault(f"{name} “{double}” staat er twee keer in.", name))
        for name, found, wanted, what in (
            ("schaal", [item.waarde for item in pakket.schaal], tables.SCHAALWAARDEN, "waarden"),
            ("stap", [item.sleutel for item in pakket.stappen], tables.STAPPEN, "stappen"),
        ):
            if tuple(found) != wanted:
                words = f"“{name}” moet precies deze {what} hebben, in deze volgorde: {', '.join(wanted)}."
                self.faults.append(self.head.fault(words, name))

    def check_blokken(self, blokken: tuple[Blok, ...]) -> None:
        """Keep as faults: blokken that begin before the previous one has ended."""
        for earlier, later in pairwise(blokken):
            if later.van <= earlier.tot:
                words = f"“{later.naam}” begint voor het einde van “{earlier.naam}”."
                self.faults.append(self.head.fault(words, "blok"))


def _keys_of(pakket: Schoolpakket) -> Iterable[tuple[str, list[str]]]:
    """Return per kind of table the identifying keys."""
    opleidingen = [item for dossier in pakket.dossiers for item in dossier.kwalificaties]
    return (
        ("blok", [blok.naam for blok in pakket.blokken]),
        ("onderwerp", [onderwerp.sleutel for onderwerp in pakket.onderwerpen]),
        ("contactreden", [reden.waarde for reden in pakket.contactredenen]),
        ("werknemersvaardigheid", [vaardigheid.sleutel for vaardigheid in pakket.werknemersvaardigheden]),
        ("norm", [norm.naam for norm in pakket.normen]),
        ("dossier", [item.sleutel for item in opleidingen]),
    )
