"""One person typed twice is one person; where doubt is left the owner is asked, and nothing is only refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from tests.helpers import builders as b

from bpv_logic.browser.door import handle
from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.map.bpvmap import map_of, record_to_json
from bpv_logic.words.whose import owner_question

OLD_PHONE: Final = Path(__file__).parents[1] / "data" / "gevallen" / "noor-oude-telefoon.json"


def question(mine: dict[str, str], theirs: dict[str, str]) -> str:
    """Return what the owner of one student record is asked about a file with another."""
    pair = [
        map_of([b.make_student(id=id_, **{"achternaam": "", **fields})])
        for id_, fields in (("student-1", mine), ("student-2", theirs))
    ]
    return owner_question(*pair)[0]


def opened(text: str, mine: b.Record, **rest: object) -> dict[str, Any]:
    request = {"op": "read_export", "tekst": text, "records": [record_to_json(mine)], "today": b.TODAY, **rest}
    answer: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return answer


@pytest.mark.parametrize(
    "achternaam",
    ["van 't Hof", "van 't Hof ", "van  't Hof", "van \u2019t Hof", "van `t Hof", "Van 't hof", "van\u00a0't Hof",
     "van \u02bct Hof", "van 't\u200b Hof", "van\u2011't\u2013Hof"],
)  # fmt: skip
def test_map_of_the_old_phone_can_always_be_opened_on_the_new_one(achternaam: str):
    """R06: one phone wrote "van 't Hof", the other with a space, a curl or a sign that nobody sees."""
    text = OLD_PHONE.read_text(encoding="utf-8")
    mine = b.make_record("student", id="nieuw", voornaam="Noor ", achternaam=achternaam)
    shown, taken = opened(text, mine), opened(text, mine, vanMij=True)

    assert [item["ja"] for item in shown["voorbeeld"]["vragen"]] == ["Ja, van mij"]
    assert shown["records"] == [record_to_json(mine)]
    assert len(taken["records"]) == len(read_envelope(text).records) + 1


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"voornaam": "Zo\u00eb"}, {"voornaam": "Zoe\u0308"}),
        ({"voornaam": "S.", "studentnummer": "123456"}, {"voornaam": "S", "studentnummer": "s 123 456"}),
        ({"voornaam": "Sam"}, {"voornaam": ""}),
        ({"voornaam": "\u200b"}, {"voornaam": "Sam"}),
        ({"voornaam": "-"}, {"voornaam": "Sam"}),
        ({"voornaam": "Sam", "studentnummer": "onbekend"}, {"voornaam": "Sam", "studentnummer": "geen"}),
    ],
)
def test_nothing_speaks_against_it(mine: dict[str, str], theirs: dict[str, str]):
    assert question(mine, theirs).startswith("Is dit bestand ook van jou?")


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ({"voornaam": "Sam"}, {"voornaam": "Robin"}, "In het bestand staat: Robin. In jouw map staat: Sam."),
        (
            {"voornaam": "Sam", "studentnummer": "123456"},
            {"voornaam": "Sam", "studentnummer": "123465"},
            "In het bestand staat: Sam, nummer 123465. In jouw map staat: Sam, nummer 123456.",
        ),
        (
            {"voornaam": "Sam", "studentnummer": "123456"},
            {"voornaam": "Samira", "studentnummer": "123456"},
            "In het bestand staat: Samira, nummer 123456.",
        ),
    ],
)
def test_what_differs_is_shown_and_asked(mine: dict[str, str], theirs: dict[str, str], said: str):
    assert question(mine, theirs).startswith("Ben jij dit?")
    assert said in question(mine, theirs)


def test_who_says_yes_to_a_newer_name_reads_that_it_becomes_the_name_of_the_map():
    mine = map_of([b.make_student()])
    newer = map_of([b.make_student(id="student-2", voornaam="Robin", clock="2026-11-25T09:00:00.000Z/0000")])

    assert owner_question(mine, newer)[0].endswith("De naam op je map is daarna: Robin Voorbeeld.")
    assert "De naam op je map" not in owner_question(newer, mine)[0]


def test_a_file_with_a_turned_name_turns_nothing_else():
    theirs = map_of([b.make_student(id="student-2", voornaam="\u0645\u062d\u0645\u062f")])

    assert (
        "staat: \u2068\u0645\u062d\u0645\u062f Voorbeeld\u2069."
        in owner_question(map_of([b.make_student()]), theirs)[0]
    )


def test_two_maps_that_were_called_one_are_still_one_file_each():
    text = write_envelope(
        [b.make_student(id="student-2", voornaam="Robin")], exported_at=f"{b.TODAY}T10:00:00.000Z", generator="t"
    )
    answer = opened(text, b.make_student())

    assert answer["voorbeeld"]["vraagt"]
    assert answer["records"] == [record_to_json(b.make_student())]
