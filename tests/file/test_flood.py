"""Twice as much of any flood is about twice the work: to judge, to show at school, to import."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from tests.helpers.count_steps import steps_of

from bpv_site.bench.flood_times import handle_flood
from bpv_site.bench.floods import FLOODS

SIZE = 40
#: How much more than the first half the second may cost: sorting takes a little more than linear time.
MOST = 1.2


@pytest.mark.parametrize("name", FLOODS)
def test_each_record_more_takes_as_many_steps_as_the_one_before(name: str):
    floods = [FLOODS[name](turn * SIZE) for turn in (1, 2, 3)]
    # Fill the caches of days and times before counting.
    handle_flood(floods[-1])

    first, second, third = (steps_of(lambda records=records: handle_flood(records)) for records in floods)

    assert third - second <= MOST * (second - first), f"{first}, {second}, {third} steps"


def test_steps_of_another_thread_are_not_counted():
    """Pytest's workers have one; it once made a flood look as if it grew out of proportion."""
    begins, done = Event(), Event()

    def other() -> None:
        begins.wait(10)
        for _ in range(10_000):
            pass
        done.set()

    thread = Thread(target=other)
    thread.start()
    steps = steps_of(lambda: (begins.set(), done.wait(10)))
    thread.join()

    assert done.is_set()
    assert 0 < steps < 1000
