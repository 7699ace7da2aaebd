"""Which files are of one student, by the list that the class page is checked against too (tests/js/klas/class)."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from tests.helpers.case_files import CASES

from bpv_logic.klas.grouping import grouped

GROUPS: Final[list[dict[str, Any]]] = json.loads((CASES / "groups.json").read_text("utf-8"))["groepen"]


@pytest.mark.parametrize("case", GROUPS, ids=[case["wat"] for case in GROUPS])
def test_files_are_together_as_the_list_says(case: dict[str, Any]):
    assert [sorted(group) for group in grouped(enumerate(case["bestanden"]))] == case["samen"]


def test_a_whole_school_is_grouped_at_once():
    """Ten thousand files of as many students, and each a second time."""
    files = [(number, (f"student-{number % 10_000}",)) for number in range(20_000)]

    assert grouped(files) == [[number, number + 10_000] for number in range(10_000)]


def test_order_of_files_makes_no_difference_to_who_is_together():
    files = list(enumerate([("a", "b"), ("c",), ("b", "c"), ("d",), ("e", "d"), ("f",)]))
    shapes = {
        frozenset(frozenset(group) for group in grouped(order)) for order in (files, files[::-1], files[2:] + files[:2])
    }

    assert shapes == {frozenset({frozenset({0, 1, 2}), frozenset({3, 4}), frozenset({5})})}
