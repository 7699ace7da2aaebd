"""The demo map is sound on any day, judged like a real one, and never mistaken for one."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.helpers import builders

from bpv_logic.basis.errors import ExportError
from bpv_logic.browser.door import handle
from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.file.preview import import_preview
from bpv_logic.map.bpvmap import map_of
from bpv_logic.map.demo import demo_records
from bpv_logic.verdict.judge import judge_map

#: Each day of a week, around the start of a year and of a schooljaar, and a leap day.
DAYS = (*(f"2026-11-{day}" for day in range(23, 30)), "2027-01-01", "2027-08-02", "2028-02-29")


@pytest.mark.parametrize("today", DAYS)
def test_nothing_in_the_demo_is_wrong_but_that_it_is_one(today: str):
    day = dt.date.fromisoformat(today)
    verdict = judge_map(map_of(demo_records(day)), day)
    wrong = {(item.code, item.veld) for item in verdict.bevindingen if item.toon == "klopt_niet"}

    assert wrong == {("gegevens.demo", "")}
    assert not [item.code for item in verdict.bevindingen if item.code.startswith("veld.")]


def test_demo_is_a_bpv_of_ten_weeks_with_talks_ratings_and_one_handtekening():
    bpvmap = map_of(demo_records(dt.date(2026, 11, 26)))
    count = {kind: len(bpvmap.of(kind)) for kind in ("urendag", "contact", "voortgang", "urenblok")}
    [handtekening] = bpvmap.every("handtekening")

    assert count == {"urendag": 43, "contact": 2, "voortgang": 7, "urenblok": 1}
    assert builders.judged(bpvmap, handtekening).staat == "geldig"


def test_demo_is_asked_for_by_its_day():
    answer = json.loads(handle(json.dumps({"op": "demo", "today": "2026-11-26"})))

    assert answer["ok"]
    assert len(answer["records"]) == len(demo_records(dt.date(2026, 11, 26)))


def test_file_of_the_demo_is_refused_by_a_real_map_and_by_an_empty_one():
    text = write_envelope(demo_records(dt.date(2026, 11, 26)), exported_at="2026-11-26T16:00:00.000Z", generator="x")
    for mine in (builders.make_map(), map_of(())):
        with pytest.raises(ExportError, match="voorbeeld met verzonnen mensen"):
            import_preview(mine, read_envelope(text))
