"""A HEIC, HEIF or AVIF without what it tells of place, time, camera and owner.

Everything in it is found by its place in the file, so what goes is overwritten where it stands. Which way up the
picture is does not stand in its Exif data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: At the top: the picture, and what it consists of. Anything else is a film of it, or a maker's own.
_NEEDED: Final = frozenset((b"ftyp", b"meta", b"mdat", b"moov"))
_TELLING_ITEMS: Final = frozenset((b"Exif", b"mime", b"uri "))
#: In the description of a series of pictures.
_TELLING_BOXES: Final = frozenset((b"udta", b"meta", b"uuid"))
#: Exif data without any entry: some programs open no picture whose Exif data is no Exif data.
_EMPTY_EXIF: Final = bytes(4) + b"MM\0*" + (8).to_bytes(4) + bytes(6)
_IN_FILE, _IN_IDAT = 0, 1
#: The last version of an item whose id has two bytes.
_SHORT_IDS: Final = 2


@dataclass(frozen=True)
class _Box:
    name: bytes
    start: int
    end: int


class _Reader:
    """Reads numbers one after another; ValueError at the end."""

    def __init__(self, data: bytes, box: _Box) -> None:
        self._data, self._at, self._end = data, box.start, box.end

    def take(self, size: int) -> bytes:
        if self._at + size > self._end:
            raise ValueError("a box is shorter than it says")
        self._at += size
        return self._data[self._at - size : self._at]

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size))

    def rest(self, name: bytes) -> _Box:
        return _Box(name, self._at, self._end)


def clean_heif(data: bytes) -> bytes | None:
    """Return the picture without metadata, None when it cannot be followed: then nobody knows what it tells."""
    clean = bytearray(data)
    try:
        for name, start, end in _telling(data):
            empty = _EMPTY_EXIF if name == b"Exif" else b""
            clean[start:end] = empty[: end - start].ljust(end - start, b"\0")
    except ValueError:
        return None
    return bytes(clean)


def _telling(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    for box in _boxes(data, _Box(b"", 0, len(data))):
        if box.name not in _NEEDED:
            yield box.name, box.start, box.end
        elif box.name == b"meta":
            yield from _of_items(data, box)
        elif box.name == b"moov":
            yield from ((part.name, part.start, part.end) for part in _boxes(data, box) if part.name in _TELLING_BOXES)


def _boxes(data: bytes, outer: _Box) -> Iterator[_Box]:
    at = outer.start
    while at + 8 <= outer.end:
        size, name, head = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16]), 16
        end = outer.end if size == 0 else at + size
        if not at + head <= end <= outer.end:
            raise ValueError("a box is larger than what it is in")
        yield _Box(name, at + head, end)
        at = end


def _of_items(data: bytes, meta: _Box) -> Iterator[tuple[bytes, int, int]]:
    """Yield where the items stand that are no picture."""
    # Behind its version and flags.
    parts = {box.name: box for box in _boxes(data, _Box(b"meta", meta.start + 4, meta.end))}
    if b"iinf" not in parts or b"iloc" not in parts:
        return
    telling = {id_: kind for id_, kind in _items(data, parts[b"iinf"]) if kind in _TELLING_ITEMS}
    idat = parts.get(b"idat")
    for id_, method, offset, length in _places(_Reader(data, parts[b"iloc"])):
        if id_ not in telling:
            continue
        begin = offset + (idat.start if idat and method == _IN_IDAT else 0)
        if method not in (_IN_FILE, _IN_IDAT) or begin + length > len(data):
            raise ValueError("an item stands where we cannot find it")
        yield telling[id_], begin, begin + length if length else len(data)


def _items(data: bytes, iinf: _Box) -> Iterator[tuple[int, bytes]]:
    reader = _Reader(data, iinf)
    reader.number(2 if reader.number(4) >> 24 == 0 else 4)
    for box in _boxes(data, reader.rest(b"infe")):
        item = _Reader(data, box)
        version = item.number(4) >> 24
        id_ = item.number(4 if version > _SHORT_IDS else 2)
        item.number(2)
        yield id_, item.take(4)


def _places(reader: _Reader) -> Iterator[tuple[int, int, int, int]]:
    """Yield the id of an item, where its offset counts from, the offset and the length: each of its parts."""
    version = reader.number(4) >> 24
    sizes = reader.number(2)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 0xF for shift in (12, 8, 4, 0))
    wide = 4 if version > 1 else 2
    for _ in range(reader.number(wide)):
        id_ = reader.number(wide)
        method = reader.number(2) & 0xF if version else _IN_FILE
        reader.number(2)
        base = reader.number(base_size)
        for _ in range(reader.number(2)):
            reader.number(index_size if version else 0)
            yield id_, method, base + reader.number(offset_size), reader.number(length_size)
