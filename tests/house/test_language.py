"""The language of the interface: short sentences, plain words, and every technical term explained once."""

from __future__ import annotations

import re
import statistics
import tomllib

import pytest
from tests.helpers.interface_texts import all_texts, sentences

from bpv_logic.forms import FORMS
from bpv_site.tools.paths import SITE

#: A weak reader has to read a sentence with more words than this twice.
LONGEST = 20
#: Most are far shorter.
USUAL = 8

TERMS = {
    item["term"]: item["uitleg"]
    for item in tomllib.loads((SITE / "handboek" / "begrippen.toml").read_text("utf-8"))["begrip"]
}

#: Formal and programmers' words. There is a plain word for each.
HARD = sorted(
    [
        "aanvang",
        "aanvangen",
        "aangezien",
        "accorderen",
        "adequaat",
        "alsmede",
        "alvorens",
        "applicatie",
        "authenticatie",
        "beëindigen",
        "beëindiging",
        "betreffende",
        "bovenstaande",
        "cache",
        "competentie",
        "competenties",
        "configuratie",
        "conform",
        "criteria",
        "criterium",
        "database",
        "derhalve",
        "desbetreffende",
        "desgewenst",
        "dient",
        "dienen",
        "dienaangaande",
        "echter",
        "effectief",
        "evalueren",
        "evaluatie",
        "exporteren",
        "faciliteren",
        "functionaliteit",
        "gelieve",
        "geschieden",
        "hieromtrent",
        "hyperlink",
        "implementeren",
        "importeren",
        "indien",
        "inloggen",
        "initiatief",
        "inzake",
        "jegens",
        "middels",
        "mits",
        "nopens",
        "notificatie",
        "omtrent",
        "onderstaande",
        "optimaal",
        "parameter",
        "procedure",
        "procedures",
        "reeds",
        "reflecteren",
        "reflectie",
        "relevant",
        "relevante",
        "slechts",
        "synchroniseren",
        "synchronisatie",
        "teneinde",
        "tenzij",
        "tevens",
        "uitsluitend",
        "upload",
        "uploaden",
        "valideren",
        "validatie",
        "vervolgens",
        "verzocht",
        "voornoemde",
    ],
)

#: Terms that only people in an mbo use, and the word under which the glossary explains them.
FIELD_WORDS = {
    r"beoordeling per schooljaar": "Beoordeling per schooljaar",
    r"bbl": "Bbl",
    r"beginnend beroepsbeoefenaar": "Beginnend beroepsbeoefenaar",
    r"beroepsproeves?": "Beroepsproeve",
    r"blok(ken)?": "Blok",
    r"bol": "Bol",
    r"bpv": "Bpv",
    r"bpv-begeleiders?": "Bpv-begeleider",
    r"bpv-opdracht(en)?": "Bpv-opdracht",
    r"browsers?": "Browser",
    r"cohort(en)?": "Cohort",
    r"controlecodes?": "Controlecode",
    r"crebo(nummer)?": "Crebo",
    r"eindbeoordeling(en)?": "Eindbeoordeling",
    r"eindgesprek(ken)?": "Eindgesprek",
    r"entree(-opleiding)?": "Entree",
    r"kerntaak|kerntaken": "Kerntaak",
    r"kwalificatiedossiers?": "Kwalificatiedossier",
    r"leerafspraken": "Leerafspraken",
    r"leerbedrij(f|ven)": "Leerbedrijf",
    r"leercoach(es)?": "Leercoach",
    r"leerdoel(en)?": "Leerdoel",
    r"logboek(en)?": "Logboek",
    r"magister": "Magister",
    r"portfolio": "Portfolio",
    r"praktijkopleiders?": "Praktijkopleider",
    r"praktijkovereenkomst(en)?": "Praktijkovereenkomst",
    r"sbb": "SBB",
    r"schoolpakket(ten)?": "Schoolpakket",
    r"studentendossiers?": "Studentendossier",
    r"voldaan": "Voldaan",
    r"werkbespreking(en)?": "Werkbespreking",
    r"werknemersvaardighe(id|den)": "Werknemersvaardigheden",
    r"werkproces(sen)?": "Werkproces",
}

#: What people at school say and this app words differently.
SAID_AT_SCHOOL = {"Beginnend beroepsbeoefenaar"}

#: The one question at which a term is explained, where a user meets it when filling in.
IN_PLACE = {
    "Bbl": "student.leerweg",
    "Beroepsproeve": "periode.beroepsproeve",
    "Blok": "periode.aantal_blokken",
    "Bol": "student.leerweg",
    "Bpv-begeleider": "periode.begeleider",
    "Cohort": "student.cohort",
    "Crebo": "student.crebo",
    "Entree": "student.entree",
    "Leerbedrijf": "periode.leerbedrijf",
    "Leercoach": "student.leercoach",
    "Magister": "bewijs.magister",
    "Praktijkopleider": "periode.praktijkopleider",
    "Praktijkovereenkomst": "periode.uren",
    "Werkproces": "urendag.werkprocessen",
}


def standing(pattern: str, text: str) -> bool:
    """Return whether a word is in a text by itself, not as part of another."""
    return re.search(rf"(?<![\w-])(?:{pattern})(?![\w-])", text, re.IGNORECASE) is not None


def test_texts_of_every_kind_are_looked_at():
    """Zonder teksten zegt een test over teksten niets: van elke soort is er minstens één bekende bij."""
    texts = {text for _, text in all_texts()}

    assert len(texts) > 1500
    assert {
        "Wat heb je gedaan?",
        "Wanneer tekent je praktijkopleider je uren?",
        "Vul bij “X” een tijd in, zoals 08:30.",
        "Je telefoon is vol",
        "Nog niet gecontroleerd",
        "Bezig met opslaan",
        TERMS["Cohort"],
    } <= texts


def test_no_sentence_is_longer_than_twenty_words():
    long = {
        f"{place}: {sentence}"
        for place, text in all_texts()
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST
    }

    assert long == set()


def test_most_sentences_are_far_shorter():
    counts = [len(sentence.split()) for _, text in all_texts() for sentence in sentences(text)]

    assert statistics.median(counts) <= USUAL


def test_a_long_sentence_would_be_found():
    text = "Dit is kort. " + "En dit gaat maar door " * 5 + "tot het eind."

    assert [len(sentence.split()) for sentence in sentences(text)] == [3, 28]


@pytest.mark.parametrize("word", HARD)
def test_hard_word_is_not_used(word: str):
    assert [f"{place}: {text}" for place, text in all_texts() if standing(word, text)] == []


@pytest.mark.parametrize("pattern", FIELD_WORDS)
def test_word_of_the_field_is_in_the_glossary_and_in_use(pattern: str):
    used = [place for place, text in all_texts() if standing(pattern, text) and not place.startswith("begrippen")]

    assert bool(used) == (FIELD_WORDS[pattern] not in SAID_AT_SCHOOL)
    assert TERMS[FIELD_WORDS[pattern]]


def test_glossary_explains_each_word_once_and_no_other_words():
    forms = {form.label for form in FORMS.values()}

    assert len(TERMS) == len(set(map(str.casefold, TERMS)))
    assert set(TERMS) - forms == set(FIELD_WORDS.values()) - forms


@pytest.mark.parametrize("term", IN_PLACE)
def test_word_of_the_field_is_explained_at_one_question(term: str):
    form, _, name = IN_PLACE[term].partition(".")
    item = FORMS[form].field(name)
    pattern = next(pattern for pattern, word in FIELD_WORDS.items() if word == term)

    assert standing(pattern, f"{item.label} {item.hint}")
    assert len(item.hint.split()) >= 4
