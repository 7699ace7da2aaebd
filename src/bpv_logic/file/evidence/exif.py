"""Exif data: the one thing of it that a photo needs is which way up it is."""

from __future__ import annotations

from typing import Final, Literal

_ORIENTATION: Final = 0x0112
_EXIF_IFD: Final = 0x8769
_ENTRY: Final = 12
_SHORT: Final = 3
#: As it lies, and the seven ways to turn and mirror it.
_UPRIGHT: Final = 1
_MOST: Final = 8
#: What Safari writes in every picture that a page makes: size, resolution, colours, version. It tells nothing, and the
#: photos of every iPhone would get another name.
_PLAIN: Final = {_ORIENTATION, 0x011A, 0x011B, 0x0128, 0x0213, _EXIF_IFD}
_PLAIN_EXIF: Final = {0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003, 0xA406}
_PLAIN_SIZE: Final = 256


class _Tiff:
    """A TIFF block, whose numbers come in either order."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._order: Literal["little", "big"] = "little" if data[:2] == b"II" else "big"
        self.is_sound = data[:4] in (b"II*\0", b"MM\0*")
        self.start = self.number(4, 4)

    def number(self, at: int, size: int) -> int:
        return int.from_bytes(self._data[at : at + size], self._order)

    def entries(self, start: int) -> dict[int, int]:
        """Return where each entry of a directory stands, by its tag."""
        end = min(start + 2 + self.number(start, 2) * _ENTRY, len(self._data))
        return {self.number(at, 2): at for at in range(start + 2, end, _ENTRY)}

    def next(self, start: int) -> int:
        """Return where the next directory stands, 0 for none: of a small picture in the picture."""
        return self.number(start + 2 + self.number(start, 2) * _ENTRY, 4)


def orientation_of(tiff: bytes) -> int:
    """Return how the picture must be turned, from the TIFF block of its Exif data; upright when that is not told."""
    read = _Tiff(tiff)
    at = read.entries(read.start).get(_ORIENTATION) if read.is_sound else None
    if at is None or read.number(at + 2, 2) != _SHORT:
        return _UPRIGHT
    found = read.number(at + 8, 2)
    return found if _UPRIGHT <= found <= _MOST else _UPRIGHT


def tells_nothing(tiff: bytes) -> bool:
    """Tell whether there is nothing in Exif data but what every picture made by a page may have."""
    read = _Tiff(tiff)
    if not read.is_sound or len(tiff) > _PLAIN_SIZE or read.next(read.start):
        return False
    entries = read.entries(read.start)
    more = read.entries(read.number(entries[_EXIF_IFD] + 8, 4)) if _EXIF_IFD in entries else {}
    return entries.keys() <= _PLAIN and more.keys() <= _PLAIN_EXIF


def only_orientation(tiff: bytes) -> bytes:
    """Return Exif data that tells how the picture must be turned and nothing else, empty for one that is upright."""
    found = orientation_of(tiff)
    if found == _UPRIGHT:
        return b""
    header = b"MM\0*" + (8).to_bytes(4)
    entry = _ORIENTATION.to_bytes(2) + _SHORT.to_bytes(2) + (1).to_bytes(4) + found.to_bytes(2) + bytes(2)
    return header + (1).to_bytes(2) + entry + bytes(4)
