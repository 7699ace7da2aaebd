"""SBB's XML: what is read from it, and what is refused. The files are invented; SBB's own are not in the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpv_logic.basis.datafile import MAX_TABLES
from bpv_logic.dossiers import sbb_xml
from bpv_logic.dossiers.sbb_xml import read_sbb_xml
from bpv_logic.dossiers.shape import Dossier, DossierError, werkprocessen
from bpv_logic.dossiers.toml import load_dossier, to_toml

FILES = Path(__file__).parent / "xml"
STERRENWACHT = (FILES / "sterrenwacht.xml").read_bytes()
TEXT = STERRENWACHT.decode("utf-8-sig")


def read(data: bytes | str = STERRENWACHT) -> Dossier:
    return read_sbb_xml(data, naam="a.xml", opgehaald_op="2026-11-23")


def refusal(data: bytes | str) -> str:
    """The one line with which a file is refused."""
    with pytest.raises(DossierError) as raised:
        read(data)
    line = str(raised.value)
    assert line.startswith("a.xml: ")
    assert "\n" not in line
    return line.removeprefix("a.xml: ")


def test_head_of_the_dossier_says_what_it_is_and_where_it_is_from():
    dossier = read()

    assert dossier.sleutel == "29001-2015"
    assert dossier.crebo == "29001"
    assert dossier.titel == "Sterrenwacht"
    assert dossier.versie == "2015"
    assert dossier.status == "Vastgesteld"
    assert dossier.geldig_vanaf == "2015-08-01"
    assert dossier.bron == "SBB, kwalificatiedossier Sterrenwacht, XML-bestand nr. 9001, vastgesteld op 26-11-2015"
    assert dossier.opgehaald_op == "2026-11-23"
    assert dossier.gecontroleerd
    assert not dossier.voorlopig


def test_codes_are_made_of_part_kerntaak_and_werkproces():
    employee = read().kwalificaties[0]

    assert [(item.code, item.titel) for item in werkprocessen(employee)] == [
        ("B1-K1-W1", "Zet de kijker klaar"),
        ("B1-K1-W2", "Zoekt cafés & sterren"),
        ("B1-K2-W1", "Vertelt over de maan"),
        ("P1-K1-W1", "Smeert de rails"),
    ]


def test_accidental_white_space_in_titles_is_closed_and_letters_stay():
    assert [kerntaak.titel for kerntaak in read().basis] == ["Kijkt naar de hemel", "Ontvangt bezoek"]


def test_profiel_with_two_crebos_gives_two_kwalificaties():
    guides = read().kwalificaties[1:]

    assert [(guide.sleutel, guide.crebo, guide.titel) for guide in guides] == [
        ("29102-2015", "29102", "Gids sterrenwacht"),
        ("29202-2015", "29202", "Gids sterrenwacht"),
    ]
    assert guides[0].kerntaken == guides[1].kerntaken == read().basis


def test_niveau_and_hours_are_read_and_missing_hours_are_zero():
    assert [(item.niveau, item.sbu) for item in read().kwalificaties] == [(2, 3200), (3, 0), (3, 0)]


def test_only_codes_and_titles_are_taken():
    assert "Lange tekst" not in to_toml(read())
    assert "Tekst van een ander" not in to_toml(read())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_file_is_read_in_the_encoding_it_declares(encoding: str):
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    data = TEXT.replace('encoding="utf-8"', f'encoding="{declared}"').encode(encoding)

    assert read(data) == read()


def test_text_from_a_browser_is_read_whatever_it_declares():
    assert read(TEXT) == read()
    assert read("\ufeff" + TEXT.replace('encoding="utf-8"', 'encoding="utf-16"')) == read()


def test_toml_of_what_was_read_is_the_same_dossier():
    assert load_dossier(to_toml(read()), "a.toml") == read()


def test_edition_named_by_sbb_goes_before_the_year_of_the_date():
    assert read(TEXT.replace('versie=""', 'versie="Gewijzigd 2016"')).sleutel == "29001-2016"


def test_dossier_without_a_crebo_is_known_by_its_title():
    data = TEXT.replace(">29001<", "><").replace(">29101<", "><")

    assert read(data).sleutel == "sterrenwacht-2015"
    assert read(data).kwalificaties[0].sleutel == "medewerker-sterrenwacht-2015"


@pytest.mark.parametrize("name", ["billion-laughs.xml", "external-entity.xml", "external-dtd.xml"])
def test_doctype_is_refused(name: str):
    assert "DOCTYPE" in refusal((FILES / name).read_bytes())
    assert "DOCTYPE" in refusal((FILES / name).read_text())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp037"])
def test_doctype_in_another_encoding_never_gets_through(encoding: str):
    text = (FILES / "billion-laughs.xml").read_text()
    declared = text.replace('version="1.0"', f'version="1.0" encoding="{encoding}"')

    assert refusal(declared.encode(encoding))


def test_doctype_in_utf_16_is_seen_as_one():
    text = (FILES / "billion-laughs.xml").read_text()

    assert "DOCTYPE" in refusal(text.encode("utf-16"))


def test_file_that_is_too_large_is_refused_unread():
    assert refusal(b" " * (sbb_xml.MAX_BYTES + 1)) == "het bestand is groter dan 5 MB."


def test_largest_file_is_still_read():
    assert read(TEXT + " " * (sbb_xml.MAX_BYTES - len(TEXT.encode()))) == read()


def test_file_that_is_too_deep_is_refused():
    assert refusal("<a>" * 100_000) == "er zitten te veel lagen in dit bestand."
    deep = "<a>" * (sbb_xml.MAX_DEPTH + 1) + "</a>" * (sbb_xml.MAX_DEPTH + 1)
    assert refusal(deep) == "er zitten te veel lagen in dit bestand."
    assert "begint met" in refusal(deep.replace("<a></a>", ""))


def test_file_with_too_many_elements_is_refused():
    assert refusal(f"<sbb>{'<a/>' * sbb_xml.MAX_ELEMENTS}</sbb>") == "er staan te veel onderdelen in dit bestand."
    assert "0 dossiers" in refusal(f"<sbb>{'<a/>' * (sbb_xml.MAX_ELEMENTS - 1)}</sbb>")


@pytest.mark.parametrize("tag", ["profiel", "crebo", "kerntaak", "werkproces"])
def test_rows_that_multiply_each_other_have_an_end(tag: str):
    """Each kwalificatie holds every kerntaak of the basisdeel: 5 MB would exhaust a phone's memory."""
    many = f"<{tag}/>" * (MAX_TABLES + 1)
    assert refusal(f"<sbb>{many}</sbb>") == "er staan te veel onderdelen in dit bestand."
    assert "0 dossiers" in refusal(f"<sbb>{many.removesuffix(f'<{tag}/>')}</sbb>")


def test_title_without_end_is_cut_off():
    found = read(TEXT.replace("Zet de kijker klaar", "Zet " * 100_000))

    assert {len(item.titel) for item in werkprocessen(found.kwalificaties[0])} <= set(range(1, sbb_xml.MAX_TITLE + 1))
    assert load_dossier(to_toml(found), "a.toml") == found


def test_name_of_a_file_and_of_an_element_is_told_on_one_line():
    with pytest.raises(DossierError) as raised:
        sbb_xml.read_sbb_xml("<\u202a" + "a" * 500 + "/>", naam="a\n\x1b[2Kb.xml", opgehaald_op="")
    assert str(raised.value).isprintable()
    with pytest.raises(DossierError) as raised:
        sbb_xml.read_sbb_xml("<aé" + "a" * 500 + "/>", naam="x" * 5000, opgehaald_op="")
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize(
    "data",
    [b"", b"geen xml", "{}", b"\x00\x01\x02", b"<sbb>", "<sbb></sbb><sbb></sbb>", "<sbb>&onbekend;</sbb>", "\udc00"],
)
def test_file_that_is_no_xml_is_refused_with_its_line(data: bytes | str):
    assert refusal(data) == "dit is geen geldige XML (regel 1)."


@pytest.mark.parametrize("encoding", ["klingon", "utf-7", "shift_jis"])
def test_encoding_that_nobody_reads_is_refused(encoding: str):
    assert refusal(f'<?xml version="1.0" encoding="{encoding}"?><sbb/>'.encode())


def test_another_kind_of_xml_is_refused():
    assert refusal("<html/>") == "dit is geen kwalificatiedossier van SBB, want het begint met “html”."


def test_file_without_or_with_several_dossiers_is_refused():
    assert "er staan 0 dossiers in" in refusal("<sbb><dossiers/></sbb>")
    start, end = TEXT.index("    <dossier "), TEXT.index("  </dossiers>")
    assert "er staan 2 dossiers in" in refusal(TEXT[:end] + TEXT[start:end] + TEXT[end:])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('Geldig_vanaf="01-08-2015" Datum', 'Geldig_vanaf="" Datum', "van welk jaar"),
        ('titel="Zet de kijker klaar"', 'titel=" "', "werkproces B1-K1-W1 heeft geen titel"),
        ('klaar" hoofdstuk="1"', 'klaar" hoofdstuk="2"', "B1-K1-W2 staat er twee keer in"),
        ('klaar" hoofdstuk="1"', 'klaar" hoofdstuk="9"', "B1-K1-W2 staat na B1-K1-W9"),
        ('klaar" hoofdstuk="1"', 'klaar" hoofdstuk="een"', "“B1-K1-Ween” is geen code"),
        ('niveau="2"', 'niveau="5"', "niveau 5 bestaat niet"),
        (">29101<", ">2910<", "moet uit vijf cijfers bestaan"),
        (">29102<", ">29101<", "kwalificatie 29101-2015 staat er twee keer in"),
    ],
)
def test_dossier_that_is_not_sound_is_refused_with_its_place(old: str, new: str, words: str):
    assert old in TEXT

    assert words in refusal(TEXT.replace(old, new))
