"""A forgery: other hours on every signed day, and every handtekening made whole again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.canonical import canonical_json
from bpv_logic.map.bpvmap import HANDTEKENING, map_of
from bpv_logic.map.record import Record
from bpv_logic.map.seal import schakel_of, seal_of, sealed_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpv_logic.basis.values import Velden

LATE: Final = "20:00"


def forged(records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the map with longer days, of which every handtekening fits as if it was signed so."""
    days = map_of(
        _with(record, {**record.velden, "eind": LATE})
        if record.soort == "urendag" and record.velden.get("eind")
        else record
        for record in records
    )
    made, links = [], {"": ""}
    for item in days.every(HANDTEKENING):
        signed = days.by_id[item.text("betreft")]
        velden = {
            **item.velden,
            "verzegeld": canonical_json(sealed_content(days, signed)),
            "vorige": links.get(item.text("vorige"), item.text("vorige")),
        }
        velden["sha256"] = seal_of(_with(item, velden))
        velden["schakel"] = schakel_of(_with(item, velden))
        links[item.text("schakel")] = str(velden["schakel"])
        made.append(_with(item, velden))
    return map_of((*days.records, *made)).records


def _with(record: Record, velden: Velden) -> Record:
    return Record(record.id, record.soort, velden, record.tijden, record.verwijderd)


def lines_in(text: str) -> list[dict[str, object]]:
    """Return the lines of a logboek."""
    return [json.loads(line) for line in text.splitlines()]
