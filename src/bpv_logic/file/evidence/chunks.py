"""A PNG and a WebP without what they tell of place, time, camera and owner: pictures made of named chunks."""

from __future__ import annotations

from binascii import crc32
from typing import TYPE_CHECKING, Final

from bpv_logic.file.evidence.exif import only_orientation

if TYPE_CHECKING:
    from collections.abc import Iterator

_PNG_BEGIN: Final = 8
#: The chunks that a picture or its colours need. All others may tell something.
_PNG_NEEDED: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP mDCV cLLI acTL fcTL fdAT".split()
)
_WEBP_NEEDED: Final = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
#: In the first chunk of a WebP: that it has Exif data, and XMP.
_WEBP_EXIF: Final = 0x08
_WEBP_XMP: Final = 0x04


def clean_png(data: bytes) -> bytes:
    """Return the PNG without metadata, and without what comes behind its end."""
    kept, turned = [data[:_PNG_BEGIN]], b""
    for name, chunk in _png_chunks(data):
        if name == b"eXIf":
            turned = only_orientation(chunk[8:-4])
        if name in _PNG_NEEDED:
            kept.append(chunk)
    if turned:
        # Behind the size of the picture, which comes first.
        kept.insert(2, _png_chunk(b"eXIf", turned))
    return b"".join(kept)


def _png_chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + name + body + crc32(name + body).to_bytes(4)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, name = _PNG_BEGIN, b""
    while at + 8 <= len(data) and name != b"IEND":
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        yield name, data[at : at + size + 12]
        at += size + 12


def clean_webp(data: bytes) -> bytes:
    """Return the WebP without metadata, and without what comes behind its end."""
    chunks = [*_webp_chunks(data)]
    turned = next((only_orientation(_tiff(body)) for name, body in chunks if name == b"EXIF"), b"")
    kept = [(name, _without_flags(body, turned) if name == b"VP8X" else body) for name, body in chunks]
    kept = [(name, body) for name, body in kept if name in _WEBP_NEEDED]
    if turned:
        kept.append((b"EXIF", turned))
    body = b"WEBP" + b"".join(map(_webp_chunk, kept))
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _tiff(body: bytes) -> bytes:
    """Return the Exif data of a WebP, which some programs begin as in a JPEG."""
    return body.removeprefix(b"Exif\0\0")


def _without_flags(body: bytes, turned: bytes) -> bytes:
    flags = body[0] & ~(_WEBP_EXIF | _WEBP_XMP) if body else 0
    return bytes([flags | (_WEBP_EXIF if turned else 0)]) + body[1:]


def _webp_chunk(chunk: tuple[bytes, bytes]) -> bytes:
    name, body = chunk
    return name + len(body).to_bytes(4, "little") + body + bytes(len(body) % 2)


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, end = 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= end:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : min(at + 8 + size, end)]
        at += 8 + size + size % 2
