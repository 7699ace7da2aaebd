"""Help in other languages: complete, in the right script, marked until it has been checked, and a school's own."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bpv_logic.forms import FORMS
from bpv_site.pages import help_languages, school
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

OURS = {language.taal: language for language in help_languages.read_folder(help_languages.FOLDER)}
QUESTIONS = [f"{form}.{item.name}" for form in help_languages.ENTREE_FORMS for item in FORMS[form].fields]
#: The script and the direction of each language.
WRITING = {"ar": ("ARABIC", "rtl"), "en": ("LATIN", "ltr"), "tr": ("LATIN", "ltr"), "uk": ("CYRILLIC", "ltr")}
#: Technical terms that stay Dutch in every language.
DUTCH = re.compile(r"\b(Bol|Bbl|entree|mbo|Magister|e-mail|ja)\b", re.IGNORECASE)


def letters(text: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in DUTCH.sub("", text) if letter.isalpha()}


def test_the_four_languages_of_entree_are_there():
    assert set(OURS) == set(WRITING)


@pytest.mark.parametrize("language", WRITING)
def test_page_of_the_languages_says_which_questions_have_no_help_yet(dist: Path, language: str):
    """A new question need not wait for four translators."""
    page = (dist / "hulp" / "index.html").read_text(encoding="utf-8")
    [part] = re.findall(rf'<div data-help-mark="{language}" hidden>(.*?)</div>', page, re.DOTALL)

    assert (OURS[language].mist != "") == any(key not in OURS[language].teksten for key in QUESTIONS)
    assert ("nog geen uitleg" in part) == (OURS[language].mist != "")
    assert html.escape(OURS[language].mist) in part


@pytest.mark.parametrize(
    ("without", "sentence"),
    [
        (0, ""),
        (1, "Bij 1 vraag staat nog geen uitleg in deze taal: “Voornaam”."),
        (2, "Bij 2 vragen staat nog geen uitleg in deze taal: “Voornaam” en “Achternaam”."),
        (7, "Bij 7 vragen staat nog geen uitleg in deze taal."),
    ],
)
def test_questions_without_help_are_named_or_counted(without: int, sentence: str):
    texts = dict.fromkeys(QUESTIONS[without:], "Help.")

    assert replace(OURS["en"], teksten=texts).mist == sentence


@pytest.mark.parametrize("language", WRITING)
def test_language_is_in_its_own_writing_and_direction(language: str):
    script, direction = WRITING[language]
    texts = [OURS[language].naam, OURS[language].hulp, OURS[language].merk, *OURS[language].teksten.values()]

    assert OURS[language].richting == direction
    assert {name for text in texts for name in letters(text)} == {script}
    assert all(text.strip()[-1] in ".?؟" for text in OURS[language].teksten.values())


@pytest.mark.parametrize("language", WRITING)
def test_help_in_one_language_is_not_that_of_another(language: str):
    other = [words for name, item in OURS.items() if name != language for words in item.teksten.values()]

    assert set(OURS[language].teksten.values()).isdisjoint(other)


def test_every_language_is_marked_until_somebody_has_read_it(dist: Path):
    page = (dist / "hulp" / "index.html").read_text(encoding="utf-8")

    for language in OURS.values():
        assert not language.nagekeken
        mark = re.search(
            rf'<template data-help-note="{language.taal}" data-dir="{language.richting}">(.*?)</template>', page
        )
        assert mark
        assert "Nog na te kijken" in mark[1]
        assert f'lang="{language.taal}" dir="{language.richting}">{language.merk}<' in mark[1]


def test_pages_with_entree_forms_lead_to_the_help_and_the_words_travel_apart(dist: Path):
    for page in ("gegevens", "uren", "week", "leerafspraken", "voortgang", "opdrachten", "bewijzen"):
        assert 'data-module="help-language"' in (dist / page / "index.html").read_text(encoding="utf-8")
    for page in ("school", "regels", "eindbeoordeling"):
        assert 'data-module="help-language"' not in (dist / page / "index.html").read_text(encoding="utf-8")
    for language in OURS.values():
        assert json.loads((dist / "data" / f"hulptaal-{language.taal}.json").read_text("utf-8")) == language.teksten
    assert OURS["tr"].teksten["urendag.pauze"] not in (dist / "uren" / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A school's folder with its own schoolpakket and languages."""
    (tmp_path / "schoolpakket.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv(school.VARIABLE, str(tmp_path / "schoolpakket.toml"))
    folder = tmp_path / help_languages.NAME
    folder.mkdir()
    return folder


POLISH = 'taal = "pl"\nnaam = "Polski"\nhulp = "Pomoc"\nrichting = "ltr"\nmerk = "Jeszcze nie sprawdzone."\n'


def test_school_adds_a_language_and_words_of_its_own_for_one_of_ours(own: Path):
    """Een school zet een taal erbij, of verbetert één zin in een taal van ons; de rest blijft."""
    (own / "pl.toml").write_text(f'{POLISH}[urendag]\npauze = "Ile minut przerwy?"\n', encoding="utf-8")
    head = 'taal = "tr"\nnaam = "Turks"\nhulp = "Hulp"\nrichting = "ltr"\nnagekeken = true\nmerk = "-"\n'
    (own / "tr.toml").write_text(f'{head}[urendag]\npauze = "Mola?"\n', encoding="utf-8")
    found = {language.taal: language for language in help_languages.read_hulptalen()}

    assert found["pl"].teksten == {"urendag.pauze": "Ile minut przerwy?"}
    assert found["tr"].teksten == {**OURS["tr"].teksten, "urendag.pauze": "Mola?"}
    assert found["tr"].nagekeken
    assert found["ar"] == OURS["ar"]


def test_question_that_a_school_words_itself_has_no_help_of_ours(monkeypatch: pytest.MonkeyPatch):
    """Een school met eigen stappen krijgt bij die stappen geen uitleg die over andere woorden gaat."""
    monkeypatch.setenv(school.VARIABLE, str(ROOT / "docs" / "voorbeelden" / "schoolpakket-techniek.toml"))
    left_out = set(OURS["ar"].teksten) - {
        key for language in help_languages.read_hulptalen() for key in language.teksten
    }

    assert left_out == {"bewijs.magister", *(f"opdracht.stap{number}" for number in range(1, 7))}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('taal = "pl"\n', "hulptalen/pl.toml: “naam” ontbreekt."),
        (POLISH.replace("ltr", "onder"), "richting"),
        (f'{POLISH}[urendag]\nlunch = "x"\n', "lunch"),
        (f'{POLISH}[lunch]\npauze = "x"\n', "lunch"),
        (f'{POLISH}[urendag]\npauze = ""\n', "“pauze” is leeg"),
        (POLISH.replace('"pl"', '"de"'), "dit bestand moet de.toml heten"),
        ("taal = ", "hulptalen/pl.toml"),
    ],
)
def test_language_that_is_not_sound_stops_the_build(own: Path, text: str, words: str):
    (own / "pl.toml").write_text(text, encoding="utf-8")

    with pytest.raises(BuildError, match=re.escape(words)):
        help_languages.read_hulptalen()
