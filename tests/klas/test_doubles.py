"""Two rows that look like one student: both say so, and only when there is reason to."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.helpers import builders as b

from bpv_logic.browser.door import handle
from bpv_logic.file import envelope
from bpv_logic.klas.doubles import Wie, lijken_op
from bpv_logic.map.bpvmap import map_of

SAM = Wie(
    sleutel="student-1",
    bestand="sam-1.json",
    van="Sam Voorbeeld",
    nummer="",
    opleiding="Verzorgende IG",
    leerbedrijf="Zorgcentrum Voorbeeld",
)
OTHER = replace(SAM, sleutel="student-2", bestand="sam-2.json")


def told(*rows: Wie) -> dict[str, str]:
    return {item["sleutel"]: item["zin"] for item in lijken_op(rows)}


def test_same_name_and_place_is_said_at_both_rows():
    assert told(SAM, OTHER) == {
        "student-1": "Lijkt dezelfde student als in sam-2.json: "
        "dezelfde naam, dezelfde opleiding en hetzelfde leerbedrijf.",
        "student-2": "Lijkt dezelfde student als in sam-1.json: "
        "dezelfde naam, dezelfde opleiding en hetzelfde leerbedrijf.",
    }


@pytest.mark.parametrize(
    ("otherwise", "reason"),
    [
        ({"van": "SAM voorbeeld", "opleiding": ""}, "dezelfde naam en hetzelfde leerbedrijf"),
        ({"leerbedrijf": "Bakkerij Proef"}, "dezelfde naam en dezelfde opleiding"),
        ({"nummer": "12"}, "dezelfde naam, dezelfde opleiding en hetzelfde leerbedrijf"),
    ],
)
def test_name_with_one_of_both_is_reason_enough(otherwise: dict[str, str], reason: str):
    assert told(SAM, replace(OTHER, **otherwise))["student-1"].endswith(f": {reason}.")


@pytest.mark.parametrize(
    "otherwise",
    [
        {"van": "Bo Voorbeeld"},
        {"opleiding": "Hovenier", "leerbedrijf": "Bakkerij Proef"},
        {"opleiding": "", "leerbedrijf": ""},
    ],
)
def test_less_than_that_is_nothing_to_speak_of(otherwise: dict[str, str]):
    assert told(SAM, replace(OTHER, **otherwise)) == {}
    assert told(replace(SAM, van=""), replace(OTHER, van="")) == {}


@pytest.mark.parametrize(
    ("otherwise", "reason"),
    [
        ({"van": "Sam\u00a0 Voorbeeld\u200b"}, "dezelfde naam, dezelfde opleiding en hetzelfde leerbedrijf"),
        ({"van": "sam-voorbeeld"}, "dezelfde naam, dezelfde opleiding en hetzelfde leerbedrijf"),
        ({"van": "Samm Voorbeeld"}, "bijna dezelfde naam, dezelfde opleiding en hetzelfde leerbedrijf"),
        ({"leerbedrijf": "zorgcentrum  voorbeeld "}, "dezelfde naam, dezelfde opleiding en hetzelfde leerbedrijf"),
        ({"van": "S. Voorbeeld", "nummer": "s123456"}, "hetzelfde studentnummer"),
        ({"nummer": "123465"}, "dezelfde naam, dezelfde opleiding en hetzelfde leerbedrijf"),
    ],
)
def test_how_somebody_typed_it_makes_no_other_student(otherwise: dict[str, str], reason: str):
    number = "123 456" if "nummer" in otherwise else ""

    assert told(replace(SAM, nummer=number), replace(OTHER, **otherwise))["student-1"].endswith(f": {reason}.")


@pytest.mark.parametrize("number", ["-", "onbekend", "000000"])
def test_what_is_no_number_is_shared_by_nobody(number: str):
    assert told(replace(SAM, nummer=number), replace(OTHER, van="Bo Proef", nummer=number)) == {}


def test_nobody_looks_like_somebody_only_by_a_bpv_that_is_in_both():
    niemand = replace(OTHER, van="", bpvs=frozenset({"bpv-1"}))

    assert told(SAM, niemand) == {}
    assert told(replace(SAM, bpvs=frozenset({"bpv-1"})), niemand)["student-1"].endswith(": dezelfde bpv.")


def test_two_files_of_one_name_do_not_point_at_themselves():
    assert (
        "in een ander bestand dat ook sam-1.json heet:" in told(SAM, replace(OTHER, bestand="sam-1.json"))["student-1"]
    )


def test_numbers_decide_where_both_have_one():
    """Twee studenten met dezelfde naam zijn er twee als hun nummer anders is; hetzelfde nummer is dezelfde student."""
    one = replace(SAM, nummer="12")

    assert told(one, replace(OTHER, nummer="13")) == {}
    assert told(one, replace(OTHER, nummer="12 ", van="S. Voorbeeld"))["student-2"].endswith(
        ": hetzelfde studentnummer."
    )


def test_three_rows_are_told_of_each_other():
    assert len(lijken_op((SAM, OTHER, replace(SAM, sleutel="student-3")))) == 6


def test_what_looks_like_one_student_can_be_brought_together():
    """Wat de pagina aanbiedt, kan ook: de regels maken er één map van, zonder uren te verliezen."""
    files = [
        {
            "naam": f"sam-{number}.json",
            "tekst": envelope.write_envelope(
                map_of(
                    [
                        b.make_student(id=f"student-{number}"),
                        b.make_periode(),
                        b.make_urendag(id=f"dag-{number}", datum=f"2026-11-2{number}"),
                    ]
                ).records,
                exported_at=f"2026-11-25T1{number}:00:00.000Z",
                generator="bpv-map/test",
            ),
        }
        for number in (3, 4)
    ]
    rows = [ask("klas_bestand", **file)["inzending"] for file in files]
    together = ask("klas_samen", bestanden=files)["inzending"]

    assert [item["ander"] for item in ask("klas_dubbel", inzendingen=rows)["paren"]] == ["student-4", "student-3"]
    assert together["studenten"] == ["student-3", "student-4"]
    assert together["rij"]["uren_gedaan"] == sum(row["rij"]["uren_gedaan"] for row in rows) == 16


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"voornaam": "Noor"}, {"voornaam": "Nor"}),
        ({"studentnummer": "123456"}, {"studentnummer": "123465"}),
        ({"studentnummer": "123456", "voornaam": "S."}, {"studentnummer": "s 123456"}),
        ({}, {"voornaam": "", "achternaam": ""}),
    ],
)
def test_whatever_is_offered_to_be_brought_together_can_be(one: dict[str, str], other: dict[str, str]):
    files = [
        {
            "naam": "map.json",
            "tekst": envelope.write_envelope(
                map_of([b.make_student(id=f"student-{number}", **fields), b.make_periode()]).records,
                exported_at=f"2026-11-25T1{number}:00:00.000Z",
                generator="bpv-map/test",
            ),
        }
        for number, fields in enumerate((one, other))
    ]
    rows = [ask("klas_bestand", **file)["inzending"] for file in files]

    assert len(ask("klas_dubbel", inzendingen=rows)["paren"]) == 2
    assert ask("klas_samen", bestanden=files)["inzending"]["studenten"] == ["student-0", "student-1"]


def ask(op: str, **values: object) -> dict:
    answer: dict = json.loads(handle(json.dumps({"op": op, "today": b.TODAY, **values})))
    assert answer["ok"], answer
    return answer
