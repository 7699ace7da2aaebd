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
