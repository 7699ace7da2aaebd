"""The sheet for the leerbedrijf: presence by day, guidance by date, what is signed, and nothing private."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import builders as b
from tests.rules.test_robust import records

from bpv_logic.browser.door import handle
from bpv_logic.file.envelope import read_envelope
from bpv_logic.map.bpvmap import Bpvmap, Record, record_to_json

GOLDEN = Path(__file__).parents[1] / "golden" / "hele-bpv.json"


def ask(found: list[Record] | tuple[Record, ...], **values: object) -> dict[str, Any]:
    request = {"op": "verklaring", "records": [record_to_json(record) for record in found], "today": b.TODAY, **values}
    answer: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return answer


def sheet(*made: Record, **values: object) -> dict[str, Any]:
    answer = ask(b.make_map(*made).records, **values)
    assert answer["ok"], answer
    found: dict[str, Any] = answer["verklaring"]
    return found


def labelled(rows: list[dict[str, str]]) -> dict[str, str]:
    return {row["label"]: row["waarde"] for row in rows}


def test_sheet_of_a_whole_bpv_has_the_totals_of_the_story():
    found = ask(read_envelope(GOLDEN.read_text(encoding="utf-8")).records, today="2025-02-18")["verklaring"]

    assert labelled(found["aanwezigheid"]) == {
        "Gewerkt": "70 dagen in 18 weken",
        "Samen": "560 uur",
        "Getekend door de praktijkopleider": "560 uur",
        "Niet getekend, of veranderd na het tekenen": "0 uur",
        "Niet gewerkt": "2 dagen",
    }
    assert labelled(found["begeleiding"]) == {
        "Werkbesprekingen": "1 werkbespreking",
        "Leerafspraken": "1 keer gemaakt",
        "Beoordelingen door het leerbedrijf": "1 beoordeling",
        "Contact met school": "5 keer, waarvan 3 op het werk",
        "Opdrachten": "1 van 1 klaar",
    }
    assert labelled(found["overeenkomst"])["Praktijkovereenkomst"] == (
        "30 september 2024 tot en met 14 februari 2025, 560 uur"
    )
    assert labelled(found["overeenkomst"])["Opleiding"] == "Helpende Zorg en Welzijn, crebo 25498, Bol"
    assert [blok["uren"] for blok in found["blokken"]] == ["304:00", "256:00"]
    assert all(blok["getekend"].startswith("Getekend door mevrouw Jansen op ") for blok in found["blokken"])
    assert sum(row["getekend"] == "ja" for row in found["weken"]) == len(found["weken"]) == 18


def test_week_says_of_each_day_what_it_was_and_never_why():
    week = (
        b.make_urendag(datum="2026-11-16"),
        b.make_urendag(datum="2026-11-17", soort="ziek"),
        b.make_urendag(datum="2026-11-18", soort="school", schooluren=6),
        b.make_urendag(datum="2026-11-19", begin=None, eind=None),
        b.make_urendag(datum="2026-11-20", eind="15:45"),
    )
    found = sheet(*week)

    assert found["weken"] == [
        {
            "week": "Week 47",
            "van": "16 november 2026",
            "ma": "8:00",
            "di": "nee",
            "wo": "school",
            "do": "?",
            "vr": "7:15",
            "za": "",
            "zo": "",
            "totaal": "15:15",
            "getekend": "nee",
        }
    ]
    totals = labelled(found["aanwezigheid"])
    assert totals["Gewerkt"] == "2 dagen in 1 week"
    assert totals["Niet gewerkt"] == totals["Op school"] == totals["Gewerkt, zonder goede tijden"] == "1 dag"
    assert totals["Werkdagen waarbij niets staat"] == "30 dagen"


@pytest.mark.parametrize("kind", ["ziek", "vrij", "feestdag", "afwezig"])
def test_days_that_were_not_worked_cannot_be_told_apart(kind):
    asked = {"gevraagd_op": "2026-11-18", "redenen": ["ziekte"], "uitleg": "Ik heb griep."}
    found = sheet(b.make_urendag(soort="ziek"), b.make_extra(**asked))

    assert found == sheet(b.make_urendag(soort=kind))


def test_nothing_of_free_text_or_of_a_number_of_a_person_is_on_the_sheet():
    found = json.dumps(
        sheet(
            b.make_student(studentnummer="000123", lastig="Ik slaap slecht.", noodcontact="Kim Voorbeeld"),
            b.make_urendag(activiteit="Naar de dokter geweest."),
            b.make_bezoek(afspraken="Sam is vaak ziek.", teruggekeken="Ziek geweest."),
            b.make_werkbespreking(notitie="Privé: moe.", afspraken="Rustig aan."),
        )
    )

    for word in ("000123", "slaap", "Kim", "dokter", "ziek", "Ziek", "moe", "Rustig"):
        assert word not in found


def signed_map(*changes: Record) -> Bpvmap:
    """Two weeks, the first of which is signed; then something changes."""
    days = [b.make_urendag(datum=f"2026-11-{day}") for day in (16, 17, 23)]
    blok = b.make_urenblok(van="2026-11-16", tot="2026-11-22", naam="Week 47")
    before = b.make_map(*days, blok)
    handtekening = b.make_handtekening(before, blok)
    changed = {record.id for record in changes}
    return b.make_map(*(day for day in days if day.id not in changed), blok, handtekening, *changes)


def test_what_is_signed_and_what_not_is_told_apart():
    found = ask(signed_map().records)["verklaring"]

    assert [(row["week"], row["getekend"]) for row in found["weken"]] == [("Week 47", "ja"), ("Week 48", "nee")]
    assert labelled(found["aanwezigheid"])["Getekend door de praktijkopleider"] == "16 uur"
    assert labelled(found["aanwezigheid"])["Niet getekend, of veranderd na het tekenen"] == "8 uur"
    state = {row["naam"]: row["getekend"] for row in found["blokken"]}
    assert state.pop("Week 47").startswith("Getekend door mevrouw Jansen op 25 november 2026, code ")
    assert set(state.values()) == {"Nog niet getekend"}


def test_day_that_was_changed_after_signing_does_not_count_as_signed():
    found = ask(signed_map(b.make_urendag(datum="2026-11-17", eind="18:30")).records)["verklaring"]

    assert [(row["totaal"], row["getekend"]) for row in found["weken"]] == [("18:00", "deels"), ("8:00", "nee")]
    assert labelled(found["aanwezigheid"])["Getekend door de praktijkopleider"] == "8 uur"
    assert next(row["getekend"] for row in found["blokken"] if row["naam"] == "Week 47").startswith(
        "Gewijzigd nadat mevrouw Jansen tekende op 25 november 2026, code "
    )


def test_leerafspraken_say_of_each_of_the_three_whether_they_signed():
    leerafspraken = b.make_leerafspraken()
    bpvmap = b.make_map(leerafspraken)
    found = ask(b.make_map(leerafspraken, b.make_handtekening(bpvmap, leerafspraken)).records)["verklaring"]
    [row] = found["gesprekken"]
    student, praktijkopleider, begeleider = row["getekend"].splitlines()

    assert row["datum"] == "14 oktober 2026"
    assert row["wat"] == "Leerafspraken"
    assert student == "Student: nog niet getekend"
    assert praktijkopleider.startswith("Praktijkopleider: Getekend door mevrouw Jansen op 25 november 2026, code ")
    assert begeleider == "Bpv-begeleider: nog niet getekend"


def test_contact_says_where_it_was_and_who_took_part():
    found = sheet(b.make_bezoek(), b.make_telefonisch(), b.make_bezoek(datum="2026-12-09", stand="gepland"))

    assert [(row["datum"], row["wat"], row["wie"]) for row in found["gesprekken"]] == [
        ("14 oktober 2026", "Bezoek, op je werk", "Student, Praktijkopleider, Bpv-begeleider"),
        ("11 november 2026", "Telefoongesprek", "Praktijkopleider, Bpv-begeleider"),
    ]


def test_opdracht_stands_on_the_day_on_which_it_was_signed():
    opdracht = b.make_opdracht(stand="klaar")
    signed = b.make_handtekening(b.make_map(opdracht), opdracht, moment="2026-10-20T09:00:00.000Z")
    found = sheet(opdracht, signed, b.make_bezoek(), b.make_telefonisch())

    assert [(row["datum"], row["wat"]) for row in found["gesprekken"]] == [
        ("14 oktober 2026", "Bezoek, op je werk"),
        ("20 oktober 2026", "Opdracht: klaar"),
        ("11 november 2026", "Telefoongesprek"),
    ]
    assert sheet(opdracht)["gesprekken"] == []


def test_bpv_of_two_schooljaren_is_told_year_by_year():
    periode = b.make_periode(begin="2025-09-01", eind="2027-07-09")
    days = [b.make_urendag(datum=day) for day in ("2025-09-02", "2026-07-31", "2026-08-01")]
    whole, first, second = (sheet(periode, *days, jaar=year) for year in ("", "2025-2026", "2026-2027"))

    assert whole["jaren"] == [{"jaar": "2025-2026"}, {"jaar": "2026-2027"}]
    assert [len(found["weken"]) for found in (whole, first, second)] == [2, 2, 1]
    assert [labelled(found["aanwezigheid"])["Samen"] for found in (whole, first, second)] == [
        "24 uur",
        "16 uur",
        "8 uur",
    ]
    assert labelled(first["overeenkomst"])["Dit blad gaat over"] == "schooljaar 2025-2026, tot en met 31 juli 2026"
    # An unknown year means the whole bpv.
    assert sheet(periode, *days, jaar="1999-2000") == whole


def test_werkprocessen_say_on_how_many_days_and_the_newest_step_of_the_praktijkopleider():
    found = sheet(
        b.make_urendag(datum="2026-11-23"),
        b.make_urendag(datum="2026-11-24", werkprocessen=["B1-K1-W1", "B9-K9-W9"]),
        b.make_voortgang(wie="praktijkopleider", datum="2026-10-20", oordeel="oefenen"),
        b.make_voortgang(wie="praktijkopleider", datum="2026-11-20", oordeel="voldoende", naam="Marit de Groot"),
        b.make_voortgang(wie="student", datum="2026-11-21", oordeel="goed"),
    )
    first, unknown = found["werkprocessen"]

    assert first["werkproces"].startswith("B1-K1-W1 ")
    assert (first["dagen"], first["oordeel"]) == ("2", "Voldoende, gegeven door Marit de Groot")
    assert unknown == {"werkproces": "B9-K9-W9", "dagen": "1", "oordeel": ""}


def test_map_without_a_bpv_is_told_what_to_do():
    answer = ask([b.make_student()])

    assert answer["fout"]["tekst"] == "Vul eerst je bpv in bij Wie en waar. Dan kan de app dit blad maken."


@settings(max_examples=150, deadline=None)
@given(found=records(), year=st.sampled_from(["", "2026-2027", "x"]))
def test_no_map_breaks_the_sheet(found, year):
    answer = ask(b.make_map(*found).records, jaar=year)

    assert answer["ok"], answer


def test_sheet_says_when_the_overeenkomst_was_signed_and_when_the_bpv_really_ended():
    agreed = {"pok_getekend": "ja", "pok_getekend_op": "2026-09-20", "sbb_leerbedrijf": "100 123 456"}
    found = labelled(sheet(b.make_student(), b.make_periode(eind_werkelijk="2026-11-20", **agreed))["overeenkomst"])
    unknown = labelled(sheet(b.make_student(), b.make_periode())["overeenkomst"])

    assert found["Praktijkovereenkomst"] == "28 september 2026 tot en met 12 februari 2027, 640 uur"
    assert (found["Getekend op"], found["Werkelijke einddatum"]) == ("20 september 2026", "20 november 2026")
    assert found["Leerbedrijf bij SBB"] == "100123456"
    assert found["Dit blad gaat over"].endswith("tot en met 20 november 2026")
    assert not {"Getekend op", "Werkelijke einddatum", "Leerbedrijf bij SBB"} & unknown.keys()
    assert labelled(sheet(b.make_student(), b.make_periode(pok_getekend="nee"))["overeenkomst"])["Getekend op"] == "nee"
