"""The dossiers that come with the map: whole, sourced, and never changed once published."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

import bpv_logic
from bpv_logic import kwalificatiedossier
from bpv_logic.dossier import Dossier, werkprocessen
from bpv_logic.kwalificatiedossier import built_in_names, find_dossier, find_kwalificatie, load_dossiers

FOLDER = Path(bpv_logic.__file__).parent / "kwalificatiedossiers"
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
    sleutels = [kwalificatie.sleutel for dossier in load_dossiers() for kwalificatie in dossier.kwalificaties]

    assert len(sleutels) == len(set(sleutels))


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

    assert incomplete == {"Kok", "Medewerker ICT support"}


@pytest.mark.parametrize("sleutel", ["", "eigen", "25498", "23189-2015", "B1-K1", "25498-2030", '"', "bol"])
def test_unknown_sleutel_has_no_kwalificatie(sleutel: str):
    assert find_kwalificatie(sleutel) is None
    assert find_dossier(sleutel) is None


def test_finding_one_kwalificatie_reads_one_dossier(monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    real = kwalificatiedossier.load_dossier
    monkeypatch.setattr(kwalificatiedossier, "load_dossier", lambda text, naam: read.append(naam) or real(text, naam))
    kwalificatiedossier._built_in.cache_clear()
    kwalificatiedossier._find_built_in.cache_clear()

    assert find_kwalificatie("27060-2025") is not None
    assert read == ["23426-2025.toml"]
