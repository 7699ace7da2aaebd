"""Whatever a file is flooded with, twice as much of it is about twice the work: judged, shown at school, taken in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.stappen import steps_of

from bpv_logic.bpvmap import map_of
from bpv_logic.errors import RequestError
from bpv_logic.export import Envelope
from bpv_logic.klas.bestand import bestand_json
from bpv_logic.klas.handtekeningen import handtekeningen_json
from bpv_logic.klas.inzending import Inzending
from bpv_logic.preview import import_preview
from bpv_logic.verdict import judge_map, verdict_to_json
from bpv_logic.verklaring.blad import verklaring_of
from bpv_site.bench_floods import FLOODS, TODAY

if TYPE_CHECKING:
    from bpv_logic.record import Record

SIZE = 40
#: So much more than the same again may the next records cost: sorting is a little more than its size.
MOST = 1.2


def work(records: list[Record]) -> None:
    """Do with a map all that a phone and a school do with it."""
    envelope = Envelope(
        records=tuple(records),
        generator="bpv-map/1.1.0",
        rules_version=None,
        exported_at="2026-11-25T10:00:00.000Z",
        sha256="0" * 64,
    )
    bpvmap = envelope.bpvmap
    verdict = judge_map(bpvmap, TODAY)
    json.dumps(verdict_to_json(verdict))
    item = Inzending(naam="flood.json", envelope=envelope, bpvmap=bpvmap, verdict=verdict)
    bestand_json(item)
    handtekeningen_json(verdict)
    import_preview(map_of(records[:2]), envelope)
    try:
        verklaring_of(verdict.view)
    except RequestError:
        assert verdict.view.current is None


@pytest.mark.parametrize("name", FLOODS)
def test_each_record_more_takes_as_many_steps_as_the_one_before(name: str):
    floods = [FLOODS[name](turn * SIZE) for turn in (1, 2, 3)]
    # What is remembered of days and times is so before the counting.
    work(floods[-1])

    first, second, third = (steps_of(lambda records=records: work(records)) for records in floods)

    assert third - second <= MOST * (second - first), f"{first}, {second}, {third} steps"
