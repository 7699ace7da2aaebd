"""Whatever a file is flooded with, twice as much of it is about twice the work: judged, shown at school, taken in."""

from __future__ import annotations

import pytest
from tests.helpers.count_steps import steps_of

from bpv_site.bench.flood_times import handle_flood
from bpv_site.bench.floods import FLOODS

SIZE = 40
#: So much more than the same again may the next records cost: sorting is a little more than its size.
MOST = 1.2


@pytest.mark.parametrize("name", FLOODS)
def test_each_record_more_takes_as_many_steps_as_the_one_before(name: str):
    floods = [FLOODS[name](turn * SIZE) for turn in (1, 2, 3)]
    # What is remembered of days and times is so before the counting.
    handle_flood(floods[-1])

    first, second, third = (steps_of(lambda records=records: handle_flood(records)) for records in floods)

    assert third - second <= MOST * (second - first), f"{first}, {second}, {third} steps"
