"""The list of files in a zip, read from its end: names, places and sizes, with limits; unpacks nothing.

A zip has its list at the end, so of one of 2 GB only the last bytes are read. The command line and the pages share
this; each unpacks one file at a time itself (`zlib`, `DecompressionStream`). What the list claims is not believed:
unpacking stops at the size given here (besluiten/0059).
"""

from __future__ import annotations

import binascii
from dataclasses import dataclass
from typing import Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.file.incoming.kind import MOST_FILES, OFFICE, TOO_MANY
from bpv_logic.file.limits import MAX_FILE_BYTES

#: The end of a zip that is looked at: the list of more files than are opened does not fit in it.
TAIL_BYTES: Final = 4 * 1024 * 1024
#: The most bytes of all files together, unpacked.
MAX_TOTAL: Final = 1024**3
#: A map packs to a ninth, and to a thirtieth when it is full of repetition; a bomb to a thousandth.
MAX_RATIO: Final = 100
#: Below this many bytes unpacked the ratio says nothing.
SMALL: Final = 1024 * 1024
STORED: Final = 0
DEFLATED: Final = 8

_END: Final = b"PK\x05\x06"
_END_BYTES: Final = 22
_LOCATOR: Final = b"PK\x06\x07"
_LOCATOR_BYTES: Final = 20
_END_64: Final = b"PK\x06\x06"
_END_64_BYTES: Final = 56
_LONGEST_COMMENT: Final = 65_535
_ENTRY: Final = b"PK\x01\x02"
_ENTRY_BYTES: Final = 46
#: The head right before a packed file: these bytes, a name and extra fields.
LOCAL: Final = b"PK\x03\x04"
LOCAL_BYTES: Final = 30
_FULL_32: Final = 0xFFFFFFFF
_FULL_16: Final = 0xFFFF
_LOCKED: Final = 0x0001
_PATCHED: Final = 0x0020
_UTF8_NAME: Final = 0x0800
_HIDDEN_LIST: Final = 0x2000
_EXTRA_64: Final = 0x0001
_EXTRA_NAME: Final = 0x7075
#: The upper half of code page 437, in which a zip writes names that say no other; the engine has no codec for it.
_CP437: Final = (
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
    "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0"
)
_OFFICE: Final = frozenset({"[content_types].xml", "meta-inf/manifest.xml", "mimetype"})

BROKEN: Final = "Deze zip is niet heel. Vraag of hij nog eens gestuurd wordt."
LOCKED: Final = "Deze zip heeft een wachtwoord. Pak hem eerst uit en kies de bestanden zelf."
IN_PARTS: Final = "Deze zip bestaat uit delen. Pak hem eerst uit en kies de bestanden zelf."
UNSAFE: Final = "In deze zip zit veel meer dan erin kan. Dat is niet veilig: we openen hem niet."
TOO_MUCH: Final = "Er zit te veel in deze zip: meer dan 1 GB. Pak hem eerst uit en kies de bestanden zelf."
EMPTY: Final = "In deze zip zit geen enkel bestand."
TOO_LARGE: Final = "Dit bestand is te groot voor een map van een student."
UNKNOWN_WAY: Final = "Dit bestand is ingepakt op een manier die we niet lezen. Pak de zip eerst uit."


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One file in a zip; `fout` is the sentence when it is not unpacked."""

    naam: str
    place: int
    packed: int
    size: int
    is_stored: bool
    fout: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Where:
    """Where in the tail the list lies, and how many files it should have."""

    start: int
    end: int
    count: int


def zip_list(tail: bytes, size: int) -> tuple[Entry, ...]:
    """Return the files in a zip of `size` bytes of which `tail` is the end; ExportError when it is not opened."""
    try:
        where = _where(tail, size)
        found = _entries(tail, where)
    except IndexError as error:
        raise ExportError("zip-kapot", BROKEN) from error
    if not found:
        raise ExportError("zip-leeg", EMPTY)
    if any(entry.naam.lower() in _OFFICE for entry in found):
        raise ExportError("zip-document", OFFICE)
    _check_sizes(found, size)
    return found


def _where(tail: bytes, size: int) -> _Where:
    """Find the list by the record at the end of a zip."""
    end = tail.rfind(_END, max(0, len(tail) - _END_BYTES - _LONGEST_COMMENT))
    if end < 0 or end + _END_BYTES > len(tail):
        raise ExportError("zip-kapot", BROKEN)
    if _number(tail, end + 4, 2) not in {0, _FULL_16}:
        raise ExportError("zip-delen", IN_PARTS)
    count, length, place = _number(tail, end + 10, 2), _number(tail, end + 12, 4), _number(tail, end + 16, 4)
    locator = end - _LOCATOR_BYTES
    if locator >= 0 and tail[locator : locator + 4] == _LOCATOR:
        end = tail.rfind(_END_64, 0, locator)
        if end < 0 or end + _END_64_BYTES > locator:
            raise ExportError("zip-kapot", BROKEN)
        count, length, place = _number(tail, end + 32, 8), _number(tail, end + 40, 8), _number(tail, end + 48, 8)
    if count > MOST_FILES or length > TAIL_BYTES - _END_BYTES - _LONGEST_COMMENT:
        raise ExportError("zip-te-veel", TOO_MANY)
    start = end - length
    # What begins with something else than its first file is no zip to us: a program that unpacks itself.
    if start < 0 or size - len(tail) + start != place:
        raise ExportError("zip-kapot", BROKEN)
    return _Where(start=start, end=end, count=count)


def _entries(tail: bytes, where: _Where) -> tuple[Entry, ...]:
    found = []
    at, count = where.start, 0
    while at < where.end:
        if tail[at : at + 4] != _ENTRY or at + _ENTRY_BYTES > where.end:
            raise ExportError("zip-kapot", BROKEN)
        count += 1
        if count > MOST_FILES:
            raise ExportError("zip-te-veel", TOO_MANY)
        name, extra, comment = (_number(tail, at + place, 2) for place in (28, 30, 32))
        entry = _entry(tail, at, name, extra)
        at += _ENTRY_BYTES + name + extra + comment
        if not entry.naam.endswith("/"):
            found.append(entry)
    # In a very old list the count wraps around at 65,536, which is more than is opened.
    if count != where.count or at != where.end:
        raise ExportError("zip-kapot", BROKEN)
    return tuple(found)


def _entry(tail: bytes, at: int, name_length: int, extra_length: int) -> Entry:
    flags, method = _number(tail, at + 8, 2), _number(tail, at + 10, 2)
    if flags & (_LOCKED | _HIDDEN_LIST):
        raise ExportError("zip-slot", LOCKED)
    packed, size, place = (_number(tail, at + offset, 4) for offset in (20, 24, 42))
    raw = tail[at + _ENTRY_BYTES : at + _ENTRY_BYTES + name_length]
    extras = _extras(tail[at + _ENTRY_BYTES + name_length : at + _ENTRY_BYTES + name_length + extra_length])
    long = iter(extras.get(_EXTRA_64, b"")[start : start + 8] for start in range(0, 24, 8))
    # Only what does not fit in 32 bits is there, in this order.
    size, packed, place = (
        int.from_bytes(next(long), "little") if number == _FULL_32 else number for number in (size, packed, place)
    )
    way = UNKNOWN_WAY if method not in {STORED, DEFLATED} or flags & _PATCHED else ""
    return Entry(
        naam=_name(raw, flags, extras.get(_EXTRA_NAME, b"")),
        place=place,
        packed=packed,
        size=size,
        is_stored=method == STORED,
        fout=way or (TOO_LARGE if size > MAX_FILE_BYTES else ""),
    )


def _check_sizes(found: tuple[Entry, ...], size: int) -> None:
    """Refuse a zip of which the parts overlap or lie outside it, or that unpacks to far more than it can hold."""
    end = 0
    for entry in sorted(found, key=lambda item: item.place):
        if entry.place < end or entry.place + LOCAL_BYTES + entry.packed > size:
            raise ExportError("zip-bom", UNSAFE)
        end = entry.place + LOCAL_BYTES + entry.packed
    if any(entry.size > max(SMALL, entry.packed * MAX_RATIO) for entry in found):
        raise ExportError("zip-bom", UNSAFE)
    total = sum(entry.size for entry in found)
    if total > max(SMALL, size * MAX_RATIO):
        raise ExportError("zip-bom", UNSAFE)
    if total > MAX_TOTAL:
        raise ExportError("zip-te-groot", TOO_MUCH)


def _extras(data: bytes) -> dict[int, bytes]:
    """Return the extra fields of an entry by their number."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(data):
        length = _number(data, at + 2, 2)
        found.setdefault(_number(data, at, 2), data[at + 4 : at + 4 + length])
        at += 4 + length
    return found


def _name(raw: bytes, flags: int, unicode_name: bytes) -> str:
    """Return the name of a file: Macs write UTF-8 without saying so, and old Windows programs code page 437."""
    if unicode_name[:1] == b"\x01" and int.from_bytes(unicode_name[1:5], "little") == binascii.crc32(raw):
        return unicode_name[5:].decode(errors="replace")
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        is_said = flags & _UTF8_NAME
        name = raw.decode(errors="replace") if is_said else "".join(map(_letter, raw))
    return name.replace("\\", "/")


def _letter(byte: int) -> str:
    return chr(byte) if byte < 128 else _CP437[byte - 128]  # noqa: PLR2004 - the lower half is ASCII


def _number(data: bytes, at: int, length: int) -> int:
    """Return a number in a zip; IndexError when the data stops before it."""
    part = data[at : at + length]
    if len(part) < length or at < 0:
        raise IndexError(at)
    return int.from_bytes(part, "little")
