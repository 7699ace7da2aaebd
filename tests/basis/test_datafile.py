"""Reading a data file: every fault is one Dutch line with file and place."""

from __future__ import annotations

import pytest

from bpv_logic.basis.datafile import MAX_CHARS, Table, first_double, packaged, parse
from bpv_logic.basis.errors import BpvError


def head(text: str) -> Table:
    return parse(text, naam="a.toml", error=BpvError)


def test_file_that_is_no_toml_is_told_with_its_line():
    with pytest.raises(BpvError, match=r"^a\.toml, regel 2: dit is geen geldige TOML\.$"):
        head('naam = "x"\nkleur = \n')


def test_file_that_stops_half_way_is_told_too():
    with pytest.raises(BpvError, match=r"^a\.toml, het einde: dit is geen geldige TOML\.$"):
        head('naam = "x')


def test_file_that_is_too_large_or_too_deep_is_refused():
    with pytest.raises(BpvError, match="te groot"):
        head("#" * (MAX_CHARS + 1))
    with pytest.raises(BpvError, match=r"te veel haakjes|geen geldige TOML"):
        head("a = " + "[" * 50_000)


def test_mark_at_the_start_of_a_windows_file_is_no_fault():
    assert head('\ufeffnaam = "x"').text("naam") == "x"


def test_text_is_one_line_and_never_too_long():
    table = head('naam = """ een\n  twee """\nleeg = " "\nlang = "abcdef"\ngetal = 1')

    assert table.text("naam") == "een twee"
    assert table.text("leeg", "") == ""
    assert table.text("weg", "anders") == "anders"
    for key, words in (("leeg", "is leeg"), ("lang", "te lang"), ("getal", "moet tekst zijn"), ("weg", "ontbreekt")):
        with pytest.raises(BpvError, match=words):
            table.text(key, maximum=5)


def test_empty_text_is_refused_where_something_must_be_said():
    with pytest.raises(BpvError, match="is leeg"):
        head('naam = ""').text("naam", "Mbo Voorbeeld")


def test_whole_number_has_no_comma_and_stays_in_its_range():
    table = head('a = 3\nb = 3.0\nc = true\nd = "3"')

    assert table.whole("a", minimum=3, maximum=3) == 3
    for key in "bcd":
        with pytest.raises(BpvError, match="heel getal"):
            table.whole(key)
    with pytest.raises(BpvError, match="van 4 tot 5"):
        table.whole("a", minimum=4, maximum=5)


def test_day_is_a_day_that_exists():
    table = head('a = 2026-08-31\nb = "2026-08-31"\nc = "31-08-2026"\nd = "2026-02-30"\ne = 2026-08-31T10:00:00\nf = 3')

    assert table.day("a") == table.day("b") == "2026-08-31"
    assert table.day("weg", "") == ""
    for key in "cdef":
        with pytest.raises(BpvError, match="moet een datum zijn"):
            table.day(key)


def test_flag_is_true_or_false_and_not_a_word():
    assert head("a = true").flag("a", default=False)
    with pytest.raises(BpvError, match="true of false"):
        head('a = "true"').flag("a", default=False)


def test_word_that_nobody_reads_is_refused():
    with pytest.raises(BpvError, match="“kleurr” kennen we hier niet"):
        head('kleurr = "x"').only("kleur")


def test_fault_in_a_row_of_tables_says_which_one():
    second = head('[[blok]]\nnaam = "a"\n[[blok]]\nnaam = ""').tables("blok")[1]

    with pytest.raises(BpvError, match=r"^a\.toml, blok 2: “naam” is leeg\.$"):
        second.text("naam")


@pytest.mark.parametrize("text", ["blok = 1", 'blok = ["a"]', 'blok = "a"'])
def test_row_of_tables_is_nothing_else(text: str):
    with pytest.raises(BpvError, match="rij tabellen"):
        head(text).tables("blok")


def test_table_and_texts_are_nothing_else():
    with pytest.raises(BpvError, match="moet een tabel zijn"):
        head("a = 1").table("a")
    with pytest.raises(BpvError, match="lijst met teksten"):
        head("a = [1]").texts("a")


@pytest.mark.parametrize("value", ["Met Hoofdletter", "é", "a b", "-a", "a--b", "a/b"])
def test_stored_name_has_no_strange_characters(value: str):
    with pytest.raises(BpvError, match="kleine letters"):
        head(f'sleutel = "{value}"').sleutel()


def test_first_double_is_found():
    assert first_double(["a", "b", "a", "b"]) == "a"
    assert first_double(["a", "b"]) == ""


def test_data_file_that_is_not_there_is_an_os_error():
    with pytest.raises(OSError, match=r"nergens\.toml"):
        packaged("nergens.toml")
