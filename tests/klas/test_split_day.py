"""A day of two shifts on one line, with the time between them as its pauze: eight hours, and nothing wrong with it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bpv_logic.klas.inzending import read_inzending

FILE = Path(__file__).parents[1] / "data" / "gevallen" / "gebroken-dienst.json"


def test_split_day_on_one_line_counts_its_hours_and_is_no_fault() -> None:
    item = read_inzending(FILE.name, FILE.read_text(encoding="utf-8"), dt.date(2026, 12, 1))
    [periode] = item.verdict.view.periodes
    wrong = [finding.code for finding in item.verdict.bevindingen if finding.toon == "klopt_niet"]

    assert periode.gedaan == 8 * 60
    assert [code for code in wrong if code.startswith(("uren.", "veld.te-"))] == []
