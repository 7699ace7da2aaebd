"""Files in a zip on the command line, unpacked one at a time and never onto the disk. Not on the phone."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, BinaryIO, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.file.incoming.kind import HEAD_BYTES
from bpv_logic.file.incoming.zip_list import LOCAL, LOCAL_BYTES, TAIL_BYTES, zip_list

if TYPE_CHECKING:
    from pathlib import Path

    from bpv_logic.file.incoming.zip_list import Entry

_BROKEN: Final = "Dit bestand zit beschadigd in de zip. Vraag of het nog eens gestuurd wordt."
_CHUNK: Final = 64 * 1024
#: A zip has no header around what is deflated.
_RAW: Final = -15


def entries_in(path: Path) -> tuple[Entry, ...]:
    """Return the files in a zip; ExportError when it is not opened."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - TAIL_BYTES))
            return zip_list(file.read(TAIL_BYTES), size)
    except OSError as error:
        raise ExportError("niet-te-openen", "Deze zip is niet te openen.") from error


def head_of(path: Path, entry: Entry) -> bytes:
    """Return the first bytes of a file in a zip."""
    return _read(path, entry, HEAD_BYTES)


def unpacked(path: Path, entry: Entry) -> bytes:
    """Return a file in a zip; ExportError when it is damaged, or not of the size that the zip says."""
    data = _read(path, entry, entry.size + 1)
    if len(data) != entry.size:
        raise ExportError("zip-kapot", _BROKEN)
    return data


def _read(path: Path, entry: Entry, most: int) -> bytes:
    if entry.fout:
        raise ExportError("zip-bestand", entry.fout)
    try:
        with path.open("rb") as file:
            file.seek(entry.place)
            local = file.read(LOCAL_BYTES)
            if local[:4] != LOCAL or len(local) < LOCAL_BYTES:
                raise ExportError("zip-kapot", _BROKEN)
            # The name and extra fields here may be longer than those in the list.
            file.seek(int.from_bytes(local[26:28], "little") + int.from_bytes(local[28:30], "little"), 1)
            return file.read(min(most, entry.packed)) if entry.is_stored else _inflated(file, entry.packed, most)
    except (OSError, zlib.error) as error:
        raise ExportError("zip-kapot", _BROKEN) from error


def _inflated(file: BinaryIO, packed: int, most: int) -> bytes:
    """Return what was deflated in the next `packed` bytes, up to `most` bytes of it."""
    inflate = zlib.decompressobj(_RAW)
    found = bytearray()
    while packed > 0 and len(found) < most and not inflate.eof:
        data = file.read(min(_CHUNK, packed))
        if not data:
            break
        packed -= len(data)
        while data and len(found) < most:
            found += inflate.decompress(data, most - len(found))
            data = inflate.unconsumed_tail
    return bytes(found)
