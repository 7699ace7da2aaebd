"""Kwalificatiedossiers as TOML: reads and writes the files of `kwalificatiedossiers/`.

Knows the keys of the file; `shape` knows when a dossier is valid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.datafile import parse
from bpv_logic.basis.shown import escaped
from bpv_logic.dossiers.shape import (
    LEERWEGEN,
    NIVEAUS,
    Dossier,
    DossierError,
    Kerntaak,
    Kwalificatie,
    Werkproces,
    check_dossier,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.datafile import Table

_HEAD: Final = (
    "sleutel",
    "crebo",
    "titel",
    "versie",
    "status",
    "geldig_vanaf",
    "bron",
    "opgehaald_op",
    "overgenomen_door",
    "gecontroleerd",
    "voorlopig",
    "kerntaak",
    "kwalificatie",
    "toelichting",
)

_KWALIFICATIE: Final = (
    "sleutel",
    "crebo",
    "titel",
    "niveau",
    "sbu",
    "leerwegen",
    "profiel",
    "volledig",
    "kerntaak",
)

#: Characters that TOML requires to be escaped in a quoted text.
_ESCAPES: Final = str.maketrans(
    {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)} | {'"': '\\"', "\\": "\\\\"},
)


def load_dossier(text: str, naam: str) -> Dossier:
    """Return the dossier of a TOML text; `naam` is the file's name for the fault.

    Raises DossierError, one Dutch line with file, place and fault, when the
    text is not TOML or the dossier is invalid (see `check_dossier`).
    """
    dossier = read_dossier(parse(text, naam=naam, error=DossierError))
    check_dossier(dossier, naam)
    return dossier


def read_dossier(head: Table) -> Dossier:
    """Return the dossier of one table, whose own error reports a misspelling; does not check that it is valid."""
    head.only(*_HEAD)
    basis = tuple(_read_kerntaak(table) for table in head.tables("kerntaak"))
    toelichting = head.table("toelichting")
    return Dossier(
        sleutel=head.sleutel(),
        crebo=head.text("crebo", ""),
        titel=head.text("titel"),
        versie=head.text("versie", ""),
        status=head.text("status", ""),
        geldig_vanaf=head.day("geldig_vanaf", ""),
        bron=head.text("bron"),
        opgehaald_op=head.day("opgehaald_op", ""),
        overgenomen_door=head.text("overgenomen_door", ""),
        gecontroleerd=head.flag("gecontroleerd", default=False),
        voorlopig=head.flag("voorlopig", default=False),
        basis=basis,
        kwalificaties=tuple(_read_kwalificatie(table, basis) for table in head.tables("kwalificatie")),
        toelichting={code: toelichting.text(code) for code in toelichting.values},
    )


def to_toml(dossier: Dossier) -> str:
    """Return the dossier as a TOML text that `load_dossier` reads back as an equal dossier."""
    return "\n".join(dossier_lines(dossier)) + "\n"


def dossier_lines(dossier: Dossier, under: str = "") -> Iterator[str]:
    """Yield the lines of a dossier; `under` ("dossier.") is the prefix of its table names inside another file."""
    yield from _head_lines(dossier)
    yield from _body_lines(dossier, under)


def _read_kwalificatie(table: Table, basis: tuple[Kerntaak, ...]) -> Kwalificatie:
    """Return one kwalificatie; its kerntaken are those of the basisdeel, then its own."""
    table.only(*_KWALIFICATIE)
    own = tuple(_read_kerntaak(item) for item in table.tables("kerntaak"))
    return Kwalificatie(
        sleutel=table.sleutel(),
        crebo=table.text("crebo", ""),
        titel=table.text("titel"),
        niveau=table.whole("niveau", minimum=min(NIVEAUS), maximum=max(NIVEAUS)),
        sbu=table.whole("sbu", 0),
        leerwegen=table.texts("leerwegen", LEERWEGEN),
        profiel=table.text("profiel", ""),
        volledig=table.flag("volledig", default=True),
        kerntaken=basis + own,
    )


def _read_kerntaak(table: Table) -> Kerntaak:
    """Return one kerntaak with its werkprocessen."""
    table.only("code", "titel", "werkproces")
    items = table.tables("werkproces")
    for item in items:
        item.only("code", "titel")
    return Kerntaak(
        code=table.text("code"),
        titel=table.text("titel"),
        werkprocessen=tuple(Werkproces(code=item.text("code"), titel=item.text("titel")) for item in items),
    )


def _head_lines(dossier: Dossier) -> Iterator[str]:
    """Yield the lines of the head; empty values are left out."""
    for key in ("sleutel", "crebo", "titel", "versie", "status"):
        yield from _text_line(key, getattr(dossier, key))
    yield from _day_line("geldig_vanaf", dossier.geldig_vanaf)
    yield from _text_line("bron", dossier.bron)
    yield from _day_line("opgehaald_op", dossier.opgehaald_op)
    yield from _text_line("overgenomen_door", dossier.overgenomen_door)
    yield f"gecontroleerd = {_flag(value=dossier.gecontroleerd)}"
    if dossier.voorlopig:
        yield "voorlopig = true"


def _body_lines(dossier: Dossier, under: str) -> Iterator[str]:
    """Yield the lines of the basisdeel, the kwalificaties and our own sentences."""
    for kerntaak in dossier.basis:
        yield from _kerntaak_lines(f"{under}kerntaak", kerntaak)
    for kwalificatie in dossier.kwalificaties:
        yield from _kwalificatie_lines(kwalificatie, under, own=kwalificatie.kerntaken[len(dossier.basis) :])
    if dossier.toelichting:
        yield from ("", f"[{under}toelichting]")
        for code, words in dossier.toelichting.items():
            yield f"{quoted(code)} = {quoted(words)}"


def _kwalificatie_lines(kwalificatie: Kwalificatie, under: str, *, own: tuple[Kerntaak, ...]) -> Iterator[str]:
    """Yield the lines of one kwalificatie; `own` are its kerntaken outside the basisdeel."""
    yield from ("", f"[[{under}kwalificatie]]")
    for key in ("sleutel", "crebo", "titel"):
        yield from _text_line(key, getattr(kwalificatie, key))
    yield f"niveau = {kwalificatie.niveau}"
    yield f"sbu = {kwalificatie.sbu}"
    yield f"leerwegen = [{', '.join(map(quoted, kwalificatie.leerwegen))}]"
    yield from _text_line("profiel", kwalificatie.profiel)
    if not kwalificatie.volledig:
        yield "volledig = false"
    for kerntaak in own:
        yield from _kerntaak_lines(f"{under}kwalificatie.kerntaak", kerntaak)


def _kerntaak_lines(name: str, kerntaak: Kerntaak) -> Iterator[str]:
    """Yield the lines of one kerntaak in the array of tables called `name`."""
    yield from ("", f"[[{name}]]", f"code = {quoted(kerntaak.code)}", f"titel = {quoted(kerntaak.titel)}")
    for werkproces in kerntaak.werkprocessen:
        yield f"[[{name}.werkproces]]"
        yield f"code = {quoted(werkproces.code)}"
        yield f"titel = {quoted(werkproces.titel)}"


def _text_line(key: str, value: str) -> Iterator[str]:
    if value:
        yield f"{key} = {quoted(value)}"


def _day_line(key: str, day: str) -> Iterator[str]:
    if day:
        yield f"{key} = {day}"


def quoted(text: str) -> str:
    """Return a text as TOML writes it, between quotes on one line."""
    return f'"{escaped(text.translate(_ESCAPES), pairs=False)}"'


def _flag(*, value: bool) -> str:
    return "true" if value else "false"
