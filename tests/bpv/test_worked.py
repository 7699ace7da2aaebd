"""How long a line of hours lasted: the list that the script for signing without rules is held to as well."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.helpers.case_files import CASES

from bpv_logic.bpv.uren.dag import read_dag
from bpv_logic.map.record import Record

ROWS = json.loads((CASES / "worked.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[row["naam"] for row in ROWS])
def test_line_lasted_as_the_list_says(row: dict[str, Any]):
    dag = read_dag(Record("x", "urendag", row["velden"]))

    assert (dag.minuten if dag else 0) == row["minuten"]
