"""Files as a student's phone makes them, made here: a full map to open, and files that must be refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.helpers import builders

from bpv_logic.basis.canonical import sha256_of
from bpv_logic.file import envelope
from bpv_logic.file.attachments import make_attachment
from bpv_logic.file.evidence.jpeg import clean_jpeg
from e2e.files.photo import make_photo

if TYPE_CHECKING:
    from pathlib import Path

EXPORTED_AT = "2026-11-25T16:00:00.000Z"
GENERATOR = "bpv-map/e2e"


def full_map(folder: Path) -> Path:
    """Write an export with a record of every kind, a handtekening and a photo; return its path."""
    photo = clean_jpeg(make_photo(folder / "foto.jpg").read_bytes())
    attachment = make_attachment("image/jpeg", photo)
    bewijs = builders.make_bewijs(
        soort="foto",
        bijlagen=[{"sha256": attachment.sha256, "naam": "tafel.jpg", "type": "image/jpeg", "grootte": len(photo)}],
    )
    leerafspraken = builders.make_leerafspraken()
    days = [builders.make_urendag(datum=f"2026-11-{day}") for day in (16, 17, 18, 19, 23, 24, 25)]
    records = [
        builders.make_instelling(),
        *days,
        builders.make_urenblok(),
        builders.make_werkbespreking(),
        builders.make_bezoek(),
        builders.make_telefonisch(),
        builders.make_extra(),
        leerafspraken,
        builders.make_voortgang(),
        builders.make_voortgang(wie="praktijkopleider", oordeel="voldoende"),
        builders.make_opdracht(),
        bewijs,
        builders.make_beoordeling(),
        builders.make_eindbeoordeling(),
    ]
    bpvmap = builders.make_map(*records)
    handtekening = builders.make_handtekening(bpvmap, leerafspraken)
    path = folder / "bpv-map-sam-2026-11-25.json"
    text = envelope.write_envelope(
        builders.make_map(*records, handtekening).records,
        exported_at=EXPORTED_AT,
        generator=GENERATOR,
        attachments=[attachment],
    )
    path.write_text(text, encoding="utf-8")
    return path


def records_in(path: Path) -> dict[str, Any]:
    """Return the records of a file by id, unchanged."""
    return {record["id"]: record for record in json.loads(path.read_text(encoding="utf-8"))["records"]}


def change(path: Path, target: Path, **values: Any) -> Path:  # noqa: ANN401 - any JSON
    """Write a copy of a file with other values in its envelope, and a matching hash."""
    envelope = json.loads(path.read_text(encoding="utf-8")) | values
    envelope.pop("sha256")
    target.write_text(json.dumps({**envelope, "sha256": sha256_of(envelope)}), encoding="utf-8")
    return target
