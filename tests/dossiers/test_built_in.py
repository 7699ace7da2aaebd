"""The dossiers that come with the map: whole, sourced, and never changed once published."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

import bpv_logic
from bpv_logic.dossiers import built_in
from bpv_logic.dossiers.as_json import opleidingen_json
from bpv_logic.dossiers.built_in import built_in_names, load_dossiers
from bpv_logic.dossiers.shape import Dossier, werkprocessen
from bpv_logic.school.offered_dossiers import find_dossier, find_kwalificatie

FOLDER = Path(bpv_logic.__file__).parent / "dossiers" / "kwalificatiedossiers"
PUBLISHED = tomllib.loads((Path(__file__).parent / "published.toml").read_text(encoding="utf-8"))

NAMES = built_in_names()


def by_name(name: str) -> Dossier:
    return load_dossiers()[NAMES.index(name)]


def test_list_of_dossiers_names_every_file_once():
    assert sorted(NAMES) == sorted(path.name for path in FOLDER.glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_file_is_named_after_its_sleutel(name: str):
    assert name == f"{by_name(name).sleutel}.toml"


@pytest.mark.parametrize("name", NAMES)
def test_published_file_is_never_changed(name: str):
    """Een dossier dat studenten gebruiken verandert niet: een verbetering is een nieuw bestand."""
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == PUBLISHED["sha256"].get(name)


def test_no_published_file_has_gone():
    assert set(PUBLISHED["sha256"]) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_code_of_a_kwalificatie_stands_once(name: str):
    for kwalificatie in by_name(name).kwalificaties:
        codes = [werkproces.code for werkproces in werkprocessen(kwalificatie)]
        assert len(codes) == len(set(codes)) > 0


def test_sleutels_are_unique_over_all_dossiers():
    keys = [kwalificatie.sleutel for dossier in load_dossiers() for kwalificatie in dossier.kwalificaties]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", NAMES)
def test_every_file_says_where_it_is_from(name: str):
    dossier = by_name(name)

    assert dossier.bron
    assert dossier.overgenomen_door
    assert dossier.gecontroleerd == (dossier.overgenomen_door == "ingelezen uit het XML-bestand van SBB")


@pytest.mark.parametrize("name", NAMES)
def test_codes_of_an_example_are_never_taken_for_those_of_sbb(name: str):
    """Een voorbeeld van ons heeft codes met een V, een dossier van SBB nooit."""
    dossier = by_name(name)
    letters = {werkproces.code[0] for item in dossier.kwalificaties for werkproces in werkprocessen(item)}

    assert ("V" in letters) == dossier.voorlopig
    assert dossier.voorlopig == (letters == {"V"})


def test_helpende_zorg_en_welzijn_has_a_plain_sentence_for_every_werkproces():
    dossier = find_dossier("25498-2015")
    kwalificatie = find_kwalificatie("25498-2015")
    assert dossier
    assert kwalificatie

    assert (kwalificatie.titel, kwalificatie.niveau, kwalificatie.sbu) == ("Helpende Zorg en Welzijn", 2, 3200)
    assert [item.code for item in werkprocessen(kwalificatie)] == list(dossier.toelichting)


def test_incomplete_lists_say_so():
    incomplete = {item.titel for dossier in load_dossiers() for item in dossier.kwalificaties if not item.volledig}

    assert incomplete == {
        "Gespecialiseerd kok",
        "Kok",
        "Leidinggevende keuken",
        "Medewerker dierverzorging (titels van vóór 2015)",
        "Medewerker ICT support",
        "Medewerker natuur, water en recreatie",
        "Vakbekwaam hovenier",
        "Zelfstandig werkend kok",
    }


#: Counted in SBB's own XML: crebo, title, niveau, hours of study, werkprocessen with the basisdeel.
IN_XML = {
    "23181-2016": [
        ("25475", "Begeleider gehandicaptenzorg", 3, 4800, 13),
        ("25476", "Begeleider specifieke doelgroepen", 3, 4800, 12),
        ("25477", "Persoonlijk begeleider gehandicaptenzorg", 4, 6400, 17),
        ("25474", "Agogisch medewerker GGZ", 4, 6400, 15),
        ("25479", "Thuisbegeleider", 4, 6400, 16),
        ("25478", "Persoonlijk begeleider specifieke doelgroepen", 4, 6400, 15),
    ],
    "23183-2015": [
        ("25486", "Pedagogisch medewerker kinderopvang", 3, 4800, 16),
        ("25484", "Gespecialiseerd pedagogisch medewerker", 4, 4800, 21),
        ("25485", "Onderwijsassistent", 4, 4800, 17),
    ],
    "23185-2015": [
        ("25489", "Sociaal-maatschappelijk dienstverlener", 4, 4800, 13),
        ("25488", "Sociaal-cultureel werker", 4, 4800, 13),
    ],
    "23189-2015": [
        ("25499", "Medewerker facilitaire dienstverlening", 2, 3200, 12),
        ("25498", "Helpende Zorg en Welzijn", 2, 3200, 12),
        ("25500", "Medewerker sport en recreatie", 2, 3200, 12),
    ],
}


@pytest.mark.parametrize("key", IN_XML)
def test_dossier_of_an_xml_file_has_every_profiel_of_it(key: str):
    dossier = by_name(f"{key}.toml")

    assert dossier.gecontroleerd
    assert [
        (item.crebo, item.titel, item.niveau, item.sbu, len(werkprocessen(item))) for item in dossier.kwalificaties
    ] == IN_XML[key]
    assert [item.profiel for item in dossier.kwalificaties] == [f"P{n + 1}" for n in range(len(IN_XML[key]))]


def test_every_dossier_that_was_read_from_xml_is_counted_here():
    assert {dossier.sleutel for dossier in load_dossiers() if dossier.gecontroleerd} == set(IN_XML)


def test_titles_of_before_2015_have_no_codes_of_today():
    dossier, kwalificatie = (find("medewerker-dierverzorging-voor-2015") for find in (find_dossier, find_kwalificatie))
    assert dossier
    assert kwalificatie

    assert (dossier.crebo, kwalificatie.crebo, dossier.versie) == ("", "", "van vóór 2015")
    assert {werkproces.code.partition("-")[0] for werkproces in werkprocessen(kwalificatie)} == {"K1", "K2"}


def test_list_of_a_student_is_by_name_and_says_what_is_doubtful():
    opleidingen = opleidingen_json(load_dossiers())
    by_title = {item["titel"]: item for item in opleidingen}

    assert list(by_title) == sorted(by_title, key=str.casefold)
    assert all(item["bron"] for item in opleidingen)
    assert {title for title, item in by_title.items() if not item["let_op"]} == {
        title for profiles in IN_XML.values() for _, title, *_ in profiles
    }
    assert (by_title["Kok"]["merk"], by_title["Software developer"]["merk"]) == ("(niet compleet)", "")
    assert by_title["Kok"]["let_op"].startswith("In deze lijst staan nog niet alle werkprocessen.")
    assert by_title["Software developer"]["let_op"].startswith("Deze lijst is nog niet vergeleken met die van SBB.")
    (entree,) = (item for title, item in by_title.items() if title.startswith("Entree"))
    assert entree["let_op"].startswith("Dit is een voorbeeld van ons, geen lijst van SBB.")


@pytest.mark.parametrize("key", ["", "eigen", "25498", "23189-2015", "B1-K1", "25498-2030", '"', "bol"])
def test_unknown_sleutel_has_no_kwalificatie(key: str):
    assert find_kwalificatie(key) is None
    assert find_dossier(key) is None


def test_finding_one_kwalificatie_reads_one_dossier(monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    real = built_in.load_dossier
    monkeypatch.setattr(built_in, "load_dossier", lambda text, name: read.append(name) or real(text, name))
    built_in._built_in.cache_clear()
    built_in.find_built_in.cache_clear()

    assert find_kwalificatie("27060-2025") is not None
    assert read == ["23426-2025.toml"]
