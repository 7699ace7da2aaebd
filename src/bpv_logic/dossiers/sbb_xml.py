"""SBB's XML: one kwalificatiedossier as the kenniscentrum publishes it.

Reads only codes and titles. The file comes from a stranger, so what no dossier
has (a DOCTYPE, entities, endless size or depth) is refused. Imported only where
somebody reads such a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NoReturn

from bpv_logic.basis.datafile import MAX_TABLES
from bpv_logic.basis.shown import MAX_NAME, one_line
from bpv_logic.dossiers.shape import LEERWEGEN, Dossier, DossierError, Kerntaak, Kwalificatie, Werkproces, check_dossier

if TYPE_CHECKING:
    from pyexpat import XMLParserType

#: Limits of one file. The largest of the four dossiers read: 250 kB, 14 deep, 1,463 elements.
MAX_BYTES: Final = 5_000_000
MAX_DEPTH: Final = 60
MAX_ELEMENTS: Final = 100_000
#: The longest title, the same as in our own files.
MAX_TITLE: Final = 300
#: Limits on repeated elements, which multiply with the elements around them: never more than in our own files.
_ROWS: Final = frozenset({"profiel", "crebo", "kerntaak", "werkproces"})
_SLEUTEL_LENGTH: Final = 60
_TOO_MANY: Final = "er staan te veel onderdelen in dit bestand."

_YEAR = re.compile(r"\b(20\d\d)\b")
_DUTCH_DATE = re.compile(r"(\d\d)-(\d\d)-(\d{4})")
_NOT_IN_SLEUTEL = re.compile(r"[^a-z0-9]+")


@dataclass(kw_only=True)
class Element:
    """One element of the file: its name, attributes, own text and children in order."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, tag: str) -> list[Element]:
        """Return the children with this name."""
        return [child for child in self.children if child.tag == tag]

    def at(self, path: str) -> Element:
        """Return the first element along a path such as "basis/basistaken"; an empty one when it is absent."""
        element = self
        for tag in path.split("/"):
            element = next(iter(element.all(tag)), Element(tag=tag, attributes={}))
        return element


def read_sbb_xml(data: bytes | str, *, naam: str = "het bestand", opgehaald_op: str = "") -> Dossier:
    """Return the dossier in SBB's XML (`sbb/dossiers/dossier`).

    `data` is the file as bytes in any encoding it declares, or its text;
    `naam` its name for the fault; `opgehaald_op` the ISO date of download,
    empty when unknown. White space in titles becomes single spaces, letters
    are kept as they are. Raises DossierError, one Dutch line, for a file that
    is hostile, not XML, not SBB's or without a valid dossier.
    """
    naam = one_line(naam, MAX_NAME)
    root = _Reader(naam=naam).read(data)
    if root.tag != "sbb":
        raise DossierError(
            f"{naam}: dit is geen kwalificatiedossier van SBB, want het begint met “{one_line(root.tag, 40)}”."
        )
    dossiers = root.at("dossiers").all("dossier")
    if len(dossiers) != 1:
        raise DossierError(f"{naam}: er staan {len(dossiers)} dossiers in; we lezen er één tegelijk.")
    dossier = _dossier(dossiers[0], naam=naam, opgehaald_op=opgehaald_op)
    check_dossier(dossier, naam)
    return dossier


class _Reader:
    """Builds the elements of one file and stops at the first sign that it is no dossier.

    Uses expat itself, which decodes every encoding: the checks apply to what the
    parser sees, so a DOCTYPE hidden in UTF-16 is seen too.
    """

    def __init__(self, *, naam: str) -> None:
        self.naam = naam
        self.count = 0
        self.path = [Element(tag="", attributes={})]

    def read(self, data: bytes | str) -> Element:
        """Return the root element; DossierError when the file is refused."""
        import pyexpat  # noqa: PLC0415 - see the module: only who reads a file pays for it

        as_bytes = data.removeprefix("\ufeff").encode("utf-8", "replace") if isinstance(data, str) else data
        if len(as_bytes) > MAX_BYTES:
            raise self.refusal(f"het bestand is groter dan {MAX_BYTES // 1_000_000} MB.")
        parser = pyexpat.ParserCreate("utf-8" if isinstance(data, str) else None)
        self.listen(parser)
        try:
            parser.Parse(as_bytes, True)  # noqa: FBT003 - expat takes no keywords
        except pyexpat.ExpatError as fault:
            raise self.refusal(f"dit is geen geldige XML (regel {fault.lineno}).") from None
        except (LookupError, ValueError):
            raise self.refusal("deze XML is geschreven in tekens die we niet kennen.") from None
        return self.path[0].children[0]

    def listen(self, parser: XMLParserType) -> None:
        """Register the callbacks with the parser."""
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.StartDoctypeDeclHandler = self.refuse_doctype
        parser.EntityDeclHandler = self.refuse_doctype
        parser.ExternalEntityRefHandler = self.refuse_doctype

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Add one element, unless the file is deeper or fuller than any dossier."""
        self.count += 1
        if len(self.path) > MAX_DEPTH:
            raise self.refusal("er zitten te veel lagen in dit bestand.")
        if self.count > MAX_ELEMENTS or (tag in _ROWS and len(self.path[-1].children) >= MAX_TABLES):
            raise self.refusal(_TOO_MANY)
        element = Element(tag=tag, attributes=attributes)
        self.path[-1].children.append(element)
        self.path.append(element)

    def end(self, _tag: str) -> None:
        """Leave an element."""
        self.path.pop()

    def characters(self, text: str) -> None:
        """Keep the first text of an element: it has the numbers and crebos; long descriptions are not needed."""
        if not self.path[-1].text.strip():
            self.path[-1].text = text

    def refuse_doctype(self, *_arguments: object) -> NoReturn:
        """Stop at a DOCTYPE or an entity: SBB has none, and they can make a small file endless or read other files."""
        raise self.refusal("er staat een DOCTYPE of entiteit in. Dat heeft een dossier van SBB nooit.")

    def refusal(self, words: str) -> DossierError:
        """Return the exception for a file that is refused."""
        return DossierError(f"{self.naam}: {words}")


def _dossier(element: Element, *, naam: str, opgehaald_op: str) -> Dossier:
    """Return the dossier of one `dossier` element."""
    crebo = element.at("dossiercrebos/dossiercrebo")
    titel = _line(element.attributes.get("titel", ""))
    since = crebo.attributes.get("Geldig_vanaf", "")
    versie = _year(element.attributes.get("versie", "")) or _year(since)
    if not versie:
        raise DossierError(f"{naam}: we kunnen niet zien van welk jaar dit dossier is.")
    basis = _kerntaken(element.at("basis/basistaken/basiskerntaken"), part="B1", werkprocessen="basiswerkprocessen")
    kwalificaties = [
        kwalificatie
        for profiel in element.at("profielen").all("profiel")
        for kwalificatie in _kwalificaties(profiel, basis, versie)
    ]
    if len(kwalificaties) > MAX_TABLES:
        raise DossierError(f"{naam}: {_TOO_MANY}")
    set_on = _line(element.at("voorblad/omschrijving/verantwoording/vaststellingsinformatie/vastgesteldop").text)
    return Dossier(
        sleutel=_sleutel(crebo.text, titel, versie),
        crebo=_line(crebo.text),
        titel=titel,
        versie=versie,
        status=_line(element.attributes.get("status", "")),
        geldig_vanaf=_iso(since),
        bron=f"SBB, kwalificatiedossier {titel}, XML-bestand nr. {element.attributes.get('nr', '?')}"
        + (f", vastgesteld op {set_on}" if set_on else ""),
        opgehaald_op=opgehaald_op,
        overgenomen_door="ingelezen uit het XML-bestand van SBB",
        gecontroleerd=True,
        voorlopig=False,
        basis=basis,
        kwalificaties=tuple(kwalificaties),
    )


def _kwalificaties(profiel: Element, basis: tuple[Kerntaak, ...], versie: str) -> list[Kwalificatie]:
    """Return the kwalificaties of one profiel: one for each crebo (the green entree twin has its own)."""
    part = f"P{profiel.attributes.get('hoofdstuk', '')}"
    titel = _line(profiel.attributes.get("titel", ""))
    own = _kerntaken(profiel.at("profielkerntaken"), part=part, werkprocessen="profielwerkprocessen")
    crebos = [_line(crebo.text) for crebo in profiel.at("creboinformatie").all("crebo")] or [""]
    return [
        Kwalificatie(
            sleutel=_sleutel(crebo, titel, versie),
            crebo=crebo,
            titel=titel,
            niveau=_number(profiel.attributes.get("niveau", "")),
            sbu=_number(profiel.at("omschrijving/sbu").text),
            leerwegen=LEERWEGEN,
            profiel=part,
            volledig=True,
            kerntaken=basis + own,
        )
        for crebo in crebos
    ]


def _kerntaken(element: Element, *, part: str, werkprocessen: str) -> tuple[Kerntaak, ...]:
    """Return the kerntaken below an element, with codes made of `part` and the chapter numbers."""
    found = []
    for kerntaak in element.all("kerntaak"):
        code = f"{part}-K{kerntaak.attributes.get('hoofdstuk', '')}"
        items = kerntaak.at(werkprocessen).all("werkproces")
        found.append(
            Kerntaak(
                code=code,
                titel=_line(kerntaak.attributes.get("titel", "")),
                werkprocessen=tuple(
                    Werkproces(
                        code=f"{code}-W{item.attributes.get('hoofdstuk', '')}",
                        titel=_line(item.attributes.get("titel", "")),
                    )
                    for item in items
                ),
            ),
        )
    return tuple(found)


def _sleutel(crebo: str, titel: str, versie: str) -> str:
    """Return the name that maps store: the crebo, or the title when there is none, and the edition."""
    name = _line(crebo) or _NOT_IN_SLEUTEL.sub("-", titel.lower()).strip("-")
    return f"{name[:_SLEUTEL_LENGTH].strip('-')}-{versie}"


def _line(text: str) -> str:
    """Return a text with single spaces: SBB's titles contain double and trailing ones by accident."""
    return one_line(text, MAX_TITLE)


def _number(text: str) -> int:
    """Return a whole number, 0 when the text is not one."""
    return int(text) if text.strip().isdecimal() and len(text.strip()) < 7 else 0  # noqa: PLR2004 - hours of study


def _year(text: str) -> str:
    """Return the first year in a text, "" when there is none."""
    found = _YEAR.search(text)
    return found[1] if found else ""


def _iso(date: str) -> str:
    """Return SBB's date (01-08-2015) as ISO, "" when it is not one."""
    found = _DUTCH_DATE.fullmatch(date.strip())
    return f"{found[3]}-{found[2]}-{found[1]}" if found else ""
