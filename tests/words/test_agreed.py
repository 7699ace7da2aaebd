"""What is wrong with another number of hours: the list that the script for signing without rules is held to as well."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final

import pytest
from tests.helpers.builders import make_map, make_urenblok, make_urendag
from tests.helpers.case_files import CASES

from bpv_logic.bpv.map_view import MapView
from bpv_logic.bpv.uren.antwoord import read_agreed
from bpv_logic.school.active import active
from bpv_logic.words.akkoord import wrong_with

LIST: Final = json.loads((CASES / "agreed.json").read_text(encoding="utf-8"))
BLOK: Final = make_urenblok()
VIEW: Final = MapView(
    bpvmap=make_map(BLOK, *(make_urendag(datum=day) for day in LIST["dagen"])),
    today=dt.date(2026, 11, 27),
    schoolpakket=active(),
)
#: How a sentence begins; "" is what the page says at the place itself.
KINDS: Final = {
    "Vul een aantal": "none",
    "Nul uur is": "zero",
    "Er staat ": "more",
    "Zoveel uren": "all",
    "Vul bij één": "",
    "Schrijf in": "",
}


@pytest.mark.parametrize("row", LIST["getypt"], ids=[row["tekst"] for row in LIST["getypt"]])
def test_number_is_read_as_the_list_says(row: dict[str, Any]):
    assert read_agreed(row["tekst"]) == row["minuten"]


@pytest.mark.parametrize("row", LIST["antwoorden"], ids=[json.dumps(row["antwoord"]) for row in LIST["antwoorden"]])
def test_answer_is_judged_as_the_list_says(row: dict[str, Any]):
    found = [(str(item["veld"]), str(item["tekst"])) for item in wrong_with(VIEW, BLOK.id, row["antwoord"])]

    kinds = [[veld, next(kind for begin, kind in KINDS.items() if tekst.startswith(begin))] for veld, tekst in found]
    assert kinds == row["fouten"]
