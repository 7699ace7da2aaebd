"""A JPEG without what it tells of place, time, camera and owner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpv_logic.file.evidence.exif import only_orientation, tells_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGIN: Final = b"\xff\xd8"
_END: Final = 0xD9
_SCAN: Final = 0xDA
_EXIF: Final = b"Exif\0\0"
_EXIF_MARK: Final = b"\xff\xe1"
#: The parts for applications that a picture needs for its size and its colours. All others may tell something.
_NEEDED: Final = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
#: What Apple's phones put in every picture: that there is no text with it.
_NO_TEXT: Final = b"\xff\xed\0\x38Photoshop 3.0\0" + bytes.fromhex(
    "3842494d04040000000000003842494d0425000000000010d41d8cd98f00b204e9800998ecf8427e"
)
_APPLICATIONS: Final = range(0xE0, 0xF0)
_COMMENT: Final = 0xFE
#: Marks without a part behind them.
_BARE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
#: In the picture itself a mark is any but a stuffed zero and a restart.
_NEXT: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def clean_jpeg(data: bytes) -> bytes:
    """Return the JPEG without metadata, and without what comes behind its end: a film, a second picture."""
    parts = [*_parts(data)]
    telling = (part for _, part in parts if part.startswith(_EXIF_MARK) and not _is_kept(_EXIF_MARK[1], part))
    tiff = next((part[4 + len(_EXIF) :] for part in telling if part.startswith(_EXIF, 4)), b"")
    kept = [part for mark, part in parts if _is_kept(mark, part)]
    turned = only_orientation(tiff)
    if turned:
        body = _EXIF + turned
        # Behind the JFIF part, which is always the first.
        kept.insert(1 if kept and kept[0].startswith(b"\xff\xe0") else 0, _EXIF_MARK + _size(body) + body)
    return _BEGIN + b"".join(kept)


def _size(body: bytes) -> bytes:
    return (len(body) + 2).to_bytes(2)


def _is_kept(mark: int, part: bytes) -> bool:
    if part.startswith(_EXIF_MARK):
        return part.startswith(_EXIF, 4) and tells_nothing(part[4 + len(_EXIF) :])
    if mark in _APPLICATIONS and part != _NO_TEXT:
        return mark in _NEEDED and part.startswith(_NEEDED[mark], 4)
    return mark != _COMMENT


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each part with its mark, up to the end of the picture or of what there is of it."""
    at = len(_BEGIN)
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return
        mark = data[at + 1]
        if mark in (0x00, 0xFF):
            at += 1
            continue
        end = at + 2 if mark in _BARE or mark == _END else at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if mark == _SCAN:
            found = _NEXT.search(data, end)
            end = found.start() if found else len(data)
        if end > len(data):
            return
        yield mark, data[at:end]
        if mark == _END:
            return
        at = end
