"""A dossier as TOML: what is read, what is refused, and that writing and reading agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpv_logic.basis.shown import one_line
from bpv_logic.dossiers.shape import Dossier, DossierError, Kerntaak, Kwalificatie, Werkproces, werkprocessen
from bpv_logic.dossiers.toml import load_dossier, to_toml

TEXT = """
sleutel = "29001-2015"
titel = "Sterrenwacht"
bron = "verzonnen voor deze test"

[[kerntaak]]
code = "B1-K1"
titel = "Kijkt naar de hemel"
[[kerntaak.werkproces]]
code = "B1-K1-W1"
titel = "Zet de kijker klaar"
[[kerntaak.werkproces]]
code = "B1-K1-W3"
titel = "Zoekt sterren"

[[kwalificatie]]
sleutel = "29101-2015"
crebo = "29101"
titel = "Medewerker sterrenwacht"
niveau = 2
profiel = "P1"
[[kwalificatie.kerntaak]]
code = "P1-K1"
titel = "Onderhoudt de koepel"
[[kwalificatie.kerntaak.werkproces]]
code = "P1-K1-W1"
titel = "Smeert de rails"

[toelichting]
"B1-K1-W1" = "Je zet de kijker neer."
"""


def load(text: str = TEXT) -> Dossier:
    return load_dossier(text, "a.toml")


def test_kwalificatie_holds_the_kerntaken_of_the_basisdeel_and_then_its_own():
    (kwalificatie,) = load().kwalificaties

    assert [kerntaak.code for kerntaak in kwalificatie.kerntaken] == ["B1-K1", "P1-K1"]
    assert [werkproces.code for werkproces in werkprocessen(kwalificatie)] == ["B1-K1-W1", "B1-K1-W3", "P1-K1-W1"]


def test_what_a_file_does_not_say_is_unknown_and_not_checked():
    dossier = load()

    assert (dossier.crebo, dossier.versie, dossier.geldig_vanaf, dossier.gecontroleerd) == ("", "", "", False)
    assert (dossier.kwalificaties[0].sbu, dossier.kwalificaties[0].leerwegen) == (0, ("bol", "bbl"))


def test_dossier_is_volledig_only_when_each_kwalificatie_is():
    assert load().volledig
    assert not load(TEXT.replace('profiel = "P1"', 'profiel = "P1"\nvolledig = false')).volledig


def test_our_own_sentence_is_found_by_code_and_is_no_title():
    dossier = load()

    assert dossier.toelichting == {"B1-K1-W1": "Je zet de kijker neer."}
    assert "neer" not in werkprocessen(dossier.kwalificaties[0])[0].titel


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('titel = "Sterrenwacht"', "", "a.toml: “titel” ontbreekt."),
        ('titel = "Sterrenwacht"', 'titel = " "', "a.toml: “titel” is leeg."),
        ('titel = "Zoekt sterren"', 'titel = ""', "a.toml, kerntaak 1, werkproces 2: “titel” is leeg."),
        ("niveau = 2", 'niveau = "2"', "a.toml, kwalificatie 1: “niveau” moet een heel getal zijn."),
        ("niveau = 2", "niveau = 5", "a.toml, kwalificatie 1: “niveau” is 5, maar moet van 1 tot 4 zijn."),
        ("niveau = 2", "nivo = 2", "a.toml, kwalificatie 1: “nivo” kennen we hier niet."),
        ("niveau = 2", "niveau = ja", "a.toml, regel 20: dit is geen geldige TOML."),
        ('profiel = "P1"', "", "a.toml: 29101-2015: kerntaak P1-K1 hoort niet bij profiel “”."),
        ('profiel = "P1"', 'profiel = "P2"', "a.toml: 29101-2015: kerntaak P1-K1 hoort niet bij profiel “P2”."),
        ('profiel = "P1"', 'leerwegen = ["bdl"]', "a.toml: 29101-2015: een leerweg is bol of bbl."),
        ('crebo = "29101"', 'crebo = "2910"', "a.toml: 29101-2015: crebo “2910” moet uit vijf cijfers bestaan."),
        ('"B1-K1-W3"', '"B1-K1-W1"', "a.toml: 29101-2015: B1-K1-W1 staat er twee keer in."),
        ('code = "B1-K1-W1"', 'code = "B1-K1-W4"', "a.toml: 29101-2015: B1-K1-W3 staat na B1-K1-W4"),
        ('"B1-K1-W3"', '"B1-K2-W3"', "a.toml: 29101-2015: werkproces B1-K2-W3 staat onder kerntaak B1-K1."),
        ('"B1-K1-W3"', '"B1-K1-W"', "a.toml: 29101-2015: “B1-K1-W” is geen code zoals B1-K1-W1."),
        ('code = "P1-K1"', 'code = "X1-K1"', "a.toml: 29101-2015: “X1-K1” is geen code zoals B1-K1-W1."),
        ('code = "P1-K1"', 'code = "K1"', "a.toml: 29101-2015: kerntaak K1 hoort niet bij profiel “P1”."),
        (
            '"B1-K1-W1" = ',
            '"B1-K1-W2" = ',
            "a.toml: toelichting bij B1-K1-W2, maar die code staat niet in dit dossier.",
        ),
        ('"29101-2015"', '"29101 2015"', "a.toml, kwalificatie 1: “29101 2015” kan niet"),
    ],
)
def test_fault_is_told_in_one_line_with_file_place_and_fault(old: str, new: str, fault: str):
    assert old in TEXT

    with pytest.raises(DossierError) as raised:
        load(TEXT.replace(old, new, 1))
    assert str(raised.value).startswith(fault)
    assert "\n" not in str(raised.value)


def test_codes_are_ordered_by_number_and_not_by_letter():
    nine = TEXT.replace("B1-K1-W3", "B1-K1-W10").replace('code = "B1-K1-W1"', 'code = "B1-K1-W9"').split("[toel")[0]

    assert [item.code for item in load(nine).basis[0].werkprocessen] == ["B1-K1-W9", "B1-K1-W10"]


def test_dossier_without_kwalificatie_or_werkproces_is_refused():
    with pytest.raises(DossierError, match="geen kwalificatie"):
        load('sleutel = "a"\ntitel = "A"\nbron = "b"')
    with pytest.raises(DossierError, match="geen werkproces"):
        load('sleutel = "a"\ntitel = "A"\nbron = "b"\n[[kwalificatie]]\nsleutel = "b"\ntitel = "B"\nniveau = 1')


TITLES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=80).map(
    lambda text: one_line(text) or "x",
)


@st.composite
def kerntaken(draw: st.DrawFn, part: str) -> tuple[Kerntaak, ...]:
    """Kerntaken of one part, with codes in order and any title."""
    numbers = sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=3)))
    return tuple(
        Kerntaak(
            code=f"{part}-K{number}",
            titel=draw(TITLES),
            werkprocessen=tuple(
                Werkproces(code=f"{part}-K{number}-W{item}", titel=draw(TITLES))
                for item in sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=3)))
            ),
        )
        for number in numbers
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Valid dossiers with each field filled in or left out."""
    basis = draw(kerntaken("B1"))
    day = st.sampled_from(["", "2015-08-01", "2026-02-28"])
    kwalificaties = tuple(
        Kwalificatie(
            sleutel=f"{29100 + number}-2015",
            crebo=draw(st.sampled_from(["", str(29100 + number)])),
            titel=draw(TITLES),
            niveau=draw(st.integers(1, 4)),
            sbu=draw(st.sampled_from([0, 1600, 6400])),
            leerwegen=draw(st.sampled_from([("bol",), ("bbl",), ("bol", "bbl")])),
            profiel=f"P{number}",
            volledig=draw(st.booleans()),
            kerntaken=basis + draw(st.one_of(st.just(()), kerntaken(f"P{number}"))),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    )
    return Dossier(
        sleutel="29001-2015",
        crebo=draw(st.sampled_from(["", "29001"])),
        titel=draw(TITLES),
        versie=draw(st.sampled_from(["", "2015"])),
        status=draw(st.one_of(st.just(""), TITLES)),
        geldig_vanaf=draw(day),
        bron=draw(TITLES),
        opgehaald_op=draw(day),
        overgenomen_door=draw(st.one_of(st.just(""), TITLES)),
        gecontroleerd=draw(st.booleans()),
        voorlopig=draw(st.booleans()),
        basis=basis,
        kwalificaties=kwalificaties,
        toelichting={basis[0].code: draw(TITLES)} if draw(st.booleans()) else {},
    )


@given(dossiers())
def test_every_sound_dossier_is_read_back_from_its_own_toml(dossier: Dossier):
    assert load_dossier(to_toml(dossier), "a.toml") == dossier
