"""The order of a class list: by last name as the Dutch do it."""

from __future__ import annotations

import unicodedata

import pytest

from bpv_logic.words.last_name import last_name_key


@pytest.mark.parametrize(
    ("voornaam", "achternaam", "key"),
    [
        ("Sam", "Berg", "berg  sam"),
        ("Sam", "de Berg", "berg  sam"),
        ("Sam", "van den Berg", "berg  sam"),
        ("Sam", "Van Den Berg", "berg  sam"),
        ("Sam", "v.d. Berg", "berg  sam"),
        ("Sam", "v/d Berg", "berg  sam"),
        ("Sam", "vd Berg", "berg  sam"),
        ("Sam", "Berg, van den", "berg  sam"),
        ("Sam van den", "Berg", "berg  sam van den"),
        ("Sam van den Berg", "", "berg  sam"),
        ("", "Sam Berg", "sam berg"),
        ("Sam Berg", "", "berg  sam"),
        ("Sam", "", "sam"),
        ("", "van", "van"),
        ("", "", ""),
        ("Sam", "van 't Hof", "hof  sam"),
        ("Sam", "van \u2019t Hof", "hof  sam"),
        ("Sam", "van't Hof", "hof  sam"),
        ("Sam", "\u2019t Hart", "hart  sam"),
        ("Sam", "d'Ancona", "ancona  sam"),
        ("Sam", "in de Wolken", "wolken  sam"),
        ("Sam", "op\u00a0de Beeck", "beeck  sam"),
        ("Sam", "el Amrani", "amrani  sam"),
        ("Sam", "Jansen-de Vries", "jansen-de vries  sam"),
        ("Sam", "O\u2019Brien", "o brien  sam"),
        ("Zoë", "Ören", "oren  zoe"),
        ("Łukasz", "Şahin-Đorđević", "sahin-dordevic  lukasz"),
        ("Øyvind", "Weiß", "weiss  oyvind"),
        ("明", "李", "李  明"),
        ("Олена", "Коваль", "коваль  олена"),
    ],
)
def test_person_is_sorted_by_the_last_name_without_what_stands_before_it(voornaam, achternaam, key):
    assert last_name_key(voornaam, achternaam) == key
    assert last_name_key(*(unicodedata.normalize("NFD", part) for part in (voornaam, achternaam))) == key


def test_list_stands_as_a_teacher_has_it():
    people = [
        ("Bo", "de Wit"),
        ("Al", "Berg Jansen"),
        ("Chris", "Zwart"),
        ("Bo", "van den Berg"),
        ("Émile", "Ångström"),
    ]

    assert sorted(people, key=lambda person: last_name_key(*person)) == [
        ("Émile", "Ångström"),
        ("Bo", "van den Berg"),
        ("Al", "Berg Jansen"),
        ("Bo", "de Wit"),
        ("Chris", "Zwart"),
    ]
