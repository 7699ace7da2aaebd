"""A schoolpakket made on a page: the form's answers become a file and back, and each fault is at its field."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path

import pytest

from bpv_logic.browser.door import handle
from bpv_logic.dossiers.built_in import load_dossiers
from bpv_logic.school.active import SchoolpakketError, load_schoolpakket, standard
from bpv_logic.school.answers import standard_waarden, waarden_of, write_pakket

ROOT = Path(__file__).parents[2]
TECHNIEK = (ROOT / "docs" / "voorbeelden" / "schoolpakket-techniek.toml").read_text("utf-8")
TODAY = "2026-11-25"
SITE = (ROOT / "site" / "schoolpakket.toml").read_text("utf-8")


def make(**changed) -> dict:
    """The rules' answer to the form of a school that filled in only its name and the given answers."""
    return ask("pakket_maken", waarden=standard_waarden() | {"naam": "Mbo Voorbeeld"} | changed)


def ask(op: str, **values) -> dict:
    return json.loads(handle(json.dumps({"op": op, "today": TODAY, **values})))


def faults(**changed) -> list[tuple[str, int, str, str]]:
    return [(item["lijst"], item["rij"], item["veld"], item["tekst"]) for item in make(**changed)["fouten"]]


@pytest.mark.parametrize("text", [TECHNIEK, SITE], ids=["techniek", "site"])
def test_file_opened_in_the_form_and_written_again_says_the_same(text: str):
    """Wie een schoolpakket opent en meteen weer opslaat, verandert niets."""
    again = write_pakket(waarden_of(text)).toml

    assert replace(load_schoolpakket(again), code="") == replace(load_schoolpakket(text), code="")
    assert write_pakket(waarden_of(again)).toml == again


def test_empty_form_asks_for_a_name_and_sets_nothing_else():
    answer = ask("pakket_maken")

    assert [(item["veld"], item["tekst"]) for item in answer["fouten"]] == [("naam", "Vul dit in.")]
    assert replace(load_schoolpakket(answer["toml"]), code="") == standard()


def test_form_of_a_name_alone_gives_a_file_with_a_name_alone():
    answer = make()

    assert answer["fouten"] == []
    assert replace(load_schoolpakket(answer["toml"]), code="") == replace(standard(), naam="Mbo Voorbeeld")
    assert "[[" not in answer["toml"]


def test_quotes_and_lines_in_an_answer_stay_text():
    """Wat iemand ook typt, het blijft een antwoord: het kan geen andere instelling worden."""
    answer = make(naam='Mbo "Zee"\nkleur = "#ffffff"\\')

    assert answer["fouten"] == []
    assert load_schoolpakket(answer["toml"]).naam == 'Mbo "Zee" kleur = "#ffffff"\\'


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"naam": "x" * 81}, ("", 0, "naam", "Dit is te lang: hoogstens 80 tekens.")),
        ({"aantal_blokken": "vier"}, ("", 0, "aantal_blokken", "Dit moet een heel getal zijn.")),
        ({"aantal_blokken": "13"}, ("", 0, "aantal_blokken", "Dit is 13, maar moet van 1 tot 12 zijn.")),
        ({"kleur": "#ffffff"}, ("", 0, "kleur", "Dit is te licht (#ffffff): het contrast met wit is 1,00 en")),
        ({"blok": [{"naam": "A", "van": "2026-09-01"}]}, ("blok", 0, "tot", "Vul dit in.")),
        ({"blok": [{}, {"naam": "A", "van": "x", "tot": "y"}]}, ("blok", 1, "van", "Dit moet een datum zijn, zoals")),
        (
            {"contact": [{"naam": "Noor", "rol": "x", "email": "noor"}]},
            ("contact", 0, "email", "“noor” is geen e-mail"),
        ),
        ({"norm": [{"naam": "contact_minimum", "waarde": "4", "bron": "Gids"}]}, ("norm", 0, "vanaf", "Vul dit in.")),
        ({"onderwerp": [{"tekst": "x", "bezoek": "derde"}]}, ("onderwerp", 0, "bezoek", "Dit is “derde”, maar moet")),
    ],
)
def test_fault_stands_at_its_field(changed: dict, told: tuple[str, int, str, str]):
    """Een fout staat bij de vraag waar zij over gaat, in woorden die zonder TOML te begrijpen zijn."""
    (found,) = faults(**changed)

    assert found[:3] == told[:3]
    assert found[3].startswith(told[3])


def test_every_fault_is_told_at_once():
    found = faults(naam="x" * 81, blok=[{"naam": "A", "van": "2026-09-02", "tot": "2026-09-01"}], kleur="groen")

    assert [(list_, row, field) for list_, row, field, _ in found] == [
        ("", 0, "naam"),
        ("", 0, "kleur"),
        ("blok", 0, "tot"),
    ]


def test_label_that_was_emptied_is_asked_for():
    """De vier woorden van de schaal horen bij elkaar: haal je er een leeg, dan wordt erom gevraagd."""
    scale = copy.deepcopy(standard_waarden()["schaal"])
    scale[2]["label"] = " "

    assert faults(schaal=scale) == [("schaal", 2, "label", "Vul dit in.")]


def test_rows_of_one_norm_become_its_values_by_date():
    rows = [
        {"naam": "contact_minimum", "vanaf": "2027-08-01", "waarde": "5", "bron": "Gids 2027"},
        {"naam": "contact_minimum", "vanaf": "2026-08-01", "waarde": "4", "bron": "Gids 2026"},
        {"naam": " ", "waarde": ""},
    ]
    pakket = load_schoolpakket(make(norm=rows)["toml"])

    assert [item.waarde for item in pakket.find_norm("contact_minimum").waarden] == [4, 5]


def test_extra_topic_gets_a_name_of_its_own_and_comes_after_ours():
    answer = make(onderwerp=[{"tekst": "Krijg je reisgeld?", "bezoek": "eerste"}])
    pakket = load_schoolpakket(answer["toml"])

    assert pakket.onderwerpen[-1].sleutel == "school-krijg-je-reisgeld"
    assert len(pakket.onderwerpen) == len(standard().onderwerpen) + 1


def test_two_same_topics_are_told_in_words():
    rows = [{"tekst": "Reisgeld?", "bezoek": "eerste"}] * 2

    assert [item[3] for item in faults(onderwerp=rows)] == ["Onderwerp “school-reisgeld” staat er twee keer in."]


def test_file_with_faults_opens_in_the_form_with_what_it_says():
    """Ook een bestand met fouten is te openen, zodat je ze op de pagina kunt herstellen."""
    answer = ask("pakket_maken", tekst='naam = "Mbo"\ntekenritme = "maand"\n[[blok]]\nnaam = "A"')

    assert answer["waarden"]["blok"] == [{"naam": "A"}]
    assert [item["veld"] for item in answer["fouten"]] == ["tekenritme", "van"]


def test_file_that_is_no_toml_is_refused_with_its_line():
    answer = ask("pakket_maken", tekst='naam = "Mbo"\nkleur groen')

    assert answer["fout"]["tekst"] == "schoolpakket.toml, regel 2: dit is geen geldige TOML."


def test_dossier_goes_through_the_form_whole():
    toml = ask("dossier", naam="sterrenwacht.xml", tekst=STERRENWACHT, today="2026-11-23")["toml"]
    pakket = load_schoolpakket(make(dossier=[{"toml": toml}])["toml"])

    assert [item.titel for item in pakket.dossiers[0].kwalificaties] == [
        "Medewerker sterrenwacht",
        "Gids sterrenwacht",
        "Gids sterrenwacht",
    ]


STERRENWACHT = (ROOT / "tests" / "dossiers" / "xml" / "sterrenwacht.xml").read_text("utf-8-sig")


def test_reading_a_pakket_tells_its_name_and_what_changes():
    answer = ask("pakket_lezen", tekst=TECHNIEK)

    assert answer["toon"]["naam"] == "Vakschool Voorbeeld Techniek"
    assert "Deze opleidingen van je school komen in de lijst: Metaalbewerker (voorbeeld)." in answer["zinnen"]
    assert "Je praktijkopleider tekent je uren elke week." in answer["zinnen"]
    assert "De woorden bij Voortgang worden: Niet gezien, Met hulp, Alleen, Vakwerk." in answer["zinnen"]
    assert len(answer["zinnen"]) == 14


def test_reading_the_same_pakket_again_says_that_nothing_changes():
    answer = ask("pakket_lezen", tekst=TECHNIEK, pakket=TECHNIEK)

    assert answer["zinnen"] == ["Er verandert niets: dit schoolpakket gebruik je al."]


def test_reading_a_pakket_that_is_not_sound_says_why_in_a_sentence():
    answer = ask("pakket_lezen", tekst="naam = 1", naam="school.toml")

    assert answer == {
        "ok": False,
        "fout": {"code": "gegevens", "tekst": "school.toml: “naam” moet tekst zijn, tussen aanhalingstekens."},
    }


def test_list_without_end_is_refused():
    """Een link of bestand kan van iedereen komen: het mag de telefoon niet vol laten lopen."""
    with pytest.raises(SchoolpakketError, match="te veel tabellen"):
        load_schoolpakket('[[contact]]\nnaam = "A"\nrol = "B"\n' * 101)


CONTACT_MINIMUM = """
naam = "Mbo Voorbeeld"
[[norm]]
naam = "contact_minimum"
[[norm.waarden]]
vanaf = 2025-08-01
waarde = 5
bron = "Gids 2025"
[[norm.waarden]]
vanaf = 2026-08-01
waarde = 3
bron = "Gids 2026"
[[norm.waarden]]
vanaf = 2026-12-01
waarde = 1
bron = "Gids december"
"""


def sentences(text: str, **values) -> list[str]:
    """What a student reads before adopting a schoolpakket."""
    answer = ask("pakket_lezen", tekst=text, **values)
    assert answer["ok"], answer
    return answer["zinnen"]


@pytest.mark.scenario(
    "A number in a schoolpakket that changes next month is told before it is taken over, with its day"
)
def test_number_that_changes_later_is_told_with_its_day():
    """Wat vandaag geldt lijkt gewoon; wat volgende maand gaat gelden, staat er ook bij."""
    (sentence,) = [sentence for sentence in sentences(CONTACT_MINIMUM) if "Gids" in sentence]

    assert sentence.endswith(
        ": nu 3 keer (bron: Gids 2026), tot 1 augustus 2026 5 keer (bron: Gids 2025), "
        "vanaf 1 december 2026 1 keer (bron: Gids december)."
    )
    (sentence,) = [sentence for sentence in sentences(CONTACT_MINIMUM, today="2026-12-01") if "Gids" in sentence]
    assert ": nu 1 keer in plaats van 3 keer (bron: Gids december), " in sentence


def test_number_that_goes_back_is_told_too():
    without_it = 'naam = "Mbo Voorbeeld"'
    (sentence,) = sentences(without_it, pakket=CONTACT_MINIMUM, today="2026-12-01")

    assert ": nu 3 keer in plaats van 1 keer (bron: " in sentence


DOSSIER = """
naam = "Mbo Voorbeeld"
[[dossier]]
sleutel = "eigen-dossier"
titel = "Koken"
bron = "School"
[[dossier.kwalificatie]]
sleutel = "eigen-2026"
titel = "Kok (eigen)"
niveau = 2
profiel = "P1"
[[dossier.kwalificatie.kerntaak]]
code = "P1-K1"
titel = "Koken"
[[dossier.kwalificatie.kerntaak.werkproces]]
code = "P1-K1-W1"
titel = "Koken"
"""


@pytest.mark.scenario("An opleiding of a schoolpakket that takes the place of another one is told as that")
def test_opleiding_that_takes_the_place_of_another_is_told():
    """Een student die deze opleiding al koos, krijgt andere werkprocessen."""
    ours = load_dossiers()[1].kwalificaties[0]
    own = DOSSIER.replace('"eigen-2026"', f'"{ours.sleutel}"')

    assert sentences(DOSSIER) == ["Deze opleidingen van je school komen in de lijst: Kok (eigen)."]
    assert sentences(own) == [f"“Kok (eigen)” van je school vervangt “{ours.titel}” van de app."]
    # The school's own one, with other texts.
    assert sentences(DOSSIER.replace("Kok (eigen)", "Bakker"), pakket=DOSSIER) == [
        "“Bakker” vervangt “Kok (eigen)”, die je al van school had."
    ]
    assert sentences(DOSSIER.replace('titel = "Koken"', 'titel = "Bakken"'), pakket=DOSSIER) == [
        "“Kok (eigen)” vervangt “Kok (eigen)”, die je al van school had."
    ]
    assert sentences('naam = "Mbo"', pakket=own) == [f"“{ours.titel}” wordt weer die van de app."]
    assert sentences('naam = "Mbo"', pakket=DOSSIER) == ["Deze opleidingen gaan uit de lijst: Kok (eigen)."]


def test_people_are_told_with_how_they_are_reached():
    text = '[[contact]]\nnaam = "Noor"\nrol = "x"\ntelefoon = "06 12345678"\nemail = "noor@voorbeeld.example"'

    assert sentences(text) == ["Op school bel je: Noor (06 12345678, noor@voorbeeld.example)."]
    (sentence,) = sentences(text.replace("12345678", "87654321"), pakket=text)
    assert "06 87654321" in sentence


@pytest.mark.parametrize(
    "email",
    [
        "a@b.nl?bcc=x@y.nl&body=hoi",
        "a@b.nl?subject=hoi",
        "a@b.nl,c@d.nl",
        "a@b.nl;c@d.nl",
        "a@b.nl%0Abcc:x@y.nl",
        "a@b",
    ],
)
def test_address_that_carries_more_than_an_address_is_refused(email: str):
    answer = ask("pakket_lezen", tekst=f'[[contact]]\nnaam = "Noor"\nrol = "x"\nemail = "{email}"')

    assert answer["fout"]["tekst"] == f"schoolpakket, contact 1: “{email}” is geen e-mailadres."


def test_name_in_a_preview_is_one_line_and_turns_nothing():
    text = '[[contact]]\nnaam = "Noor\\u202e\\n\\u001b[2K"\nrol = "x"'

    assert sentences(text) == ["Op school bel je: Noor [2K."]


@pytest.mark.parametrize("number", ["9" * 13, "1" * 5000, "\u0663", "²"])
def test_number_that_is_none_of_a_school_is_told_at_its_field(number: str):
    """Python leest zelf geen getal van meer dan 4300 cijfers."""
    assert faults(aantal_blokken=number) == [("", 0, "aantal_blokken", "Dit moet een heel getal zijn.")]
