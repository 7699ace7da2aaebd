"""Times a flooded map through all that a phone and a school do with it, and a flood twice as large in the same run."""

from __future__ import annotations

import gc
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpv_logic.basis.errors import RequestError
from bpv_logic.file.envelope import Envelope
from bpv_logic.file.preview import import_preview
from bpv_logic.klas.inzending import Inzending
from bpv_logic.klas.one_file import bestand_json
from bpv_logic.map.bpvmap import map_of
from bpv_logic.verdict.judge import judge_map, verdict_to_json
from bpv_logic.words.sheets import sheets_of
from bpv_logic.words.verklaring.blad import verklaring_of
from bpv_site.bench.floods import FLOODS, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpv_logic.map.record import Record

_MOMENT = "2026-11-25T10:00:00.000Z"
_TURNS = 2


@dataclass(frozen=True, kw_only=True)
class Flood:
    """The seconds of each size, and how many times longer twice the smallest takes."""

    name: str
    seconds: dict[int, float]
    doubled: float


def handle_flood(records: Sequence[Record]) -> None:
    """Judge a map, write the verdict, show it at school, preview it on another phone, and make the sheet of its bpv."""
    envelope = Envelope(
        records=tuple(records), generator="bpv-map", rules_version=None, exported_at=_MOMENT, sha256="0" * 64
    )
    bpvmap = envelope.bpvmap
    verdict = judge_map(bpvmap, TODAY)
    json.dumps(verdict_to_json(verdict))
    bestand_json(Inzending(naam="flood.json", envelope=envelope, bpvmap=bpvmap, verdict=verdict))
    sheets_of(bpvmap)
    import_preview(map_of(records[:2]), envelope)
    try:
        verklaring_of(verdict.view)
    except RequestError:
        if verdict.view.current is not None:
            raise


def flood_times(sizes: Sequence[int]) -> Iterator[Flood]:
    """Time every flood at these sizes."""
    for name, make in FLOODS.items():
        seconds = {count: _seconds(make(count)) for count in sizes}
        # One right after the other, so that the machine's other load is the same for both.
        once, twice = make(sizes[0]), make(2 * sizes[0])
        pairs = [(_seconds(once), _seconds(twice)) for _ in range(_TURNS)]
        doubled = min(many for _, many in pairs) / min(few for few, _ in pairs)
        yield Flood(name=name, seconds=seconds, doubled=doubled)


def _seconds(records: Sequence[Record]) -> float:
    gc.collect()
    started = time.perf_counter()
    handle_flood(records)
    return time.perf_counter() - started
