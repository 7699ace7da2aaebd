"""The example of an export in the docs: a small map with a record of every kind, signed, with a photo and a verdict.

    python -m tests.helpers.example_export

Written on several lines for readability. The hash is over the canonical JSON, so that does not affect it.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from tests.helpers import builders as b

from bpv_logic.file.attachments import Attachment, make_attachment
from bpv_logic.file.envelope import write_envelope
from bpv_logic.map.bpvmap import Record, map_of
from bpv_logic.verdict.judge import judge_map, verdict_to_json

EXAMPLE_FILE = Path(__file__).parents[2] / "docs" / "voorbeeld-export.json"
MOMENT = "2026-11-25T16:00:00.000Z"
#: The smallest sound PNG: one grey point.
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63680000008200815cfaf3d30000000049454e44ae426082"
)


def example() -> tuple[list[Record], Attachment]:
    """Return the records of the example, and its photo."""
    photo = make_attachment("image/png", _PNG)
    reference = {"sha256": photo.sha256, "naam": "planning.png", "type": photo.type, "grootte": len(photo.data)}
    records = [
        b.make_student(),
        b.make_periode(),
        *(b.make_urendag(datum=f"2026-11-{day}") for day in (23, 24, 25)),
        b.make_urenblok(tot="2026-11-25"),
        b.make_werkbespreking(),
        b.make_bezoek(),
        b.make_telefonisch(),
        b.make_leerafspraken(),
        b.make_voortgang(),
        b.make_opdracht(),
        b.make_bewijs(soort="foto", bijlagen=[reference]),
        b.make_beoordeling(datum="2026-11-24"),
        b.make_eindbeoordeling(datum="2026-11-25"),
        b.make_instelling(),
    ]
    bpvmap = map_of(records)
    return [*records, b.make_handtekening(bpvmap, bpvmap.by_id["urenblok-2026-11-23"])], photo


def example_text() -> str:
    """Return the text of the example."""
    records, photo = example()
    verdict = judge_map(map_of(records), dt.date(2026, 11, 25))
    text = write_envelope(
        records,
        exported_at=MOMENT,
        generator="bpv-map/1.1.0",
        rules_version="1.1.0",
        attachments=[photo],
        verdict={"uitkomst": verdict.uitkomst, "bevindingen": verdict_to_json(verdict)["bevindingen"]},
    )
    return json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    EXAMPLE_FILE.write_text(example_text(), encoding="utf-8")
