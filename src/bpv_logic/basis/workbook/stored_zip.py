"""A zip file without compression, as a workbook needs it: the phone's Python has no zipfile."""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Version 2.0, UTF-8 names, stored, 1 January 1980: the same parts give the same bytes.
_ABOUT: Final = bytes.fromhex("14000008000000002100")
_LOCAL: Final = b"PK\x03\x04"
_CENTRAL: Final = b"PK\x01\x02\x14\x00"
_END: Final = b"PK\x05\x06\x00\x00\x00\x00"


def stored_zip(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip with these parts (name and content), in this order."""
    body, directory, number = bytearray(), bytearray(), 0
    for name, content in parts:
        file_name, size = name.encode(), _number(len(content), 4)
        about = _ABOUT + _number(binascii.crc32(content), 4) + size + size + _number(len(file_name), 2) + bytes(2)
        # No comment, first disk, no attributes, and where the part begins.
        directory += _CENTRAL + about + bytes(10) + _number(len(body), 4) + file_name
        body += _LOCAL + about + file_name + content
        number += 1
    count = _number(number, 2)
    end = _END + count + count + _number(len(directory), 4) + _number(len(body), 4) + bytes(2)
    return bytes(body + directory + end)


def _number(value: int, size: int) -> bytes:
    return value.to_bytes(size, "little")
