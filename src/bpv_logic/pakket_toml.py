"""A schoolpakket as TOML: reads a school's file and says in Dutch what is wrong in it.

Values that maps store (scale, reasons, steps) are fixed: a school changes the
words beside them, so that every school can read every map.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from bpv_logic import norms
from bpv_logic.datafile import first_double, parse
from bpv_logic.errors import BpvError
from bpv_logic.fields import Field
from bpv_logic.pakket import (
    Blok,
    Contact,
    Contactreden,
    Onderwerp,
    Schaalwaarde,
    Schoolpakket,
    Stap,
    Werknemersvaardigheid,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpv_logic.datafile import Table
    from bpv_logic.norms import Norm
    from bpv_logic.pakket import Alleen, Bezoek, Tekenritme

#: What maps store; the forms offer these values and no others.
SCHAALWAARDEN: Final = ("nog_niet", "oefenen", "voldoende", "goed")
STAPPEN: Final = ("stap1", "stap2", "stap3", "stap4", "stap5", "stap6")
CONTACTREDENEN: Final = ("absentie", "ziekte", "stagnatie", "verhouding", "anders")

#: Pages that a topic may lead to.
PAGES: Final = (
    "begeleiding/",
    "gegevens/",
    "uren/",
    "week/",
    "contact/",
    "bezoek/",
    "leerafspraken/",
    "voortgang/",
    "opdrachten/",
    "bewijzen/",
    "beoordeling/",
    "eindbeoordeling/",
    "delen/",
    "map/",
    "regels/",
)

#: The least contrast of the school's colour on white, in hundredths (WCAG 2.2, 1.4.3: 4.5 to 1 for text).
MINIMUM_CONTRAST: Final = 450

_KEYS: Final = (
    "naam",
    "kleur",
    "tekenritme",
    "aantal_blokken",
    "blok",
    "contact",
    "schaal",
    "stap",
    "onderwerp",
    "extra_onderwerp",
    "contactreden",
    "werknemersvaardigheid",
    "norm",
)
#: Below this a channel of a colour is so dark that sRGB counts it straight (WCAG 2.2, relative luminance).
_DARK_CHANNEL: Final = 0.04045

_KLEUR = re.compile(r"#[0-9a-f]{6}")


class SchoolpakketError(BpvError):
    """A schoolpakket that cannot be used: one Dutch line with file, place and fault."""


def read_schoolpakket(text: str, *, naam: str, over: Schoolpakket) -> Schoolpakket:
    """Return `over` with the settings of a TOML text in their place; SchoolpakketError when one is wrong.

    A list that the text names replaces the whole list; `extra_onderwerp` adds
    topics to those that are there.
    """
    head = parse(text, naam=naam, error=SchoolpakketError)
    head.only(*_KEYS)
    pakket = replace(
        over,
        naam=head.text("naam", over.naam, maximum=80),
        kleur=_read_kleur(head, over.kleur),
        tekenritme=cast("Tekenritme", head.choice("tekenritme", ("blok", "week"), over.tekenritme)),
        aantal_blokken=head.whole("aantal_blokken", over.aantal_blokken, minimum=1, maximum=12),
        blokken=_read_blokken(head) or over.blokken,
        contacten=_read_all(head, "contact", _read_contact) or over.contacten,
        schaal=_read_all(head, "schaal", _read_schaalwaarde) or over.schaal,
        stappen=_read_all(head, "stap", _read_stap) or over.stappen,
        onderwerpen=(_read_all(head, "onderwerp", _read_onderwerp) or over.onderwerpen)
        + _read_all(head, "extra_onderwerp", _read_onderwerp),
        contactredenen=_read_all(head, "contactreden", _read_contactreden) or over.contactredenen,
        werknemersvaardigheden=_read_all(head, "werknemersvaardigheid", _read_vaardigheid)
        or over.werknemersvaardigheden,
        normen=_read_all(head, "norm", _read_norm) or over.normen,
    )
    _check(head, pakket)
    return pakket


def contrast_on_white(kleur: str) -> int:
    """Return the contrast of a colour "#rrggbb" on white in hundredths (2100 is black), as WCAG 2.2 computes it."""
    red, green, blue = (_linear(int(kleur[start : start + 2], 16) / 255) for start in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return int(100 * 1.05 / (luminance + 0.05))


def _linear(channel: float) -> float:
    """Return the light of one sRGB channel (0 to 1), by the formula of WCAG 2.2."""
    return channel / 12.92 if channel <= _DARK_CHANNEL else ((channel + 0.055) / 1.055) ** 2.4


def _read_all[T](head: Table, key: str, read: Callable[[Table], T]) -> tuple[T, ...]:
    return tuple(read(table) for table in head.tables(key))


def _read_kleur(head: Table, default: str) -> str:
    kleur = head.text("kleur", default).lower()
    if not _KLEUR.fullmatch(kleur):
        raise head.fault(f"“kleur” is “{kleur}”, maar moet eruitzien als #0a5c4a.")
    contrast = contrast_on_white(kleur)
    if contrast < MINIMUM_CONTRAST:
        shown = f"{contrast // 100},{contrast % 100:02}"
        raise head.fault(f"“kleur” {kleur} is te licht: het contrast met wit is {shown} en moet 4,5 of meer zijn.")
    return kleur


def _read_blokken(head: Table) -> tuple[Blok, ...]:
    if head.tables("blok") and "aantal_blokken" in head.values:
        raise head.fault("kies “aantal_blokken” of zet de blokken erin met [[blok]], niet allebei.")
    blokken = _read_all(head, "blok", _read_blok)
    for earlier, later in pairwise(blokken):
        if later.van <= earlier.tot:
            raise head.fault(f"“{later.naam}” begint voor het einde van “{earlier.naam}”.")
    return blokken


def _read_blok(table: Table) -> Blok:
    table.only("naam", "van", "tot")
    blok = Blok(naam=table.text("naam", maximum=40), van=table.day("van"), tot=table.day("tot"))
    if blok.tot < blok.van:
        raise table.fault("“tot” ligt voor “van”.")
    return blok


def _read_contact(table: Table) -> Contact:
    table.only("naam", "rol", "telefoon", "email", "bereikbaar")
    contact = Contact(
        naam=table.text("naam", maximum=80),
        rol=table.text("rol", maximum=80),
        telefoon=table.text("telefoon", ""),
        email=table.text("email", ""),
        bereikbaar=table.text("bereikbaar", "", maximum=120),
    )
    if Field(name="telefoon", label="", kind="phone").faults(contact.telefoon):
        raise table.fault(f"“{contact.telefoon}” is geen telefoonnummer.")
    if Field(name="email", label="", kind="email").faults(contact.email):
        raise table.fault(f"“{contact.email}” is geen e-mailadres.")
    return contact


def _read_schaalwaarde(table: Table) -> Schaalwaarde:
    table.only("waarde", "label", "uitleg")
    return Schaalwaarde(
        waarde=table.choice("waarde", SCHAALWAARDEN),
        label=table.text("label", maximum=30),
        uitleg=table.text("uitleg", maximum=160),
    )


def _read_stap(table: Table) -> Stap:
    table.only("sleutel", "titel", "uitleg")
    return Stap(
        sleutel=table.choice("sleutel", STAPPEN),
        titel=table.text("titel", maximum=60),
        uitleg=table.text("uitleg", maximum=160),
    )


def _read_onderwerp(table: Table) -> Onderwerp:
    table.only("sleutel", "bezoek", "tekst", "alleen", "pagina", "bron")
    return Onderwerp(
        sleutel=table.sleutel(),
        bezoek=cast("Bezoek", table.choice("bezoek", ("eerste", "volgende", "laatste"))),
        tekst=table.text("tekst", maximum=160),
        alleen=cast("Alleen", table.choice("alleen", ("entree", "beroepsproeve"), "")),
        pagina=table.choice("pagina", PAGES, ""),
        bron=table.text("bron", "", maximum=120),
    )


def _read_contactreden(table: Table) -> Contactreden:
    table.only("waarde", "label")
    return Contactreden(waarde=table.choice("waarde", CONTACTREDENEN), label=table.text("label", maximum=60))


def _read_vaardigheid(table: Table) -> Werknemersvaardigheid:
    table.only("sleutel", "label", "uitleg")
    return Werknemersvaardigheid(
        sleutel=table.sleutel(), label=table.text("label", maximum=60), uitleg=table.text("uitleg", "", maximum=160)
    )


def _read_norm(table: Table) -> Norm:
    """Return a norm of ours with the school's values in place of ours."""
    table.only("naam", "waarden")
    naam = table.sleutel("naam")
    known = next((norm for norm in norms.all_norms() if norm.naam == naam), None)
    if known is None:
        raise table.fault(f"de norm “{naam}” kennen we niet. Op de pagina Regels staan ze allemaal.")
    return replace(known, waarden=norms.read_waarden(table))


def _check(head: Table, pakket: Schoolpakket) -> None:
    """Refuse lists that hold something twice, or not all that the forms need."""
    for name, keys in (
        ("blok", [blok.naam for blok in pakket.blokken]),
        ("onderwerp", [onderwerp.sleutel for onderwerp in pakket.onderwerpen]),
        ("contactreden", [reden.waarde for reden in pakket.contactredenen]),
        ("werknemersvaardigheid", [vaardigheid.sleutel for vaardigheid in pakket.werknemersvaardigheden]),
        ("norm", [norm.naam for norm in pakket.normen]),
    ):
        double = first_double(keys)
        if double:
            raise head.fault(f"{name} “{double}” staat er twee keer in.")
    if tuple(item.waarde for item in pakket.schaal) != SCHAALWAARDEN:
        raise head.fault(f"“schaal” moet precies deze waarden hebben, in deze volgorde: {', '.join(SCHAALWAARDEN)}.")
    if tuple(item.sleutel for item in pakket.stappen) != STAPPEN:
        raise head.fault(f"“stap” moet precies deze stappen hebben, in deze volgorde: {', '.join(STAPPEN)}.")
