"""Photos, scans and PDFs in an export: bytes as base64, named by their SHA-256.

A damaged one is reported and left out; the rest of the map is read as usual. What kind it is, its bytes say.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bpv_logic.basis.errors import ExportError
from bpv_logic.basis.shown import name
from bpv_logic.file.evidence.cleaning import is_sealed, renamed, sealed_sentences, without_metadata
from bpv_logic.file.evidence.kinds import (
    ATTACHMENT_TYPES,
    MAX_ATTACHMENT_BYTES,
    MAX_PDF_BYTES,
    PDF,
    is_sound_pdf,
    kind_of,
)
from bpv_logic.file.limits import is_sha256

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpv_logic.basis.values import Json
    from bpv_logic.map.record import Record

_ATTACHMENT_NAMES: Final = frozenset({"sha256", "type", "base64"})


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """One photo, scan or PDF: its name, its kind and its bytes."""

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
    most = MAX_PDF_BYTES if type_ == PDF else MAX_ATTACHMENT_BYTES
    if len(text) > most * 4 // 3 + 4:
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    kind = kind_of(data)
    attachment = make_attachment(kind or type_, data)
    is_whole = attachment.sha256 == value["sha256"] and len(data) <= most
    # Bytes that only claim to be a picture show nothing; those that claim to be a PDF would be opened.
    is_wrong = PDF in (kind, type_) and not is_sound_pdf(data)
    return attachment if is_whole and not is_wrong else None


def clean_attachments(
    records: tuple[Record, ...], attachments: Iterable[Attachment]
) -> tuple[tuple[Record, ...], tuple[Attachment, ...], tuple[str, ...]]:
    """Return the records and photos of a file without the photos' metadata, and a sentence for what is not without."""
    kept: dict[str, Attachment] = {}
    names: dict[str, tuple[str, int]] = {}
    damaged: list[str] = []
    sealed: list[str] = []
    for attachment in attachments:
        data = without_metadata(kind_of(attachment.data), attachment.data)
        if data is None:
            damaged.append(attachment.sha256)
            continue
        clean = attachment if data == attachment.data else make_attachment(attachment.type, data)
        if clean is not attachment and is_sealed(attachment.sha256, records):
            sealed.append(attachment.sha256)
            clean = attachment
        kept[clean.sha256] = clean
        if clean is not attachment:
            names[attachment.sha256] = (clean.sha256, len(data))
    titles = _titles(records) if sealed else {}
    told = (*damaged_sentences(damaged, records), *sealed_sentences(sealed, titles))
    return renamed(records, names), tuple(kept.values()), told


def damaged_sentences(damaged: Iterable[str], records: Iterable[Record]) -> tuple[str, ...]:
    """Return one sentence for each damaged attachment, with the title of the bewijs that it belongs to."""
    names = tuple(damaged)
    titles, pdfs = (_titles(records), _pdfs(records)) if names else ({}, frozenset())
    return tuple(_damaged_sentence(titles.get(sha256, ""), is_pdf=sha256 in pdfs) for sha256 in names)


def _damaged_sentence(title: str, *, is_pdf: bool) -> str:
    where = f" bij “{name(title)}”" if title else ""
    if is_pdf:
        return f"Een PDF{where} is niet heel of is geen gewone PDF. De rest is wel gelezen."
    return f"Een foto{where} is beschadigd. De rest is wel gelezen."


def _titles(records: Iterable[Record]) -> dict[str, str]:
    """Return the title of the bewijs that each attachment belongs to."""
    return {item["sha256"]: record.text("titel") for record in records for item in _named(record)}


def _pdfs(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(item["sha256"] for record in records for item in _named(record) if item.get("type") == PDF)


def _named(record: Record) -> Iterable[dict[str, Any]]:
    bijlagen = record.velden.get("bijlagen")
    for item in bijlagen if isinstance(bijlagen, list) else ():
        if isinstance(item, dict) and isinstance(item.get("sha256"), str):
            yield item
