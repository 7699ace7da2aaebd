"""The keys of a class side by side: what strengthens, and what somebody should look at. Nothing is decided."""

from __future__ import annotations

from typing import Final

from tests.helpers import builders as b
from tests.helpers.klas.keys import Phone, class_of_one_praktijkopleider

from bpv_logic.cli import command
from bpv_logic.klas.sleutels.across import Gebruik, keys_across, use_from_json, uses_in
from bpv_logic.map.bpvmap import map_of
from bpv_logic.map.seal import judge_handtekeningen

KEES: Final = Gebruik(sleutel="7f3a91c2" * 8, rol="praktijkopleider", naam="Kees Bakker", waar="eigen")


def other(**changes: str) -> Gebruik:
    return Gebruik(**{**KEES.as_json(), **changes})


def test_one_key_of_one_praktijkopleider_with_three_students_is_told_at_each():
    told = keys_across({"a": [KEES], "b": [other(naam="kees  bakker")], "c": [KEES], "d": []})

    assert told.keys() == {"a", "b", "c"}
    assert told["a"] == ("Kees Bakker tekende met sleutel 7F3A-91C2 bij 3 studenten.",)


def test_one_key_with_two_students_says_nothing_yet():
    assert keys_across({"a": [KEES], "b": [KEES]}) == {}


def test_one_key_under_two_names_is_told_to_look_at():
    told = keys_across({"a": [KEES], "b": [other(naam="Jan de Boer")]})

    assert told["b"] == (
        "Met sleutel 7F3A-91C2 is getekend onder meer dan één naam: Kees Bakker en Jan de Boer. Vraag hoe dat kan.",
    )
    assert told.keys() == {"a", "b"}


def test_phone_of_the_student_is_no_key_of_a_praktijkopleider():
    """Op de telefoon van de student tekenen meer mensen: dat zegt niets."""
    on_phone = [other(waar="student"), other(waar="student", naam="Jan de Boer"), other(rol="student", waar="student")]

    assert keys_across({"a": on_phone, "b": on_phone, "c": on_phone}) == {}


def test_key_of_the_student_where_another_phone_was_asked_is_told():
    [sentence] = keys_across({"a": [other(waar="toch_student")]})["a"]

    assert sentence.startswith("Kees Bakker tekende met de sleutel van de telefoon van de student")


def test_use_goes_to_the_page_and_back_and_anything_else_is_none():
    assert use_from_json(KEES.as_json()) == KEES
    for wrong in (None, [], {}, {"sleutel": 1, "rol": "", "naam": "", "waar": ""}):
        assert use_from_json(wrong) is None


def test_handtekening_that_is_not_whole_says_nothing_about_a_key():
    records = b.make_map(b.make_student(), b.make_periode(), b.make_leerafspraken())
    sheet = records.of("leerafspraken")[0]
    whole = Phone(8).signed(b.make_handtekening(records, sheet), "tekenaar")
    damaged = Phone(8).signed(b.make_handtekening(records, sheet, schakel="0" * 64), "tekenaar")

    assert [len(uses_in(judge_handtekeningen(map_of((*records.records, item))))) for item in (whole, damaged)] == [1, 0]


def test_command_line_tells_it_after_the_class(tmp_path, capsys):
    class_of_one_praktijkopleider(tmp_path, Phone(8))
    command.main(["check", "--today", "2026-12-01", str(tmp_path)])

    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("[sleutels]")]
    assert [line.split(":")[0] for line in told] == [
        "[sleutels] Bo Voorbeeld",
        "[sleutels] Jo Voorbeeld",
        "[sleutels] Mo Voorbeeld",
    ]
    assert all("bij 3 studenten" in line for line in told)
