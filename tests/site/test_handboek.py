"""The guide: every statement of the bpv-gids has its piece, and a fault in a text stops the build with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bpv_site.errors import BuildError
from bpv_site.handboek import FOLDER, Handboek, read_handboek
from bpv_site.pages import PAGES

if TYPE_CHECKING:
    from pathlib import Path

#: The places of the chapter Begeleiding; a piece names the one it covers.
PLACES = (
    "inleiding",
    "taken van de school, punt 1 tot en met 4",
    "contact en bedrijfsbezoek",
    "gespreksonderwerpen bij het eerste bedrijfsbezoek, punt 1 tot en met 8",
    "formulier Leerafspraken BPV - Bezoek",
    "elke week, punt 1",
    "elke week, punt 2",
    "bpv-opdracht, eerste punt",
    "bpv-opdracht, tweede punt",
    "bewijzen goed bewaren",
    "gespreksonderwerpen bij volgende bezoeken, punt 1 tot en met 6",
    "gespreksonderwerpen bij volgende bezoeken, slot",
    "telefonisch contact",
    "telefonisch contact, extra contact",
    "beoordeling per schooljaar door bpv-bedrijf",
    "criterium Voldoende",
    "het laatste bpv-bezoek in je opleiding",
    "eindbeoordeling",
)
CHAPTER = """
sleutel = "proef"
titel = "Een proef"
tab = "groen"

[[stuk]]
sleutel = "een-stuk"
titel = "Een stuk"
voor = ["student"]
onderwerp = "proef"
bron = "inleiding"
tekst = ["Een zin."]
"""
WORDS = '[[begrip]]\nterm = "Blok"\nuitleg = "Een stuk van je bpv."\n'


@pytest.fixture(scope="module", name="handboek")
def _handboek():
    return read_handboek()


def write(folder: Path, chapter: str = CHAPTER, words: str = WORDS) -> Path:
    (folder / "hoofdstuk-1-proef.toml").write_text(chapter, encoding="utf-8")
    (folder / "begrippen.toml").write_text(words, encoding="utf-8")
    return folder


@pytest.mark.parametrize("place", PLACES)
def test_every_place_of_the_bpv_gids_has_a_piece(handboek: Handboek, place: str):
    covered = {bron for chapter in handboek.hoofdstukken for stuk in chapter.stukken for bron in stuk.bron.split("; ")}

    assert place in covered


def test_lists_have_as_many_points_as_the_bpv_gids(handboek: Handboek):
    points = {stuk.sleutel: len(stuk.punten) for chapter in handboek.hoofdstukken for stuk in chapter.stukken}

    assert points["taken-van-school"] == 4
    assert points["eerste-bezoek"] == 8
    assert points["volgende-bezoeken"] == 6
    assert points["extra-contact"] == 4


def test_every_link_leads_to_a_page_of_the_site(handboek: Handboek):
    known = {page.path for page in PAGES}
    pages = [stuk.pagina for chapter in handboek.hoofdstukken for stuk in chapter.stukken if stuk.pagina]

    assert pages
    assert [page for page in pages if "/" + re.split(r"[?#]", page)[0] not in known] == []


def test_words_stand_by_the_alphabet_and_once(handboek: Handboek):
    terms = [word.term.casefold() for word in handboek.begrippen]

    assert terms == sorted(set(terms))


def test_no_sentence_is_too_long_to_read(handboek: Handboek):
    pieces = [stuk for chapter in handboek.hoofdstukken for stuk in chapter.stukken]
    texts = [text for stuk in pieces for text in (*stuk.tekst, *stuk.punten, stuk.let_op)]
    sentences = [part for text in texts for part in re.split(r"(?<=[.?!:])\s", text) if part]

    assert [sentence for sentence in sentences if len(sentence.split()) > 22] == []


def test_a_sound_folder_is_read_whole(tmp_path: Path):
    read = read_handboek(write(tmp_path))

    assert [chapter.sleutel for chapter in read.hoofdstukken] == ["proef"]
    assert read.hoofdstukken[0].stukken[0].tekst == ("Een zin.",)
    assert [(word.sleutel, word.uitleg) for word in read.begrippen] == [("begrip-blok", "Een stuk van je bpv.")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('titel = "Een stuk"', "", "hoofdstuk-1-proef.toml, stuk 1: “titel” ontbreekt"),
        ('tekst = ["Een zin."]', f'tekst = ["{"a" * 421}"]', "langer dan 420 tekens"),
        ('voor = ["student"]', 'voor = ["iedereen"]', "“voor” moet rollen noemen"),
        ('voor = ["student"]', "voor = []", "“voor” moet rollen noemen"),
        ('tab = "groen"', 'tab = "geel"', "moet een van deze zijn"),
        ('onderwerp = "proef"', 'onderwerp = "proef"\nsoort = "x"', "“soort” kennen we hier niet"),
        ('bron = "inleiding"', 'bron = "inleiding"\npagina = "https://x"\nknop = "x"', "moet een pagina zijn"),
        ('bron = "inleiding"', 'bron = "inleiding"\npagina = "uren/"', "“knop” ontbreekt"),
        ('sleutel = "een-stuk"', 'sleutel = "proef"', "“proef” staat er twee keer in"),
        ("[[stuk]]", "[[stuk", "geen geldige TOML"),
    ],
)
def test_a_fault_in_a_chapter_is_told_with_its_place(tmp_path: Path, old: str, new: str, told: str):
    assert old in CHAPTER

    with pytest.raises(BuildError, match="handboek") as fault:
        read_handboek(write(tmp_path, CHAPTER.replace(old, new, 1)))

    assert told in str(fault.value)


def test_a_word_without_a_usable_name_is_told(tmp_path: Path):
    with pytest.raises(BuildError, match="geen sleutel te maken"):
        read_handboek(write(tmp_path, words='[[begrip]]\nterm = "!!"\nuitleg = "Niets."\n'))


def test_the_guide_names_no_address_outside_the_site():
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml"))]

    assert len(texts) > 1
    assert [text for text in texts if "://" in text] == []
