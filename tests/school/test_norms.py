"""Norms: every number has a name, a unit, dates and a source."""

from __future__ import annotations

import pytest

from bpv_logic.basis.values import is_date
from bpv_logic.school.norms import NormError, all_norms, find_norm, load_norms, norm

TODAY = "2026-11-23"

TEXT = """
[[norm]]
naam = "bezoeken"
label = "Bezoeken, minstens"
unit = "keer"
herkomst = "afspraak"
[[norm.waarden]]
vanaf = 2020-08-01
waarde = 2
bron = "Oude gids"
[[norm.waarden]]
vanaf = 2025-08-01
waarde = 3
bron = "Nieuwe gids"
plaats = "Begeleiding"
tekst_van = "augustus 2025"
url = "https://school.example/gids"
zeker = 80
"""


@pytest.mark.parametrize(
    ("day", "value"),
    [("2015-01-01", 2), ("2020-08-01", 2), ("2025-07-31", 2), ("2025-08-01", 3), ("2045-12-31", 3)],
)
def test_norm_has_the_value_of_the_day(day: str, value: int):
    """Een norm geldt vanaf zijn datum; voor een dag van vroeger telt de oudste die we kennen."""
    (bezoeken,) = load_norms(TEXT, naam="a.toml")

    assert bezoeken.on(day).waarde == value


def test_value_carries_its_source_and_how_sure_we_are():
    old, new = load_norms(TEXT, naam="a.toml")[0].waarden

    assert (old.bron.document, old.bron.place, old.zeker) == ("Oude gids", "", 100)
    assert (new.bron.document, new.bron.place, new.bron.date) == ("Nieuwe gids", "Begeleiding", "augustus 2025")
    assert (new.bron.url, new.zeker) == ("https://school.example/gids", 80)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("2025-08-01", "2020-08-01", "a.toml, norm 1: zet de waarden op volgorde van “vanaf”"),
        ("2025-08-01", "2019-08-01", "a.toml, norm 1: zet de waarden op volgorde van “vanaf”"),
        ("waarde = 2", "waarde = 2.5", "a.toml, norm 1, waarden 1: “waarde” moet een heel getal zijn."),
        ("waarde = 2", "waarde = -1", "a.toml, norm 1, waarden 1: “waarde” is -1"),
        ('bron = "Oude gids"', "", "a.toml, norm 1, waarden 1: “bron” ontbreekt."),
        ("zeker = 80", "zeker = 101", "a.toml, norm 1, waarden 2: “zeker” is 101"),
        ('unit = "keer"', 'unit = "eeuwen"', "a.toml, norm 1: “unit” is “eeuwen”"),
        ('herkomst = "afspraak"', 'herkomst = "gevoel"', "a.toml, norm 1: “herkomst” is “gevoel”"),
        ("[[norm]]", "[[norm]]\nwaarde = 3", "a.toml, norm 1: “waarde” kennen we hier niet."),
        ("[[norm]]", "[[normen]]", "a.toml: “normen” kennen we hier niet."),
    ],
)
def test_fault_in_a_file_of_norms_is_told_in_one_line(old: str, new: str, fault: str):
    with pytest.raises(NormError) as raised:
        load_norms(TEXT.replace(old, new, 1), naam="a.toml")
    assert str(raised.value).startswith(fault)


def test_norm_that_stands_twice_or_has_no_value_is_refused():
    with pytest.raises(NormError, match="de norm “bezoeken” staat er twee keer in"):
        load_norms(TEXT + TEXT, naam="a.toml")
    with pytest.raises(NormError, match="“waarden” ontbreekt"):
        load_norms(TEXT.split("[[norm.waarden]]", maxsplit=1)[0], naam="a.toml")


def test_unknown_norm_is_a_mistake_of_ours():
    with pytest.raises(NormError, match="de norm “contact_minium” bestaat niet"):
        norm("contact_minium", on=TODAY)


@pytest.mark.parametrize("item", all_norms(), ids=lambda item: item.naam)
def test_built_in_norm_is_whole(item):
    assert item.label
    for value in item.waarden:
        assert is_date(value.vanaf)
        assert value.bron.document
        if item.herkomst == "wet":
            assert value.bron.place.startswith("artikel")
            assert value.bron.date, "a law is shown with the date of the text that was read"
            assert value.bron.url
            assert value.zeker < 100


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("contact_minimum", 3),
        ("contact_op_locatie_minimum", 1),
        ("bpv_uren_bol_entree", 0),
        ("bpv_uren_bol_1_jaar", 250),
        ("bpv_uren_bol_2_jaar", 450),
        ("bpv_uren_bol_3_jaar", 900),
        ("bpv_uren_bol_4_jaar", 1350),
        ("bpv_uren_bbl_per_studiejaar", 610),
        ("atw_dienst_16_17", 9 * 60),
        ("atw_week_16_17", 45 * 60),
        ("atw_vier_weken_16_17", 40 * 60),
        ("atw_dienst_18", 12 * 60),
        ("atw_week_18", 60 * 60),
        ("atw_vier_weken_18", 55 * 60),
        ("atw_zestien_weken_18", 48 * 60),
        ("atw_pauze_vanaf_16_17", 4 * 60 + 30),
        ("atw_pauze_vanaf_18", 5 * 60 + 30),
        ("atw_dagrust_16_17", 12 * 60),
        ("atw_dagrust_18", 11 * 60),
        ("atw_weekrust", 36 * 60),
        ("dag_minuten_maximum", 24 * 60),
    ],
)
def test_number_of_a_law_is_the_number_of_the_law(name: str, value: int):
    """Deze getallen staan in de WEB, de Arbeidstijdenwet en het Stagepact."""
    assert norm(name, on=TODAY) == value


def test_our_own_choices_are_called_so():
    for item in all_norms():
        ours = {value.bron.document == "Keuze van de BPV-map" for value in item.waarden}
        assert ours == {item.herkomst == "keuze" and item.naam != "dag_minuten_maximum"}, item.naam


def test_norm_is_found_by_name():
    assert find_norm("contact_minimum").unit == "keer"
