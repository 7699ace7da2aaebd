"""What is rated beside the werkprocessen: kerntaak 1 for entree, a school's own werkhouding for everybody."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.helpers import builders as b

from bpv_logic.browser.pakket_shown import pakket_view
from bpv_logic.klas.row import _vaardigheden
from bpv_logic.map.bpvmap import map_of
from bpv_logic.questions.fields import Field
from bpv_logic.school.active import load_schoolpakket, standard, using
from bpv_logic.school.vaardigheden import is_werkhouding, lijsten_for, lijsten_of
from bpv_logic.verdict.judge import judge_map, verdict_to_json
from bpv_logic.words.record import record_text

TODAY = dt.date(2026, 11, 25)
OWN = """
[[werknemersvaardigheid]]
sleutel = "op-tijd"
label = "Op tijd komen"
uitleg = "Je bent er voor je begint."

[[werknemersvaardigheid]]
sleutel = "a-very-long-key-of-a-school-that-likes-to-say-what-it-means"
label = "Netjes werken"
"""
SCHOOL = load_schoolpakket(OWN)
BOTH = ("student", "praktijkopleider")


def codes_for(*, entree: bool, own: tuple[str, ...] = (), pakket=SCHOOL) -> list[str]:
    return [punt.code for lijst in lijsten_for(pakket, entree=entree, own=own) for punt in lijst.punten]


def test_kerntaak_1_is_for_entree_and_the_list_of_a_school_for_everybody():
    assert codes_for(entree=True)[:3] == ["B1-K1-W1", "B1-K1-W2", "B1-K1-W3"]
    assert codes_for(entree=False)[0] == "wh-op-tijd"
    assert codes_for(entree=False, pakket=standard()) == []


def test_what_the_opleiding_has_itself_is_not_listed_twice():
    assert codes_for(entree=True, own=("B1-K1-W1", "B1-K1-W2", "B1-K1-W3"), pakket=standard()) == []


def test_kerntaak_1_says_where_it_is_from_and_that_we_are_not_sure():
    [lijst] = lijsten_of(standard())

    assert lijst.naam == "B1-K1 Werkt als assistent in een arbeidsorganisatie"
    assert "23301" in lijst.bron
    assert lijst.bron.endswith("Vraag het aan school.")


@pytest.mark.parametrize("code", codes_for(entree=True))
def test_every_code_fits_in_the_answer_that_holds_it(code):
    assert Field(name="werkproces", label="", kind="werkproces").faults(code) == ()


def test_codes_of_a_school_are_no_codes_of_a_dossier():
    assert [is_werkhouding(code) for code in codes_for(entree=True)] == [False, False, False, True, True]


def test_pages_get_the_lists_with_whom_they_are_for():
    [beside] = pakket_view(SCHOOL)["lijsten"]

    assert (beside["soort"], beside["veld"]) == ("voortgang", "werkproces")
    assert [item["when"] for item in beside["lijsten"]] == [
        [{"soort": "student", "veld": "entree", "is": ["ja"]}],
        [],
    ]
    assert beside["keuzes"]["wh-op-tijd"] == "Op tijd komen"
    assert beside["lijsten"][1]["werkprocessen"][0]["naam"] == ""


def rated(*ratings: tuple[str, str]) -> tuple:
    return (
        b.make_student(entree="nee"),
        b.make_periode(),
        b.make_bezoek(),
        *(b.make_voortgang(werkproces=code, wie=wie) for code, wie in ratings),
    )


def test_werkhouding_is_asked_of_both_after_the_first_visit():
    """The same condition as for kerntaak 1 (tests/cases/voortgang.toml), with a list that only a pakket has."""
    codes = codes_for(entree=False)
    half = judge_map(map_of(rated(*((code, "student") for code in codes))), TODAY, SCHOOL)
    whole = judge_map(map_of(rated(*((code, wie) for code in codes for wie in BOTH))), TODAY, SCHOOL)
    named = "voortgang.werknemersvaardigheden"

    [said] = [item["tekst"] for item in verdict_to_json(half)["bevindingen"] if item["code"] == named]
    assert said.startswith("Bij 2 punten van “Werkhouding” staat nog niet")
    assert named not in {item.code for item in whole.bevindingen}


def test_werkhouding_counts_with_no_werkproces():
    """Neither the figures on the front page nor those beside a beoordeling take them along."""
    without = judge_map(map_of(rated(("B1-K1-W1", "student"))), TODAY, SCHOOL)
    along = judge_map(
        map_of(rated(("B1-K1-W1", "student"), ("wh-op-tijd", "student"), ("wh-op-tijd", "praktijkopleider"))),
        TODAY,
        SCHOOL,
    )

    assert along.slots == without.slots
    facts = [verdict_to_json(item)["feiten"]["beoordeling"]["werkprocessen"] for item in (without, along)]
    assert facts[0] == facts[1]


def test_row_at_school_says_how_many_both_have_rated():
    records = rated(("wh-op-tijd", "student"), ("wh-op-tijd", "praktijkopleider"))

    assert _vaardigheden(judge_map(map_of(records), TODAY, SCHOOL)) == "werkhouding: 1 van 2 door allebei"
    assert _vaardigheden(judge_map(map_of(records), TODAY, standard())) == ""


def test_in_words_a_point_of_a_school_has_its_title_also_at_another_school():
    rating = b.make_voortgang(werkproces="wh-op-tijd", hoe="De bus van zeven uur nemen.")
    bpvmap = map_of((b.make_student(), b.make_periode(), rating))

    assert "Werkproces: Op tijd komen\n" in using(SCHOOL, lambda: record_text(bpvmap, rating))
    assert "Werkproces: op tijd\n" in record_text(bpvmap, rating)
    assert "Hoe ga je eraan werken?\nDe bus van zeven uur nemen." in record_text(bpvmap, rating)
