"""The verdict on a whole map: its outcome, its shape, and how it develops during a bpv."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.helpers import builders as b
from tests.helpers.case_files import load_cases
from tests.helpers.whole_bpv import END, whole_bpv

from bpv_logic.map.bpvmap import Bpvmap, map_of
from bpv_logic.rules import RULES_BY_CODE
from bpv_logic.verdict.judge import Verdict, judge_map, verdict_to_json


def judge(bpvmap: Bpvmap, today: str = b.TODAY) -> Verdict:
    return judge_map(bpvmap, dt.date.fromisoformat(today))


def test_complete_and_signed_bpv_meets_everything():
    """Een bpv waarin alles gedaan en getekend is, voldoet, en er is niets meer te doen."""
    verdict = judge(map_of(whole_bpv()), END)

    assert [finding.code for finding in verdict.bevindingen] == []
    assert verdict.uitkomst == "voldoet"
    assert verdict.agenda == ()


@pytest.mark.parametrize("day", ["2026-09-28", "2026-10-06", "2026-10-20", "2026-11-10", "2026-12-01", "2026-12-10"])
def test_bpv_that_goes_well_is_never_wrong_on_the_way(day: str):
    """Wat nog moet komen, is nooit "voldoet niet"."""
    so_far = [record for record in whole_bpv() if _began(record) <= day]
    verdict = judge(map_of(so_far), day)

    assert verdict.uitkomst != "voldoet_niet"
    assert [finding.code for finding in verdict.bevindingen if finding.uitkomst == "voldoet_niet"] == []


def _began(record: b.Record) -> str:
    if record.soort in ("student", "periode"):
        return ""
    if record.soort == "handtekening":
        return record.text("moment")[:10]
    return record.text("tot") or record.text("datum")


def test_empty_map_is_nog_onvolledig_and_asks_for_the_start():
    verdict = judge(map_of([]))

    assert verdict.uitkomst == "nog_onvolledig"
    assert [action.code for action in verdict.agenda] == ["gegevens.geen-student", "gegevens.geen-periode"]
    assert verdict.agenda[0].pagina == "gegevens/"


def test_every_record_deleted_leaves_no_finding_on_them():
    """Wat verwijderd is, telt niet meer mee."""
    record = b.make_urendag(datum="2026-09-27")
    gone = type(record)(**{**_fields(record), "verwijderd": "2027-01-01T00:00:00.000Z/0000"})

    assert "uren.buiten-periode" in _codes(judge(b.make_map(record)))
    assert "uren.buiten-periode" not in _codes(judge(b.make_map(gone)))


def _fields(record: b.Record) -> dict[str, object]:
    return {
        "id": record.id,
        "soort": record.soort,
        "velden": record.velden,
        "tijden": record.tijden,
        "verwijderd": record.verwijderd,
    }


def _codes(verdict: Verdict) -> list[str]:
    return [finding.code for finding in verdict.bevindingen]


def test_wrong_goes_before_talk_and_talk_before_the_rest():
    order = {"klopt_niet": 0, "bespreek": 1, "nog_doen": 2, "in_orde": 3}
    for case in load_cases():
        tones = [order[finding.toon] for finding in judge(case.bpvmap, case.today).bevindingen]

        assert tones == sorted(tones)


def test_json_has_the_shape_that_pages_read():
    values = verdict_to_json(judge(b.make_map(b.make_urendag(datum="2026-09-27"))))

    assert set(values) == {
        "rulesVersion",
        "schoolpakket",
        "today",
        "uitkomst",
        "aan_de_beurt",
        "bevindingen",
        "agenda",
        "slots",
        "meters",
        "blokken",
        "bpv",
        "handtekeningen",
        "beelden",
        "feiten",
    }
    findings = values["bevindingen"]
    assert isinstance(findings, list)
    assert findings[0] == {
        "code": "uren.buiten-periode",
        "uitkomst": "voldoet_niet",
        "toon": "klopt_niet",
        "tekst": "Zondag 27 september ligt niet in je bpv. De uren tellen niet mee. Kijk de datum na.",
        "waarom": RULES_BY_CODE["uren.buiten-periode"].waarom,
        "regel": "uren.buiten-periode",
        "soort": "urendag",
        "record": "urendag-2026-09-27",
        "veld": "datum",
        "periode": "periode-1",
    }


def test_json_is_text_and_whole_numbers_only():
    for case in load_cases():
        values = verdict_to_json(judge(case.bpvmap, case.today))

        assert json.loads(json.dumps(values)) == values
        assert not any(isinstance(item, float) for item in _leaves(values))


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in _leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item)]
    return [value]


def test_same_map_gives_the_same_verdict_in_any_order_of_records():
    records = whole_bpv()

    assert verdict_to_json(judge(map_of(records), END)) == verdict_to_json(judge(map_of(reversed(records)), END))


def test_handtekening_is_told_with_both_values_after_a_change():
    """Is er na het tekenen iets veranderd, dan staan de oude en de nieuwe waarde erbij."""
    before = b.make_map(b.make_urendag(datum="2026-11-24"), b.make_urenblok())
    signature = b.make_handtekening(before, before.by_id["urenblok-2026-11-23"])
    changed = b.make_urendag(datum="2026-11-24", eind="18:00")
    verdict = judge(b.make_map(changed, b.make_urenblok(), signature))

    assert verdict_to_json(verdict)["handtekeningen"] == [
        {
            "id": signature.id,
            "betreft": "urenblok-2026-11-23",
            "rol": "praktijkopleider",
            "rol_tekst": "Praktijkopleider",
            "naam": "mevrouw Jansen",
            "moment_tekst": "woensdag 25 november",
            "antwoord": "",
            "gezegd": "",
            "stand": "gewijzigd",
            "waar": "",
            "zin": "Er is iets veranderd na het tekenen.",
            "code": verdict.view.zegels[0].code,
            "verschillen": [
                {
                    "wat": "veld",
                    "record": "urendag-2026-11-24",
                    "dag": "24 november",
                    "label": "Eind",
                    "getekend": "16:30",
                    "nu": "18:00",
                }
            ],
        }
    ]
    assert verdict.slots["uren.gedaan"] == "9"
    assert verdict.slots["uren.getekend"] == "0 uur"


def test_finding_about_doubles_stands_at_the_newest():
    """Van twee dezelfde delen telt de nieuwste; daar staat het bij."""
    old = b.make_urendag(id="oud", clock="2026-11-23T08:00:00.000Z/0000")
    new = b.make_urendag(id="nieuw", clock="2026-11-24T08:00:00.000Z/0000", pauze=45)
    found = [finding for finding in judge(b.make_map(old, new)).bevindingen if finding.code == "uren.dubbele-dag"]

    assert [(finding.record, finding.params["aantal"]) for finding in found] == [("nieuw", "2")]


def test_two_visits_without_leerafspraken_are_told_once():
    visits = [b.make_bezoek(), b.make_bezoek(datum="2026-11-18", bezoek="volgende")]
    found = [finding for finding in judge(b.make_map(*visits)).bevindingen if finding.code == "leerafspraken.ontbreken"]

    assert [finding.record for finding in found] == ["bezoek-2026-10-14"]


def test_student_without_a_named_praktijkopleider_reads_a_whole_sentence():
    periode = b.make_periode(praktijkopleider=None)
    values = verdict_to_json(judge(b.make_map(periode, b.make_urendag(datum="2026-10-05")), "2026-11-02"))

    assert "Vraag je praktijkopleider om je uren te tekenen: Blok 1 (tot en met 1 november)." in json.dumps(values)
