"""The guide: every statement of the bpv-gids has its piece, and a fault in a text stops the build and is located."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bpv_site.handboek.folder import FOLDER, VARIABLE, handboek_stamp
from bpv_site.handboek.glossary import Woorden, woorden_van
from bpv_site.handboek.links import REGELS, check_places
from bpv_site.handboek.read import ROLLEN, read_handboek
from bpv_site.handboek.shape import Handboek
from bpv_site.tools.errors import BuildError

#: The places in the chapter Begeleiding; a piece names the one it covers.
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
onderwerp = ["proef"]
bron = "inleiding"
tekst = ["Een zin."]
"""
HEAD = """
titel = "Een uitleg"
datum = 2026-11-26

[[onderwerp]]
sleutel = "proef"
label = "Proef"
"""
WORDS = '[[begrip]]\nterm = "Blok"\nuitleg = "Een stuk van je bpv."\n'


@pytest.fixture(scope="module", name="handboek")
def _handboek():
    return read_handboek()


def texts(chapter: str = CHAPTER, words: str = WORDS, head: str = HEAD) -> dict[str, str]:
    return {"hoofdstuk-1-proef.toml": chapter, "begrippen.toml": words, "gids.toml": head}


@pytest.mark.parametrize("place", PLACES)
def test_every_place_of_the_bpv_gids_has_a_piece(handboek: Handboek, place: str):
    covered = {
        source for chapter in handboek.hoofdstukken for piece in chapter.stukken for source in piece.bron.split("; ")
    }

    assert place in covered


def test_lists_have_as_many_points_as_the_bpv_gids(handboek: Handboek):
    points = {piece.sleutel: len(piece.punten) for chapter in handboek.hoofdstukken for piece in chapter.stukken}

    assert points["taken-van-school"] == 4
    assert points["eerste-bezoek"] == 8
    assert points["volgende-bezoeken"] == 6
    assert points["extra-contact"] == 4


def test_every_piece_leads_to_where_it_is_done_and_to_what_the_app_looks_at(handboek: Handboek):
    assert [piece.sleutel for piece in handboek.stukken if not (piece.pagina and piece.regels)] == []


def test_every_piece_says_what_each_of_its_readers_does(handboek: Handboek):
    assert [piece.sleutel for piece in handboek.stukken if tuple(piece.doet) != piece.voor] == []


@pytest.mark.parametrize("role", ROLLEN)
def test_there_is_something_for_everybody(handboek: Handboek, role: str):
    assert len([piece for piece in handboek.stukken if role in piece.voor]) >= 5


def test_words_stand_by_the_alphabet_and_once(handboek: Handboek):
    terms = [word.term.casefold() for word in handboek.begrippen]

    assert terms == sorted(set(terms))


def test_no_sentence_is_too_long_to_read(handboek: Handboek):
    pieces = [piece for chapter in handboek.hoofdstukken for piece in chapter.stukken]
    found = [*(text for piece in pieces for text in piece.alineas), *(word.uitleg for word in handboek.begrippen)]
    sentences = [part for text in found for part in re.split(r"(?<=[.?!:])\s", text) if part]

    assert [sentence for sentence in sentences if len(sentence.split()) > 22] == []


def test_sound_texts_are_read_whole():
    read = read_handboek(texts())

    assert [chapter.sleutel for chapter in read.hoofdstukken] == ["proef"]
    assert read.hoofdstukken[0].stukken[0].tekst == ("Een zin.",)
    assert [(word.sleutel, word.uitleg) for word in read.begrippen] == [("begrip-blok", "Een stuk van je bpv.")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('titel = "Een stuk"', "", "hoofdstuk-1-proef.toml, stuk 1: “titel” ontbreekt"),
        ('tekst = ["Een zin."]', f'tekst = ["{"a" * 421}"]', "langer dan 420 tekens"),
        ('voor = ["student"]', 'voor = ["iedereen"]', "“voor” moet hieruit kiezen: student, praktijkopleider"),
        ('voor = ["student"]', "voor = []", "“voor” moet hieruit kiezen"),
        ('onderwerp = ["proef"]', 'onderwerp = ["iets"]', "“onderwerp” moet hieruit kiezen: proef"),
        ('tab = "groen"', 'tab = "geel"', "moet een van deze zijn"),
        ('bron = "inleiding"', 'bron = "inleiding"\nsoort = "x"', "“soort” kennen we hier niet"),
        ('bron = "inleiding"', 'bron = "inleiding"\npagina = "https://x"\nknop = "x"', "moet een pagina van de app"),
        ('bron = "inleiding"', 'bron = "inleiding"\npagina = "urne/"\nknop = "x"', "“urne/” is dat niet"),
        ('bron = "inleiding"', 'bron = "inleiding"\nook = ["urne/"]', "“ook” moet een pagina van de app zijn"),
        ('bron = "inleiding"', 'bron = "inleiding"\npagina = "uren/"', "“knop” ontbreekt"),
        ('bron = "inleiding"', 'bron = "inleiding"\nregels = ["uren.nee"]', "stuk 1: de regel “uren.nee” bestaat niet"),
        ('bron = "inleiding"', 'bron = "inleiding"\ndoet.leercoach = "Iets."', "stuk 1, doet: “leercoach” kennen we"),
        ('sleutel = "een-stuk"', 'sleutel = "proef"', "“proef” staat er twee keer in"),
        ("[[stuk]]", "[[stuk", "hoofdstuk-1-proef.toml, regel 6: dit is geen geldige TOML"),
    ],
)
def test_a_fault_in_a_chapter_is_told_with_its_place(old: str, new: str, told: str):
    assert old in CHAPTER

    with pytest.raises(BuildError, match="handboek") as fault:
        read_handboek(texts(CHAPTER.replace(old, new, 1)))

    assert told in str(fault.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("datum = 2026-11-26", 'datum = "gisteren"', "gids.toml: “datum” moet een datum zijn"),
        ('label = "Proef"', "", "gids.toml, onderwerp 1: “label” ontbreekt"),
        ("[[onderwerp]]", '[[onderwerp]]\nsleutel = "proef"\nlabel = "A"\n[[onderwerp]]', "“proef” staat er twee keer"),
    ],
)
def test_a_fault_in_the_head_is_told_with_its_place(old: str, new: str, told: str):
    with pytest.raises(BuildError, match="handboek") as fault:
        read_handboek(texts(head=HEAD.replace(old, new, 1)))

    assert told in str(fault.value)


def test_a_word_without_a_usable_name_is_told():
    with pytest.raises(BuildError, match="geen sleutel te maken"):
        read_handboek(texts(words='[[begrip]]\nterm = "!!"\nuitleg = "Niets."\n'))


def test_the_guide_names_no_address_outside_the_site():
    found = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml"))]

    assert len(found) > 1
    assert [text for text in found if "://" in text] == []


def test_a_link_to_a_place_that_a_page_does_not_have_stops_the_build(dist: Path, handboek: Handboek):
    check_places(handboek, dist)
    linked = texts(CHAPTER.replace("bron", 'pagina = "uren/#nergens"\nknop = "Daar"\nbron', 1))
    with pytest.raises(BuildError, match="een-stuk: op de pagina uren/ is geen plek “nergens”"):
        check_places(read_handboek(linked), dist)


# --- A school's own texts ------------------------------------------------------------------------------------------


@pytest.fixture(name="own_folder")
def _own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A school's folder that was given to the build."""
    folder = tmp_path / "onze-uitleg"
    folder.mkdir()
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


def test_file_of_a_school_goes_before_ours_and_the_rest_stays(handboek: Handboek, own_folder: Path):
    ours = (FOLDER / "hoofdstuk-3-elke-week.toml").read_text("utf-8")
    own = ours.replace("Elke dag en elke week", "Onze week")
    (own_folder / "hoofdstuk-3-elke-week.toml").write_text(own, "utf-8")
    before = [chapter.titel for chapter in handboek.hoofdstukken]
    after = [chapter.titel for chapter in read_handboek().hoofdstukken]

    assert before[2] == "Elke dag en elke week"
    assert after == [*before[:2], "Onze week", *before[3:]]


def test_empty_file_of_a_school_takes_a_chapter_away(handboek: Handboek, own_folder: Path):
    (own_folder / "hoofdstuk-1-mensen.toml").write_text("# Dit doen wij anders.\n", "utf-8")
    read = read_handboek()

    assert read.hoofdstukken == handboek.hoofdstukken[1:]
    assert {subject.sleutel for subject in handboek.onderwerpen} - {s.sleutel for s in read.onderwerpen} == {"mensen"}


def test_site_is_made_again_when_a_school_changed_its_text(own_folder: Path):
    before = handboek_stamp()
    (own_folder / "hoofdstuk-1-mensen.toml").write_text("# Anders.\n", "utf-8")

    assert handboek_stamp() != before


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("hoofdstuk-1-mensen.toml", b'sleutel = "mensen"\n', "hoofdstuk-1-mensen.toml: “titel” ontbreekt"),
        ("hoofdstuk-9.toml", b"titel = nee", "hoofdstuk-9.toml, regel 1: dit is geen geldige TOML"),
        ("hoofdstk-1.toml", b"", "hoofdstk-1.toml: dit bestand kennen we hier niet"),
        ("begrippen.toml", b"\x81", "begrippen.toml: dit is geen tekst die we kunnen lezen"),
        ("gids.toml", "titel = “Uitleg”\n# → mag wel\n→".encode(), "gids.toml, regel 3: het teken “→” kan niet"),
    ],
)
def test_fault_in_a_file_of_a_school_is_told_with_its_name_and_place(
    own_folder: Path, name: str, content: bytes, told: str
):
    (own_folder / name).write_bytes(content)

    with pytest.raises(BuildError, match="handboek") as fault:
        read_handboek()
    assert told in str(fault.value)


def test_folder_of_a_school_that_is_not_there_is_told(own_folder: Path):
    own_folder.rmdir()

    with pytest.raises(BuildError, match="onze-uitleg: deze map is er niet"):
        read_handboek()


# --- Words that are explained --------------------------------------------------------------------------------------


def test_word_is_led_to_its_explanation_the_first_time_only(handboek: Handboek):
    reader = Woorden(begrippen=handboek.begrippen)
    first = reader.delen("Twee blokken, en nog een blok.")
    again = reader.delen("Een blok.")

    assert [(part.tekst, part.sleutel) for part in first] == [
        ("Twee ", ""),
        ("blokken", "begrip-blok"),
        (", en nog een blok.", ""),
    ]
    assert [(part.tekst, part.sleutel) for part in again] == [("Een blok.", "")]


def test_longest_word_counts_and_a_part_of_a_word_does_not(handboek: Handboek):
    parts = Woorden(begrippen=handboek.begrippen).delen("Je bpv-begeleider, en een bpv-dag met blokfluit.")

    assert [part.tekst for part in parts if part.sleutel] == ["bpv-begeleider"]


def test_words_of_a_chapter_are_those_that_its_texts_lead_to(handboek: Handboek):
    words = {word.sleutel for chapter in handboek.hoofdstukken for word in woorden_van(handboek, chapter)}

    assert {"begrip-bpv-begeleider", "begrip-blok", "begrip-werkproces"} <= words


def test_page_leads_from_words_to_explanations_and_from_pieces_to_rules(dist: Path, handboek: Handboek):
    html = (dist / "begeleiding" / "index.html").read_text("utf-8")
    led = re.findall(r'class="woord" href="#([a-z-]+)"', html)
    rules = re.findall(r'href="/regels/#([a-z.0-9-]+)"', html)

    assert len(led) > 20
    assert set(led) <= {word.sleutel for word in handboek.begrippen}
    assert {code for piece in handboek.stukken for code in piece.regels} == set(rules) <= set(REGELS)
    assert [code for code in rules if f'id="{code}"' not in (dist / "regels" / "index.html").read_text("utf-8")] == []
