"""The tables of a schoolpakket, one function per kind: what they may hold, and the fault when they do not.

Each reader raises the table's own error for the first thing that is wrong.

Values that maps store (scale, reasons, steps) are fixed: a school changes only
the words shown for them, so every school can read every map.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from bpv_logic.dossiers.shape import dossier_faults
from bpv_logic.dossiers.toml import read_dossier
from bpv_logic.questions.fields import Field
from bpv_logic.school import norms
from bpv_logic.school.contents import Blok, Contact, Contactreden, Onderwerp, Schaalwaarde, Stap, Werknemersvaardigheid

if TYPE_CHECKING:
    from bpv_logic.basis.datafile import Table
    from bpv_logic.dossiers.shape import Dossier
    from bpv_logic.school.contents import Alleen, Bezoek
    from bpv_logic.school.norms import Norm

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


def read_blok(table: Table) -> Blok:
    """Return one blok; its last day may be its first."""
    table.only("naam", "van", "tot")
    blok = Blok(naam=table.text("naam", maximum=40), van=table.day("van"), tot=table.day("tot"))
    if blok.tot < blok.van:
        raise table.fault("“tot” ligt voor “van”.", "tot")
    return blok


def read_contact(table: Table) -> Contact:
    """Return somebody at school, with a valid phone number and e-mail address."""
    table.only("naam", "rol", "telefoon", "email", "bereikbaar")
    contact = Contact(
        naam=table.text("naam", maximum=80),
        rol=table.text("rol", maximum=80),
        telefoon=table.text("telefoon", ""),
        email=table.text("email", ""),
        bereikbaar=table.text("bereikbaar", "", maximum=120),
    )
    if Field(name="telefoon", label="", kind="phone").faults(contact.telefoon):
        raise table.fault(f"“{contact.telefoon}” is geen telefoonnummer.", "telefoon")
    if Field(name="email", label="", kind="email").faults(contact.email):
        raise table.fault(f"“{contact.email}” is geen e-mailadres.", "email")
    return contact


def read_schaalwaarde(table: Table) -> Schaalwaarde:
    """Return one step of the scale."""
    table.only("waarde", "label", "uitleg")
    return Schaalwaarde(
        waarde=table.choice("waarde", SCHAALWAARDEN),
        label=table.text("label", maximum=30),
        uitleg=table.text("uitleg", maximum=160),
    )


def read_stap(table: Table) -> Stap:
    """Return one of the six steps."""
    table.only("sleutel", "titel", "uitleg")
    return Stap(
        sleutel=table.choice("sleutel", STAPPEN),
        titel=table.text("titel", maximum=60),
        uitleg=table.text("uitleg", maximum=160),
    )


def read_onderwerp(table: Table) -> Onderwerp:
    """Return one topic of a visit."""
    table.only("sleutel", "bezoek", "tekst", "alleen", "pagina", "bron")
    return Onderwerp(
        sleutel=table.sleutel(),
        bezoek=cast("Bezoek", table.choice("bezoek", ("eerste", "volgende", "laatste"))),
        tekst=table.text("tekst", maximum=160),
        alleen=cast("Alleen", table.choice("alleen", ("entree", "beroepsproeve"), "")),
        pagina=table.choice("pagina", PAGES, ""),
        bron=table.text("bron", "", maximum=120),
    )


def read_contactreden(table: Table) -> Contactreden:
    """Return one reason to ask for extra contact."""
    table.only("waarde", "label")
    return Contactreden(waarde=table.choice("waarde", CONTACTREDENEN), label=table.text("label", maximum=60))


def read_vaardigheid(table: Table) -> Werknemersvaardigheid:
    """Return one thing that a good employee does."""
    table.only("sleutel", "label", "uitleg")
    return Werknemersvaardigheid(
        sleutel=table.sleutel(), label=table.text("label", maximum=60), uitleg=table.text("uitleg", "", maximum=160)
    )


def read_norm(table: Table) -> Norm:
    """Return a norm of ours with the school's values; the table's own error when we have no such norm."""
    table.only("naam", "waarden")
    naam = table.sleutel("naam")
    known = next((norm for norm in norms.all_norms() if norm.naam == naam), None)
    if known is None:
        raise table.fault(f"de norm “{naam}” kennen we niet. Op de pagina Regels staan ze allemaal.", "naam")
    return replace(known, waarden=norms.read_waarden(table))


def read_own_dossier(table: Table) -> Dossier:
    """Return a dossier that the school added; the table's own error for the first fault in it."""
    dossier = read_dossier(table)
    for fault in dossier_faults(dossier):
        raise table.fault(fault)
    return dossier
