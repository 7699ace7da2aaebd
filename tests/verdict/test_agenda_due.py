"""What cannot wait until another day: the number on the app's icon."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.helpers.builders import TODAY, make_bezoek, make_map, make_opdracht, make_urendag

from bpv_logic.browser.door import handle
from bpv_logic.map.bpvmap import Bpvmap, map_of, record_to_json
from bpv_logic.verdict.agenda import Actie, due
from bpv_logic.verdict.judge import judge_map

TODAY_DATE = dt.date.fromisoformat(TODAY)


def codes(bpvmap: Bpvmap, today: dt.date = TODAY_DATE) -> list[str]:
    """What is due in a map, by code."""
    return [item.code for item in due(judge_map(bpvmap, today).agenda, today)]


def test_hours_of_a_working_day_are_due_until_they_are_written():
    assert "uren.vandaag" in codes(make_map())
    assert "uren.vandaag" not in codes(make_map(make_urendag(datum=TODAY)))


@pytest.mark.parametrize(("days", "expected"), [(0, True), (1, False), (2, False)])
def test_talk_is_due_on_its_own_day(days: int, *, expected: bool):
    date = (TODAY_DATE + dt.timedelta(days=days)).isoformat()
    bpvmap = make_map(make_bezoek(stand="gepland", datum=date))

    assert ("contact.komt" in codes(bpvmap)) is expected


def test_opdracht_is_due_on_the_day_it_must_be_handed_in():
    assert "opdrachten.komt" in codes(make_map(make_opdracht(inleveren=TODAY, stand="bezig")))
    assert "opdrachten.komt" not in codes(make_map(make_opdracht(inleveren="2026-11-27", stand="bezig")))


def test_fault_in_an_answer_is_due_and_an_open_question_is_not():
    fault = make_map(make_urendag(datum="2026-11-24", begin="08:00", eind="08:00"))

    assert "uren.geen-duur" in codes(fault)
    assert "gegevens.leercoach-onbekend" not in codes(fault)


def test_map_of_nobody_asks_who_it_is_and_where_and_no_more():
    assert codes(map_of(())) == ["gegevens.geen-student", "gegevens.geen-periode"]


def test_nothing_of_tomorrow_is_due():
    action = Actie(
        code="x", rang=1, titel="", uitleg="", knop="", pagina="", toon="nog_doen", wie="student", datum="2026-11-26"
    )

    assert due([action], TODAY_DATE) == ()


def test_verdict_says_how_many():
    bpvmap = make_map()
    records = [record_to_json(record) for record in bpvmap.records]
    answer = json.loads(handle(json.dumps({"op": "judge", "records": records, "today": TODAY})))

    assert answer["verdict"]["aan_de_beurt"] == len(codes(bpvmap)) > 0
