"""
Reads the guide in `site/handboek/`: chapters about how a bpv goes, and the words that need an explanation.

Knows no markup. A fault names file and place, for whoever edits a text, and stops the build.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.datafile import SLEUTEL, first_double, parse
from bpv_site.handboek.folder import CHAPTERS, HEAD, WORDS, HandboekError, handboek_texts
from bpv_site.handboek.links import page_path, regel_title
from bpv_site.handboek.shape import Begrip, Handboek, Hoofdstuk, Onderwerp, Stuk
from bpv_site.tools.errors import BuildError

if TYPE_CHECKING:
    from bpv_logic.basis.datafile import Table

#: The readers of the guide, with the word for each: the choices of "Ik ben".
ROLLEN: Final = {
    "student": "Student",
    "praktijkopleider": "Praktijkopleider",
    "begeleider": "Bpv-begeleider",
    "leercoach": "Leercoach",
}
TABS: Final = ("groen", "oker", "steen", "pruim", "blauw")
#: People who find reading hard do not read a longer paragraph than this.
LONGEST_ALINEA: Final = 420


def read_handboek(texts: dict[str, str] | None = None) -> Handboek:
    """Read the guide from its texts by file name; raises BuildError when one is invalid or a key occurs twice.

    A subject without any piece, because a school removed its chapter, is not a choice either.
    """
    try:
        texts = handboek_texts() if texts is None else texts
        head = _read_head(_parsed(texts, HEAD))
        chapters = tuple(
            _read_hoofdstuk(_parsed(texts, name), head.onderwerpen)
            for name in sorted(texts)
            if CHAPTERS.fullmatch(name)
        )
        words = _read_begrippen(_parsed(texts, WORDS))
        _check_keys(chapters, words)
    except HandboekError as fault:
        raise BuildError(f"handboek: {fault}") from fault
    used = {key for chapter in chapters for stuk in chapter.stukken for key in stuk.onderwerp}
    subjects = tuple(subject for subject in head.onderwerpen if subject.sleutel in used)
    return replace(head, onderwerpen=subjects, hoofdstukken=chapters, begrippen=words)


def _parsed(texts: dict[str, str], naam: str) -> Table:
    if naam not in texts:
        raise HandboekError(f"{naam}: dit bestand ontbreekt.")
    return parse(texts[naam], naam=naam, error=HandboekError)


def _check_keys(chapters: tuple[Hoofdstuk, ...], words: tuple[Begrip, ...]) -> None:
    """Refuse a duplicate key: the page has one place for each."""
    keys = [key for chapter in chapters for key in (chapter.sleutel, *(stuk.sleutel for stuk in chapter.stukken))]
    double = first_double([*keys, *(word.sleutel for word in words)])
    if double:
        raise HandboekError(f"de sleutel “{double}” staat er twee keer in.")


def _read_head(head: Table) -> Handboek:
    head.only("titel", "onder", "datum", "lezer", "slot", "onderwerp")
    subjects = tuple(_read_onderwerp(table) for table in head.tables("onderwerp"))
    double = first_double([subject.sleutel for subject in subjects])
    if double:
        raise head.fault(f"het onderwerp “{double}” staat er twee keer in.")
    return Handboek(
        titel=head.text("titel"),
        onder=head.text("onder", ""),
        datum=head.day("datum"),
        lezer=head.text("lezer", "", maximum=LONGEST_ALINEA),
        slot=head.text("slot", "", maximum=LONGEST_ALINEA),
        onderwerpen=subjects,
        hoofdstukken=(),
        begrippen=(),
    )


def _read_onderwerp(table: Table) -> Onderwerp:
    table.only("sleutel", "label")
    return Onderwerp(sleutel=table.sleutel(), label=table.text("label"))


def _read_hoofdstuk(head: Table, subjects: tuple[Onderwerp, ...]) -> Hoofdstuk:
    head.only("sleutel", "titel", "tab", "inleiding", "stuk")
    known = tuple(subject.sleutel for subject in subjects)
    return Hoofdstuk(
        sleutel=head.sleutel(),
        titel=head.text("titel"),
        tab=head.choice("tab", TABS),
        inleiding=head.text("inleiding", "", maximum=LONGEST_ALINEA),
        stukken=tuple(_read_stuk(table, known) for table in head.tables("stuk")),
    )


def _read_stuk(table: Table, subjects: tuple[str, ...]) -> Stuk:
    table.only(
        *("sleutel", "titel", "voor", "onderwerp", "bron", "tekst", "punten", "let_op"),
        *("doet", "pagina", "knop", "ook", "regels"),
    )
    pagina = table.text("pagina", "")
    return Stuk(
        sleutel=table.sleutel(),
        titel=table.text("titel"),
        voor=_chosen(table, "voor", tuple(ROLLEN)),
        onderwerp=_chosen(table, "onderwerp", subjects),
        bron=table.text("bron"),
        tekst=_alineas(table, "tekst"),
        punten=_alineas(table, "punten"),
        let_op=table.text("let_op", "", maximum=LONGEST_ALINEA),
        doet=_read_doet(table),
        pagina=page_path(table, pagina) if pagina else "",
        knop=table.text("knop", None if pagina else ""),
        ook=tuple(page_path(table, path, "ook") for path in table.texts("ook")),
        regels=tuple(code for code in table.texts("regels") if regel_title(table, code)),
    )


def _chosen(table: Table, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """Read one or more of some choices; they are returned in the order of the choices."""
    wanted = table.texts(key)
    if not wanted or not set(wanted) <= set(choices):
        raise table.fault(f"“{key}” moet hieruit kiezen: {', '.join(choices)}.", key)
    return tuple(choice for choice in choices if choice in wanted)


def _alineas(table: Table, key: str) -> tuple[str, ...]:
    texts = tuple(" ".join(text.split()) for text in table.texts(key))
    if any(len(text) > LONGEST_ALINEA for text in texts):
        raise table.fault(f"een alinea is langer dan {LONGEST_ALINEA} tekens. Maak er twee van.", key)
    return texts


def _read_doet(table: Table) -> dict[str, str]:
    """Read what each person does: a line for each role that the piece is for."""
    lines = replace(table.table("doet"), plaats=f"{table.plaats}, doet")
    lines.only(*_chosen(table, "voor", tuple(ROLLEN)))
    return {rol: lines.text(rol, maximum=LONGEST_ALINEA) for rol in ROLLEN if rol in lines.values}


def _read_begrippen(head: Table) -> tuple[Begrip, ...]:
    head.only("begrip")
    return tuple(
        sorted((_read_begrip(table) for table in head.tables("begrip")), key=lambda word: word.term.casefold())
    )


def _read_begrip(table: Table) -> Begrip:
    table.only("term", "ook", "uitleg")
    term = table.text("term")
    sleutel = f"begrip-{'-'.join(term.casefold().split())}"
    if not SLEUTEL.fullmatch(sleutel):
        raise table.fault(f"van “{term}” is geen sleutel te maken: gebruik alleen letters, cijfers en streepjes.")
    return Begrip(sleutel=sleutel, term=term, ook=table.texts("ook"), uitleg=table.text("uitleg"))
