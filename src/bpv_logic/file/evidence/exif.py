"""Exif data: the one thing of it that a photo needs is which way up it is."""

from __future__ import annotations

from typing import Final, Literal

_ORIENTATION: Final = 0x0112
_ENTRY: Final = 12
_SHORT: Final = 3
#: As it lies, and the seven ways to turn and mirror it.
_UPRIGHT: Final = 1
_MOST: Final = 8


def orientation_of(tiff: bytes) -> int:
    """Return how the picture must be turned, from the TIFF block of its Exif data; upright when that is not told."""
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)

    if tiff[:4] not in (b"II*\0", b"MM\0*"):
        return _UPRIGHT
    start = number(4, 4)
    for at in range(start + 2, min(start + 2 + number(start, 2) * _ENTRY, len(tiff)), _ENTRY):
        if number(at, 2) == _ORIENTATION and number(at + 2, 2) == _SHORT:
            found = number(at + 8, 2)
            return found if _UPRIGHT <= found <= _MOST else _UPRIGHT
    return _UPRIGHT


def only_orientation(tiff: bytes) -> bytes:
    """Return Exif data that tells how the picture must be turned and nothing else, empty for one that is upright."""
    found = orientation_of(tiff)
    if found == _UPRIGHT:
        return b""
    header = b"MM\0*" + (8).to_bytes(4)
    entry = _ORIENTATION.to_bytes(2) + _SHORT.to_bytes(2) + (1).to_bytes(4) + found.to_bytes(2) + bytes(2)
    return header + (1).to_bytes(2) + entry + bytes(4)
