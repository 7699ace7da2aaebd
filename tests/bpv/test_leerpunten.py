"""Leerpunten one by one, in a sheet that once had one text for all of them."""

from __future__ import annotations

import datetime as dt

from tests.helpers import builders as b

from bpv_logic.bpv.leerpunten import is_looked_back, leerpunten_of
from bpv_logic.forms.leerafspraken import LEERAFSPRAKEN, LEERPUNTEN
from bpv_logic.map.bpvmap import map_of
from bpv_logic.map.seal import judge_handtekeningen
from bpv_logic.verdict.facts import feiten_of
from bpv_logic.verdict.judge import judge_map
from bpv_logic.verdict.timeline import punten_of

TODAY = dt.date(2026, 11, 25)
THREE = {
    "leerpunt2": "Zelf hulp vragen.",
    "wanneer2": "2026-12-01",
    "stand2": "gaat_goed",
    "leerpunt3": "Op tijd beginnen.",
    "stand3": "klaar",
    "wanneer3": "2026-12-02",
}


def test_sheet_of_before_is_one_leerpunt_with_its_day():
    [point] = leerpunten_of(b.make_leerafspraken())

    assert (point.tekst, point.wanneer, point.stand) == ("Plannen van de ochtend.", dt.date(2026, 12, 9), "")
    assert not is_looked_back(b.make_leerafspraken())


def test_each_has_its_own_day_and_how_it_stands():
    points = leerpunten_of(b.make_leerafspraken(**THREE))

    assert [(item.veld, item.stand, item.is_klaar) for item in points] == [
        ("wanneer", "", False),
        ("wanneer2", "gaat_goed", False),
        ("wanneer3", "klaar", True),
    ]
    assert is_looked_back(b.make_leerafspraken(**THREE))


def test_after_an_empty_one_nothing_is_read_as_nothing_is_asked():
    sheet = b.make_leerafspraken(**(THREE | {"leerpunt2": None}))
    asked = {item.name for item in LEERAFSPRAKEN.fields if all(c.veld != "leerpunt2" for c in item.when)}

    assert len(leerpunten_of(sheet)) == 1
    assert not {"leerpunt3", "wanneer3", "stand3"} & asked


def test_next_one_is_asked_once_there_is_one_before_it():
    for number, (wat, wanneer, stand) in enumerate(LEERPUNTEN):
        before = [names[0] for names in LEERPUNTEN[:number]]
        assert [item.veld for item in LEERAFSPRAKEN.field(wat).when] == before
        assert [item.veld for item in LEERAFSPRAKEN.field(stand).when] == [*before, wat]
        assert LEERAFSPRAKEN.field(wanneer).kind == "date"


def test_handtekening_under_a_sheet_of_before_stays_valid():
    """What is new is not filled in, so it is not in what was signed."""
    sheet = b.make_leerafspraken()
    records = (b.make_student(), b.make_periode(), sheet)
    signed = b.make_handtekening(map_of(records), sheet, rol="student", naam="Sam Voorbeeld")
    [found] = judge_handtekeningen(map_of((*records, signed)))

    assert found.staat == "geldig"


def test_timeline_has_each_one_that_is_not_finished():
    verdict = judge_map(map_of((b.make_student(), b.make_periode(), b.make_leerafspraken(**THREE))), TODAY)
    texts = [punt.tekst for punt in punten_of(verdict.view.current, TODAY) if "terugkijken" in punt.tekst]

    assert texts == [
        "terugkijken op je leerpunt “Plannen van de ochtend.” komt op woensdag 9 december",
        "terugkijken op je leerpunt “Zelf hulp vragen.” komt op dinsdag 1 december",
    ]


def test_facts_beside_a_beoordeling_say_how_they_stand():
    def said(sheet):
        verdict = judge_map(map_of((b.make_student(), b.make_periode(), sheet)), TODAY)
        return feiten_of(verdict.view, verdict.context)["beoordeling"]["persoonlijk"]

    assert "Leerpunten: 1 nog open, 1 gaat goed en 1 klaar." in said(b.make_leerafspraken(**THREE))
    assert not [line for line in said(b.make_leerafspraken()) if line.startswith("Leerpunten")]
