"""What a file is, by its first bytes: a map to read, a zip to open, or something else, with a sentence about it.

The name decides only what the content leaves open: whether a file that is no map was meant to be one.
The command line and the pages ask the same.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final, Literal

from bpv_logic.file.incoming.settings_text import UTF16, utf16_order

#: This much of the start of a file is looked at.
HEAD_BYTES: Final = 1024

NESTED: Final = "Dit is een zip in een zip. Pak hem eerst uit en kies de bestanden zelf."
#: The most files that are opened at once; the largest school hands in less.
MOST_FILES: Final = 5_000
TOO_MANY: Final = "Dit zijn te veel bestanden tegelijk: meer dan 5000. Kies een kleinere map of zip."

#: "lees": a map, or meant to be one. "zip": look into it. "fout": meant to be a map, and not readable as one.
#: "anders": something else. "rest": what a computer adds by itself.
type Wat = Literal["lees", "zip", "fout", "anders", "rest"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """What is done with a file, and the sentence about it when it is not read."""

    wat: Wat
    tekst: str = ""


_READ: Final = Kind(wat="lees")
_ZIP: Final = Kind(wat="zip")
_ASK: Final = "Vraag om het bestand dat de app zelf maakte."
_EMPTY: Final = "Dit bestand is leeg. Vraag of het nog eens gestuurd wordt."
_UTF16: Final = f"Een ander programma heeft dit bestand opnieuw bewaard, in UTF-16. {_ASK}"
_TEXT: Final = "Dit is een tekst, geen bestand van de BPV-map."
_UNKNOWN: Final = "Dit bestand is geen BPV-map, of een ander programma heeft het veranderd."
_REST: Final = "Dit maakt een Mac of Windows er zelf bij. Er zit niets van een student in."
_LOCK: Final = "Dit is van een document dat nog openstaat. Er zit niets van een student in."
_XML: Final = "Dit is een XML-bestand, geen bestand van de BPV-map. Een dossier van SBB hoort bij Schoolpakket maken."
_PAKKET: Final = "Dit is een schoolpakket, geen map van een student. Open het bij Status."

_A_MAP: Final = "Dit is een map van een student. Open hem op de pagina Delen, of op de pagina voor begeleiders."
_A_ZIP: Final = "Dit is een zip. Pak hem eerst uit en kies het bestand zelf."

#: Signs at the start of a file, most common first. The sentence: "Dit is …".
_SIGNS: Final[tuple[tuple[re.Pattern[bytes], str], ...]] = tuple(
    (re.compile(sign, re.DOTALL | re.IGNORECASE), words)
    for sign, words in (
        (rb"\s{0,64}%PDF-", "een PDF"),
        (rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|BM.{12}[\x28\x6c\x7c]\0|II\*\0|MM\0\*|RIFF.{4}WEBP", "een foto"),
        (rb".{4}ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avif|avis)", "een foto"),
        (rb".{4}ftyp|\x1aE\xdf\xa3|RIFF.{4}AVI", "een filmpje of opname"),
        (rb"ID3|OggS|fLaC|RIFF.{4}WAVE", "een geluidsopname"),
        (rb"\xd0\xcf\x11\xe0", "een document van Word, Excel of Outlook"),
        (rb"\{\\rtf", "een document van Word"),
        (rb"(?:\xef\xbb\xbf)?\s{0,64}<(?:!doctype html|html)", "een webpagina"),
        (rb"MZ|\x7fELF|#!", "een programma"),
        (rb"(?:\xef\xbb\xbf)?BEGIN:VCALENDAR", "een agenda"),
    )
)
_MAIL: Final = re.compile(
    rb"(?:Received|Return-Path|Delivered-To|MIME-Version|From|Subject|Date|X-[a-z-]+): |From [ -]|\x78\x9f\x3e\x22",
    re.IGNORECASE,
)
_IN_MAIL: Final = "Dit is een e-mail. Bewaar het bestand dat erbij zit en kies dat."
_IN_CLOUD: Final = "Dit bestand staat nog in de cloud. Haal het eerst op, en kies het dan opnieuw."
_ARCHIVES: Final = re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b|BZh[1-9]|\xfd7zXZ\0|.{257}ustar", re.DOTALL)
_ARCHIVE: Final = "Dit zijn ingepakte bestanden (rar, 7z of gz), en die openen we niet. Pak ze eerst uit."
#: An empty zip and one in parts begin in their own way.
_ZIPPED: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"PK00PK\x03\x04")
#: The first file in a document that is a zip by itself.
_OFFICE: Final = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|mimetype|_rels/|docProps/|word/|xl/|Index/)", re.DOTALL
)
OFFICE: Final = "Dit is een document van Word, Excel of een ander programma, geen bestand van de BPV-map."

_JSON: Final = re.compile(rb"\s*\{")
_TOML: Final = re.compile(
    rb"(?:\s*(?:#[^\n]*)?\n)*\s*(?:\[{1,2}[a-z_. ]+\]{1,2}|[a-z_]+ *= *[\"'\[\dtf])", re.IGNORECASE
)

#: What macOS, Windows and office programs put beside the files of a person.
_REST_NAMES: Final = frozenset(
    {".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".localized", "icon\r", ".directory", "__macosx"}
)
_REST_SIGNS: Final = (b"\x00\x05\x16\x07", b"\x00\x05\x16\x00", b"\x00\x00\x00\x01Bud1")
_MEANT: Final = re.compile(r"bpv-map|\.json\b", re.IGNORECASE)
#: The envelope in canonical JSON starts with its photos, which may hide the rest of its head from view.
_OURS: Final = re.compile(rb'\{\s*"attachments"\s*:\s*\[|"format"\s*:\s*"bpv-map')


def kind_of(naam: str, head: bytes, size: int) -> Kind:
    """Return what a file is: `naam` may be a path, `head` its first bytes, `size` how many it has in all."""
    plain, is_utf16 = _plain(head)
    if _JSON.match(plain) and not plain.startswith(b"{\\rtf"):
        return Kind(wat="fout", tekst=_UTF16) if is_utf16 else _READ
    if head.startswith(_ZIPPED) and not _OFFICE.match(head):
        return _ZIP
    if is_rest(naam) or head.startswith(_REST_SIGNS):
        return Kind(wat="rest", tekst=_LOCK if _is_lock(naam) else _REST)
    is_meant = _MEANT.search(_last(naam)) is not None
    if is_meant and _is_text(plain) and size > 0:
        # The reader of maps has its own sentence for what is half a file.
        return _READ
    return Kind(wat="fout" if is_meant else "anders", tekst=_words(naam, head, size))


def instead_of_settings(naam: str, head: bytes, size: int) -> str:
    """Return what a file is that was opened as settings of a school, "" when it may be just that."""
    kind = kind_of(naam, head, size)
    plain, _ = _plain(head)
    if _JSON.match(plain):
        return _A_MAP if looks_like_map(plain) or _last(naam).lower().startswith("bpv-map") else _UNKNOWN
    if kind.wat == "zip":
        return _A_ZIP
    # Whoever reads it says whether it is a text.
    return "" if kind.tekst in {_TEXT, _PAKKET, _XML, _UNKNOWN} else kind.tekst


def is_rest(naam: str) -> bool:
    """Tell whether a name is one that a computer gives to what it adds by itself."""
    parts = naam.replace("\\", "/").lower().split("/")
    return "__macosx" in parts or parts[-1] in _REST_NAMES or parts[-1].startswith("._") or _is_lock(naam)


def looks_like_map(data: bytes) -> bool:
    """Tell whether the start of a file is that of a map, locked or not."""
    return _OURS.search(data) is not None


def _is_in_cloud(naam: str) -> bool:
    """Tell whether a Mac left a name for a file that it has not fetched."""
    return _last(naam).lower().endswith(".icloud")


def _is_lock(naam: str) -> bool:
    return _last(naam).startswith(("~$", ".~lock."))


def _last(naam: str) -> str:
    return naam.replace("\\", "/").rpartition("/")[2]


def _words(naam: str, head: bytes, size: int) -> str:
    """Return the sentence about a file that is no map."""
    plain, _ = _plain(head)
    is_text = _is_text(plain)
    sign = next((f"Dit is {words}, geen bestand van de BPV-map." for sign, words in _SIGNS if sign.match(head)), "")
    is_pakket = _last(naam).lower().endswith(".toml") or (is_text and _TOML.match(plain))
    choices = (
        (size == 0, _EMPTY),
        (_is_in_cloud(naam), _IN_CLOUD),
        (_OFFICE.match(head), OFFICE),
        (sign, sign),
        (_ARCHIVES.match(head), _ARCHIVE),
        (_MAIL.match(plain), _IN_MAIL),
        (re.match(rb"\s*<", plain), _XML),
        (is_pakket, _PAKKET),
        (is_text, _TEXT),
    )
    return next((words for is_so, words in choices if is_so), _UNKNOWN)


def _plain(head: bytes) -> tuple[bytes, bool]:
    """Return the start of a text in UTF-8 and without its mark, and whether it was in UTF-16."""
    if order := utf16_order(head):
        text, _ = UTF16[order](head, "replace", True)  # noqa: FBT003 - takes no keywords
        return text.removeprefix("\ufeff").encode(errors="replace"), True
    return head.removeprefix(codecs.BOM_UTF8), False


def _is_text(head: bytes) -> bool:
    """Tell whether there are no bytes that no text has."""
    return not any(byte < 9 or 13 < byte < 32 for byte in head if byte not in {12, 27})  # noqa: PLR2004 - controls
