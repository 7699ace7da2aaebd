"""What can be evidence, decided by its first bytes and never by its name; the pages get the same list as data.

A PDF is kept as it is and opened by the phone's own viewer, never in a page of ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bpv_logic.basis.values import Json, Velden

PDF: Final = "application/pdf"

MAX_ATTACHMENT_BYTES: Final = 2 * 1024 * 1024
#: A scan of a few pages; twenty photos of ours are as large. A file holds 25 MB.
MAX_PDF_BYTES: Final = 5 * 1024 * 1024

#: Images, of types that cannot contain a script (an SVG can), and PDF.
ATTACHMENT_TYPES: Final = ("image/avif", "image/heic", "image/heif", "image/jpeg", "image/png", "image/webp", PDF)

#: The bytes that a kind begins with: each (place, bytes) of one row. From the specifications of the formats; of AVIF
#: and HEIF the "major brand" (ISO/IEC 23008-12).
_BEGINS: Final[tuple[tuple[str, tuple[tuple[int, bytes], ...]], ...]] = (
    (PDF, ((0, b"%PDF-"),)),
    ("image/jpeg", ((0, b"\xff\xd8\xff"),)),
    ("image/png", ((0, b"\x89PNG\r\n\x1a\n"),)),
    ("image/webp", ((0, b"RIFF"), (8, b"WEBP"))),
    *(("image/avif", ((4, b"ftyp" + brand),)) for brand in (b"avif", b"avis")),
    *(("image/heic", ((4, b"ftyp" + brand),)) for brand in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx")),
    *(("image/heif", ((4, b"ftyp" + brand),)) for brand in (b"mif1", b"msf1")),
)

#: What the end of a whole PDF holds, within so many bytes.
_PDF_END: Final = "%%EOF"
_PDF_TAIL: Final = 2048
#: A program in a PDF, or a page for a browser that only begins as a PDF. Names may be written in hex: "/J#61vaScript".
_PROGRAM: Final = r"/JavaScript|/Launch\b|<script|<html|<!doctype"
_PROGRAM_RE: Final = re.compile(_PROGRAM.encode(), re.IGNORECASE)
_HEX: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


def kind_of(data: bytes) -> str | None:
    """Return the type that the bytes are of, None for anything that we do not know."""
    for type_, parts in _BEGINS:
        if all(data.startswith(begin, place) for place, begin in parts):
            return type_
    return None


def is_sound_pdf(data: bytes) -> bool:
    """Tell whether the bytes are a whole PDF, of a size that we keep, without a program in it."""
    if kind_of(data) != PDF or len(data) > MAX_PDF_BYTES or _PDF_END.encode() not in data[-_PDF_TAIL:]:
        return False
    plain = _HEX.sub(lambda found: bytes.fromhex(found[1].decode()), data)
    return _PROGRAM_RE.search(plain) is None


def rules_for_pages() -> Velden:
    """Return the same for a page, which takes evidence in before any rules are there: bytes as letters of Latin-1."""
    begins: list[Json] = [
        [type_, [[place, begin.decode("latin-1")] for place, begin in parts]] for type_, parts in _BEGINS
    ]
    return {
        "begins": begins,
        "pdf": {"most": MAX_PDF_BYTES, "end": _PDF_END, "tail": _PDF_TAIL, "program": _PROGRAM},
    }
