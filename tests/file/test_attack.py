"""The attacks that emptied a whole map, tried on the golden map: each is refused, or shown and confirmed separately."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.verdict.test_golden import GOLDEN

from bpv_logic.basis.canonical import sha256_of
from bpv_logic.browser.door import handle

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = "2026-11-30"
NEWER = "2026-11-30T10:00:00.000Z/0000"
MINE: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
RECORDS: list[dict[str, Any]] = MINE["records"]


def ask(op: str, **parts: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(handle(json.dumps({"op": op, "today": TODAY, **parts})))
    return answer


def file_of(records: list[dict[str, Any]]) -> str:
    """Write a file as a forger does: with a matching hash."""
    values = {name: value for name, value in MINE.items() if name != "sha256"}
    values |= {"records": records, "attachments": [], "verdict": None}
    return json.dumps(values | {"sha256": sha256_of(values)})


def opened(records: list[dict[str, Any]], **more: object) -> dict[str, Any]:
    return ask("read_export", tekst=file_of(records), records=RECORDS, **more)


def answers_in(records: list[dict[str, Any]]) -> int:
    return sum(value not in (None, "", []) for record in records for value in record["velden"].values())


def emptied(record: dict[str, Any], value: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    return record | {"velden": value(record["velden"]), "tijden": dict.fromkeys(record["velden"], NEWER)}


def attack(value: Callable[[Any], dict[str, Any]]) -> list[dict[str, Any]]:
    """Return every form emptied, except those that would show that the file is somebody else's."""
    return [emptied(item, value) for item in RECORDS if item["soort"] not in ("handtekening", "eindbeoordeling")]


def test_newer_clocks_without_answers_are_refused():
    """953 answers became 98, while the preview said that everything was already there."""
    answer = opened(attack(lambda _: {}))

    assert not answer["ok"], (answers_in(RECORDS), answers_in(answer["records"]), answer["voorbeeld"])
    assert answer["fout"]["code"] == "tijdstip-zonder-antwoord"


@pytest.mark.parametrize("empty", [None, "", []], ids=repr)
def test_emptied_answers_are_told_and_asked_a_second_time(empty: object):
    """An answer that was emptied on purpose looks exactly the same: only the owner can tell."""
    answer = opened(attack(lambda fields: dict.fromkeys(fields, empty)), vanMij=True)
    lost = answers_in(RECORDS) - answers_in(answer["records"])

    assert lost > 800
    assert answer["voorbeeld"]["leeg"] == lost
    assert f"{lost} antwoorden" in answer["voorbeeld"]["verlies"][0]
    assert "Alles uit dit bestand staat al in je map." not in answer["voorbeeld"]["zinnen"]


def test_removed_forms_are_told_and_asked_a_second_time():
    answer = opened([item | {"verwijderd": NEWER} for item in RECORDS], vanMij=True)
    signed = sum(item["soort"] == "handtekening" for item in RECORDS)

    assert answer["voorbeeld"]["weg"] == len(RECORDS) - signed
    assert f"{len(RECORDS) - signed} formulieren" in answer["voorbeeld"]["verlies"][0]


def test_form_that_becomes_another_kind_is_refused():
    answer = opened(
        [RECORDS[0] | {"soort": "bewijs" if RECORDS[0]["soort"] != "bewijs" else "contact", "velden": {}, "tijden": {}}]
    )

    assert not answer["ok"]
    assert answer["fout"]["code"] == "andere-soort"


def test_without_the_owner_s_word_a_file_that_does_not_say_whose_it_is_takes_nothing_away():
    nobody = [item for item in attack(dict.fromkeys) if item["soort"] != "student"]
    answer = opened(nobody)

    assert answer["voorbeeld"]["vraagt"] is True
    assert sorted(answer["records"], key=lambda item: item["id"]) == sorted(RECORDS, key=lambda item: item["id"])
