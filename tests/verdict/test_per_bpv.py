"""Every werkproces over all bpv's: who rated it in which bpv and when, and the same as text to send."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from tests.helpers import builders as b
from tests.helpers.klas.three_bpvs import CODES, END, PERIODES, three_bpvs

from bpv_logic.browser.door import handle
from bpv_logic.map.bpvmap import Record, map_of, record_to_json
from bpv_logic.verdict.judge import judge_map, verdict_to_json
from bpv_logic.verdict.overview_text import overview_text

ENDED = {"id": "eerder", "begin": "2025-09-01", "eind": "2026-01-30"}
EARLIER = b.make_periode(**ENDED, leerbedrijf="Bakkerij Vos", schooljaar=None)
W1, W2 = "B1-K1-W1", "B1-K1-W2"


def per_bpv(*records: Record, today: str = b.TODAY) -> dict[str, Any]:
    made = (b.make_student(), EARLIER, b.make_periode(), *records)
    found: Any = verdict_to_json(judge_map(map_of(made), dt.date.fromisoformat(today)))["beelden"]
    return found["per_bpv"]


def cells(*records: Record, code: str = W1) -> list[list[str]]:
    """Return what is in each cell of one werkproces."""
    [row] = [row for row in per_bpv(*records)["rijen"] if row["code"] == code]
    return [[f"{given['oordeel']}: {given['door']}" for given in cell] for cell in row["cellen"]]


def rating(**fields: str) -> Record:
    return b.make_voortgang(**{"werkproces": W1, "datum": "2026-11-20", "oordeel": "oefenen"} | fields)


def test_every_werkproces_has_a_row_and_every_bpv_a_column_the_oldest_first():
    found = per_bpv(rating())

    assert found["zin"] == "Een oordeel bij 1 van de 12 werkprocessen, in 2 bpv's."
    assert found["bpvs"] == [
        {"naam": "Bakkerij Vos", "jaar": "2025-2026"},
        {"naam": "Zorgcentrum Voorbeeld", "jaar": "2026-2027"},
    ]
    assert [row["code"] for row in found["rijen"]][:2] == [W1, W2]
    assert [len(row["cellen"]) for row in found["rijen"]] == [2] * 12
    assert [row["leeg"] for row in found["rijen"]][:2] == ["", "Nog geen oordeel."]


def test_cell_has_the_newest_rating_of_each_person_in_that_bpv_with_who_and_when():
    made = [
        rating(id="a", periode="eerder", wie="praktijkopleider", naam="Marit de Groot", datum="2025-10-01"),
        rating(id="b", periode="eerder", wie="praktijkopleider", naam="Jan Vos", datum="2025-12-01", oordeel="goed"),
        rating(id="c", wie="student", naam="Sam Voorbeeld"),
        rating(id="d", wie="praktijkopleider", oordeel="voldoende", datum="2026-11-25"),
    ]

    assert cells(*made) == [
        ["Goed: opleider Jan Vos, 1 dec 2025"],
        ["Voldoende: opleider, 25 nov 2026", "Oefenen: student, 20 nov 2026"],
    ]


@pytest.mark.parametrize(
    "fields",
    [{"datum": "2026-11-26"}, {"oordeel": "onbekend"}, {"wie": "iemand"}],
    ids=["in the future", "no such step", "no such person"],
)
def test_what_is_no_rating_is_not_shown(fields: dict[str, str]):
    assert cells(rating(**fields)) == [[], []]


def test_rating_of_another_opleiding_and_one_without_a_bpv_are_not_left_out():
    lost, other = rating(id="x", periode="weg"), rating(id="y", werkproces="B9-K9-W9")

    assert per_bpv(lost)["bpvs"][-1] == {"naam": "Bij geen bpv", "jaar": ""}
    assert cells(lost) == [[], [], ["Oefenen: student, 20 nov 2026"]]
    assert per_bpv(other)["rijen"][-1]["code"] == "B9-K9-W9"
    assert cells(other, code="B9-K9-W9") == [[], ["Oefenen: student, 20 nov 2026"]]


def test_names_that_people_typed_do_nothing_to_the_table():
    naam = "\u202eJan\nVos\x1b[2J" + "x" * 200
    [[given], _] = cells(rating(periode="eerder", wie="praktijkopleider", naam=naam, datum="2025-10-01"))

    assert given == f"Oefenen: opleider Jan Vos[2J{'x' * 29}…, 1 okt 2025"


def test_text_to_send_says_all_that_the_table_says():
    made = three_bpvs()
    verdict = judge_map(map_of(made), dt.date.fromisoformat(END))
    request = {
        "op": "text",
        "soort": "alle_bpvs",
        "today": END,
        "records": [record_to_json(record) for record in made],
    }
    text = json.loads(handle(json.dumps(request)))["tekst"]

    assert text == overview_text(verdict.view, verdict.context)
    assert text.startswith("Overzicht van alle bpv's: Sam Voorbeeld\n\n3 bpv's: samen 96 uur gemaakt")
    assert "2024-2025 Bakkerij Vos: 32 uur gemaakt, " in text
    for code in CODES:
        assert f"\n{code} " in text
    for _, leerbedrijf, opleider, _, _ in PERIODES:
        assert text.count(f"  {leerbedrijf}: Voldoende (opleider {opleider}, ") == len(CODES)


def test_empty_map_has_a_text_too():
    verdict = judge_map(map_of(()), dt.date.fromisoformat(END))

    assert overview_text(verdict.view, verdict.context).startswith("Overzicht van alle bpv's\n\nHier komt elke bpv")
