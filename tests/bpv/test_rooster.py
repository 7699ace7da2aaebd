"""Which days are working days: the rules and a page without rules give the same answers (tests/cases/rooster.json)."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from bpv_logic.basis.dates import days_between
from bpv_logic.bpv.uren.rooster import rooster_for_pages, rooster_of
from bpv_logic.map.record import Record

VECTORS = json.loads((Path(__file__).parents[1] / "cases" / "rooster.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["why"])
def test_days_of_a_roster(case: dict[str, Any]):
    rooster = rooster_of(Record("bpv", "periode", case["periode"]))
    first, last = dt.date.fromisoformat(case["van"]), dt.date.fromisoformat(case["tot"])

    assert [day.isoformat() for day in days_between(first, last) if rooster.counts(day)] == case["dagen"]
    assert rooster.number(first, last) == len(case["dagen"])


def test_page_is_told_the_names_of_the_questions():
    assert rooster_for_pages() == VECTORS["roster"]
