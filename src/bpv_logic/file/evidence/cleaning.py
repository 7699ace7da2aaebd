"""Photos that come in with a file lose what they tell of place, time, camera and owner, as photos of this phone do.

A photo is named by the SHA-256 of its bytes, so its name changes with it, in the records too. One that somebody signed
for stays exactly as it was signed, and the reader is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.shown import name
from bpv_logic.file.evidence.chunks import clean_png, clean_webp
from bpv_logic.file.evidence.heif import clean_heif
from bpv_logic.file.evidence.jpeg import clean_jpeg
from bpv_logic.map.record import HANDTEKENING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.map.record import Record

_CLEAN: Final[dict[str, Callable[[bytes], bytes | None]]] = {
    "image/jpeg": clean_jpeg,
    "image/png": clean_png,
    "image/webp": clean_webp,
    "image/avif": clean_heif,
    "image/heic": clean_heif,
    "image/heif": clean_heif,
}


def without_metadata(type_: str | None, data: bytes) -> bytes | None:
    """Return the bytes of a photo without its metadata, None when that is not possible; other bytes as they are."""
    clean = _CLEAN.get(type_ or "")
    return clean(data) if clean else data


def is_sealed(sha256: str, records: Iterable[Record]) -> bool:
    """Tell whether somebody signed for exactly this photo."""
    return any(record.soort == HANDTEKENING and sha256 in record.text("verzegeld") for record in records)


def renamed(records: Iterable[Record], names: Mapping[str, tuple[str, int]]) -> tuple[Record, ...]:
    """Return the records with the new name and size of each photo that has one; their clocks stay."""
    return tuple(_renamed(record, names) for record in records) if names else tuple(records)


def _renamed(record: Record, names: Mapping[str, tuple[str, int]]) -> Record:
    changed: Velden = {field: _items(value, names) for field, value in record.velden.items() if isinstance(value, list)}
    return record._replace(velden=record.velden | changed) if changed else record


def _items(values: list[Json], names: Mapping[str, tuple[str, int]]) -> list[Json]:
    return [_item(value, names) for value in values]


def _item(value: Json, names: Mapping[str, tuple[str, int]]) -> Json:
    found = names.get(str(value.get("sha256"))) if isinstance(value, dict) else None
    return value | {"sha256": found[0], "grootte": found[1]} if found and isinstance(value, dict) else value


def sealed_sentences(sealed: Iterable[str], titles: Mapping[str, str]) -> Iterator[str]:
    """Say of each signed photo that it still has everything."""
    for sha256 in sealed:
        where = f"een foto bij “{name(titles[sha256])}”" if sha256 in titles else "een foto"
        yield f"In {where} kan nog staan waar hij is gemaakt: iemand tekende voor precies deze foto."
