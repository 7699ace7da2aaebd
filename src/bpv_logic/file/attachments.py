"""Photos and scans in an export: bytes as base64, named by their SHA-256.

A damaged one is reported and left out; the rest of the map is read as usual.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.shown import name
from bpv_logic.file.limits import is_sha256

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpv_logic.basis.values import Json
    from bpv_logic.map.bpvmap import Record

MAX_ATTACHMENT_BYTES: Final = 2 * 1024 * 1024

#: Only images, and only types that cannot contain a script (an SVG can).
ATTACHMENT_TYPES: Final = ("image/avif", "image/heic", "image/heif", "image/jpeg", "image/png", "image/webp")

_ATTACHMENT_NAMES: Final = frozenset({"sha256", "type", "base64"})


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """One photo or scan: its name, its kind and its bytes."""

    sha256: str
    type: str
    data: bytes

    def as_json(self) -> dict[str, Json]:
        """Return the attachment as an export holds it."""
        return {"sha256": self.sha256, "type": self.type, "base64": base64.b64encode(self.data).decode()}


def make_attachment(type_: str, data: bytes) -> Attachment:
    """Return the attachment of these bytes."""
    return Attachment(sha256=hashlib.sha256(data).hexdigest(), type=type_, data=data)


def read_attachments(values: object) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    """Return the intact attachments of a file, and the names of the damaged ones.

    Raises ExportError when the list itself is malformed.
    """
    if not isinstance(values, list):
        raise ExportError("geen-bijlagen", "In het bestand ontbreekt de lijst met foto's.")
    sound: list[Attachment] = []
    damaged: list[str] = []
    for value in values:
        if not isinstance(value, dict) or set(value) != _ATTACHMENT_NAMES or not is_sha256(value["sha256"]):
            raise ExportError("bijlage-vorm", "In het bestand staat een foto met een vorm die we niet kennen.")
        attachment = _read(value)
        if attachment is None:
            damaged.append(value["sha256"])
        else:
            sound.append(attachment)
    return tuple(sound), tuple(damaged)


def _read(value: dict[str, Json]) -> Attachment | None:
    text, type_ = value["base64"], value["type"]
    if not isinstance(text, str) or not isinstance(type_, str) or type_ not in ATTACHMENT_TYPES:
        return None
    if len(text) > MAX_ATTACHMENT_BYTES * 4 // 3 + 4:
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    attachment = make_attachment(type_, data)
    return attachment if attachment.sha256 == value["sha256"] and len(data) <= MAX_ATTACHMENT_BYTES else None


def damaged_sentences(damaged: Iterable[str], records: Iterable[Record]) -> tuple[str, ...]:
    """Return one sentence for each damaged attachment, with the title of the bewijs that it belongs to."""
    names = tuple(damaged)
    titles = {sha256: title for record in (records if names else ()) for sha256, title in _named(record)}
    return tuple(
        f"Een foto bij “{name(titles[sha256])}” is beschadigd. De rest is wel gelezen."
        if sha256 in titles
        else "Een foto is beschadigd. De rest is wel gelezen."
        for sha256 in names
    )


def _named(record: Record) -> Iterable[tuple[str, str]]:
    bijlagen = record.velden.get("bijlagen")
    for item in bijlagen if isinstance(bijlagen, list) else ():
        if isinstance(item, dict) and isinstance(item.get("sha256"), str):
            yield str(item["sha256"]), record.text("titel")
