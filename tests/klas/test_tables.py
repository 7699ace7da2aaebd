"""The tables of a class as a workbook: whose each row is, in the order of a class list, with everything as typed."""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
from typing import Any

import openpyxl
import pytest
from tests.helpers import builders as b
from tests.klas.test_one_file import envelope

from bpv_logic.basis.canonical import sha256_of
from bpv_logic.browser import door
from bpv_logic.klas.inzending import read_inzending
from bpv_logic.klas.one_file import bestand_json
from bpv_logic.map.bpvmap import Record

SHEETS = ["Overzicht", "Bpv's", "Contacten", "Oordelen", "Uren per week", "Wat de regels zeggen"]


def class_of(*maps: list[Record]) -> dict[str, list[dict[str, Any]]]:
    """The rows of every sheet, by heading, as another program reads what the page saves of these maps."""
    files = [
        bestand_json(read_inzending(f"{number}.json", envelope(*records), dt.date.fromisoformat(b.TODAY)))
        for number, records in enumerate(maps)
    ]
    answer = json.loads(door.handle(json.dumps({"op": "klas_tabellen", "inzendingen": files, "today": b.TODAY})))
    sheets = openpyxl.load_workbook(io.BytesIO(base64.b64decode(answer["base64"])))
    assert sheets.sheetnames == SHEETS
    return {sheet.title: _rows(sheet) for sheet in sheets}


def _rows(sheet: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - openpyxl says not what it gives
    heading, *rows = sheet.iter_rows(values_only=True)
    assert len(set(heading)) == len(heading)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def student(voornaam: str, achternaam: str, number: str = "", **more) -> Record:
    id_ = sha256_of([voornaam, achternaam, number])[:20]
    return b.make_student(id=id_, voornaam=voornaam, achternaam=achternaam, studentnummer=number, **more)


def test_every_table_says_whose_each_row_is_and_stands_in_the_order_of_a_class_list():
    """Twee keer Sam: het studentnummer zegt wie wie is. "Van den Berg" staat bij de B."""
    records = [b.make_periode(), b.make_urendag(), b.make_bezoek(), b.make_voortgang()]
    found = class_of(
        [student("Chris", "Zwart", "01234"), *records],
        [student("Sam", "van den Berg", "0998"), *records],
        [student("Ada", "de Wit", "s77"), *records],
        [student("Sam", "van den Berg", "0123"), *records],
        [student("Émile", "Ångström", "1E5"), *records],
    )
    order = [
        ("Émile Ångström", "1E5"),
        ("Sam van den Berg", "0123"),
        ("Sam van den Berg", "0998"),
        ("Ada de Wit", "s77"),
        ("Chris Zwart", "01234"),
    ]

    for rows in found.values():
        assert list(dict.fromkeys((row["Student"], row["Studentnummer"]) for row in rows)) == order
        assert {row["Crebo"] for row in rows} == {"25498"}


def test_file_that_does_not_say_whose_it_is_comes_last_and_is_there():
    found = class_of([b.make_periode()], [student("Chris", "Zwart")])

    assert [row["Bestand"] for row in found["Overzicht"]] == ["1.json", "0.json"]


@pytest.mark.parametrize("text", ["1-2", "mrt 5", "0612345678", "01234", "1E5", "12:30", "=1+1", "@SOM(A1)", "WAAR"])
def test_what_was_typed_is_what_stands_there(text):
    """Een bedrijf dat 1-2 heet, heet ook in Excel zo."""
    found = class_of(
        [
            student(text, "", text[:20], opleiding="eigen", opleiding_naam=text, crebo=text[:5]),
            b.make_periode(leerbedrijf=text, praktijkopleider=text, adres=text, praktijkopleider_telefoon=text),
            b.make_bezoek(afspraken=text),
            b.make_voortgang(id="v", toelichting=text, naam=text, werkproces=text),
        ]
    )
    (overview,), (bpv,) = found["Overzicht"], found["Bpv's"]
    (contact,), (oordeel,) = found["Contacten"], found["Oordelen"]

    assert {overview[heading] for heading in ("Student", "Studentnummer", "Opleiding", "Leerbedrijf")} == {text}
    assert {bpv[heading] for heading in ("Leerbedrijf", "Adres", "Praktijkopleider", "Telefoon praktijkopleider")} == {
        text
    }
    assert (overview["Crebo"], contact["Afspraken"]) == (text[:5], text)
    assert {oordeel[heading] for heading in ("Werkproces", "Gegeven door", "Toelichting")} == {text}


def test_row_of_a_bpv_has_what_the_register_of_placements_asks():
    """Twee bpv's zijn twee regels, met de dagen en de uren van elk."""
    second = b.make_periode(
        id="p2", leerbedrijf="Tweede", begin="2027-03-01", eind="2027-06-25", uren=320, laatste="ja"
    )
    agreed = {
        "eind_werkelijk": "2027-01-29",
        "pok_getekend": "ja",
        "pok_getekend_op": "2026-09-20",
        "pok_nummer": "POK-12",
        "sbb_leerbedrijf": "100 123 456",
        "keuzedelen": "K0023 Ondernemend\nD1-K1-W1 Zoekt kansen\nD1-K1-W2 Kiest\nK0072\nD1-K1-W1 Plant",
    }
    first_one = b.make_periode(**agreed)
    found = class_of([student("Sam", "Berg", leerweg="bbl"), first_one, b.make_urendag(eind="16:00"), second])
    first, last = found["Bpv's"]

    assert (first["Begin"].date(), first["Einde gepland"].date()) == (dt.date(2026, 9, 28), dt.date(2027, 2, 12))
    assert (first["Omvang uren"], first["Uren gedaan"], first["Uren getekend"]) == (640, 7.5, 0)
    assert (first["Opleiding"], first["Leerweg"], first["Cohort"]) == ("Helpende Zorg en Welzijn", "Bbl", 2025)
    assert (first["Einde werkelijk"].date(), first["Getekend op"].date()) == (
        dt.date(2027, 1, 29),
        dt.date(2026, 9, 20),
    )
    assert (first["Praktijkovereenkomst getekend"], first["Nummer praktijkovereenkomst"]) == ("Ja", "POK-12")
    assert (first["Leerbedrijf-ID SBB"], first["Keuzedelen"]) == ("100123456", "K0023, K0072")
    assert (last["Praktijkovereenkomst getekend"], last["Einde werkelijk"], last["Contacten nodig"]) == (None, None, 3)
    assert (last["Leerbedrijf"], last["Omvang uren"], last["Laatste bpv"]) == ("Tweede", 320, "Ja")


def test_every_contact_is_a_row_in_the_words_of_the_form():
    found = class_of(
        [
            student("Sam", "Berg"),
            b.make_periode(),
            b.make_bezoek(),
            b.make_bezoek(id="af", datum="2026-12-01", stand="vervallen", plaats="online"),
            b.make_telefonisch(),
            b.make_extra(beantwoord_op="2026-11-24"),
        ]
    )["Contacten"]

    assert [(row["Datum"].date().isoformat(), row["Soort"], row["Telt mee"]) for row in found] == [
        ("2026-10-14", "Bezoek", "ja"),
        ("2026-11-11", "Telefoon", "nee"),
        ("2026-11-23", "Extra contact vragen", None),
        ("2026-12-01", "Bezoek", "nee"),
    ]
    assert (found[0]["Plaats"], found[0]["Al geweest?"], found[3]["Al geweest?"]) == (
        "Op je werk",
        "Ja, het is geweest",
        "Het ging niet door",
    )
    assert found[0]["Aanwezig"] == "Student, Praktijkopleider, Bpv-begeleider"
    assert found[2]["Antwoord op"].date() == dt.date(2026, 11, 24)


def test_every_rating_is_a_row_with_who_gave_it():
    found = class_of(
        [
            student("Sam", "Berg"),
            b.make_periode(),
            b.make_voortgang(datum="2026-11-01", oordeel="nog_niet"),
            b.make_voortgang(datum="2026-11-20"),
            b.make_voortgang(wie="praktijkopleider", naam="mevrouw Jansen", kan_niet="ja", plan="Elders oefenen."),
        ]
    )["Oordelen"]

    assert [(row["Datum"].date().day, row["Werkproces"], row["Oordeel van"]) for row in found] == [
        (1, "B1-K1-W1", "Student"),
        (20, "B1-K1-W1", "Praktijkopleider"),
        (20, "B1-K1-W1", "Student"),
    ]
    assert (found[1]["Gegeven door"], found[1]["Plan"]) == ("mevrouw Jansen", "Elders oefenen.")
    assert all(row["Titel van het werkproces"] and row["Leerbedrijf"] == "Zorgcentrum Voorbeeld" for row in found)


def test_contact_of_no_bpv_is_not_lost():
    found = class_of([student("Sam", "Berg"), b.make_bezoek(periode=None), b.make_voortgang(periode=None)])

    assert [len(found[sheet]) for sheet in ("Contacten", "Oordelen")] == [1, 1]
