"""Wanneer een vraag gesteld wordt: dezelfde lijst als het script van de pagina (`tests/js/map/conditions.test.mjs`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bpv_logic.questions.conditions import Condition, OverMidnight, holds

CASES = json.loads((Path(__file__).parents[1] / "cases" / "conditions.json").read_text(encoding="utf-8"))


def condition_of(when: dict[str, Any]) -> Condition | OverMidnight:
    if "van" in when:
        return OverMidnight(veld=when["veld"], van=when["van"], minuten=when["minuten"])
    return Condition(veld=when["veld"], is_=tuple(when["is"]), of_gevuld=when.get("of", ""))


@pytest.mark.parametrize("case", CASES, ids=json.dumps)
def test_condition_holds_as_on_the_page(case: dict[str, Any]) -> None:
    condition = condition_of(case["when"])

    assert holds((condition,), case["velden"]) == case["holds"]
    assert condition.as_json() == case["when"]
