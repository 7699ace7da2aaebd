"""Facts next to beoordeling, eindbeoordeling and bewijzen: short figures from the map, without a judgement."""

from __future__ import annotations

import datetime as dt
import re
from statistics import mean
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import builders as b
from tests.helpers.case_files import load_cases
from tests.helpers.whole_bpv import END, whole_bpv
from tests.rules.test_cases import LONGEST_SENTENCE, MEAN_SENTENCE, sentences_of
from tests.rules.test_robust import records

from bpv_logic.map.bpvmap import Bpvmap, Record, map_of
from bpv_logic.rules import message
from bpv_logic.school.active import load_schoolpakket
from bpv_logic.verdict.judge import judge_map, verdict_to_json


def facts(bpvmap: Bpvmap, today: str = b.TODAY) -> dict[str, Any]:
    values: Any = verdict_to_json(judge_map(bpvmap, dt.date.fromisoformat(today)))["feiten"]
    return values


def test_empty_map_has_no_facts_and_says_what_is_needed():
    assert facts(map_of([])) == {
        "beoordeling": {"persoonlijk": [], "werkprocessen": []},
        "oordelen": {},
        "eindbeoordeling": {"uren": [], "werkprocessen": []},
        "bewijzen": {
            "zin": "Kies eerst je opleiding. Dan staat hier bij welke werkprocessen een bewijs is.",
            "zonder": [],
        },
    }


def test_facts_of_a_complete_bpv():
    ratings = [
        "Bij 2 van de 2 werkprocessen is een stap gekozen.",
        "Student: 2 keer Goed.",
        "Praktijkopleider: 2 keer Goed.",
        "Bij 2 van de 2 werkprocessen is een bewijs.",
    ]
    of_year = {
        "persoonlijk": [],
        "werkprocessen_oordeel": [
            "B1-K1-W1 Plant het werk: student Goed en praktijkopleider Goed.",
            "B1-K1-W2 Smeedt een hoefijzer: student Goed en praktijkopleider Goed.",
        ],
    }

    assert facts(map_of(whole_bpv()), END) == {
        "beoordeling": {
            "persoonlijk": [
                "Gewerkt: 44 dagen, samen 352 uur.",
                "Werkbesprekingen: 11.",
                "Contacten met school: 3, op het werk: 3.",
                "Leerafspraken: 2 keer gemaakt, 2 keer teruggekeken.",
            ],
            "werkprocessen": [*ratings, "Opdrachten: 1 van de 1 klaar."],
        },
        "oordelen": {"beoordeling-2026-2027": of_year, "": of_year},
        "eindbeoordeling": {
            "uren": [
                "Gemaakt: 352 uur.",
                "Getekend: 352 uur.",
                "Afgesproken in de praktijkovereenkomst: 320 uur.",
                "Minimum voor de hele opleiding: 250 uur (Wet educatie en beroepsonderwijs, 1 januari 2026).",
            ],
            "werkprocessen": [*ratings, "Beoordeling 2026-2027: Voldoende."],
        },
        "bewijzen": {"zin": "Bij 2 van de 2 werkprocessen is een bewijs.", "zonder": []},
    }


def test_facts_of_one_day():
    found = facts(b.make_map(b.make_urendag(datum="2026-09-28")), "2026-09-28")

    assert found["beoordeling"]["persoonlijk"] == [
        "Gewerkt: 1 dag, samen 8 uur.",
        "Werkbesprekingen: 0.",
        "Contacten met school: 0, op het werk: 0.",
        "Leerafspraken: 0 keer gemaakt, 0 keer teruggekeken.",
    ]
    assert found["eindbeoordeling"]["uren"] == [
        "Gemaakt: 8 uur.",
        "Getekend: 0 uur.",
        "Afgesproken in de praktijkovereenkomst: 640 uur.",
        "Minimum voor de hele opleiding: 450 uur (Wet educatie en beroepsonderwijs, 1 januari 2026).",
    ]


def test_days_ill_and_absent_are_a_number_only_and_not_of_days_to_come():
    ill = [b.make_urendag(datum=f"2026-11-{day}", soort="ziek", activiteit="griep") for day in (23, 24, 26)]
    found = facts(b.make_map(*ill, b.make_urendag(soort="afwezig")))

    assert found["beoordeling"]["persoonlijk"][1:3] == ["Ziek: 2 dagen.", "Afwezig: 1 dag."]
    assert found["eindbeoordeling"]["uren"][-3:] == [
        "Werkdagen waarbij nog niets staat: 32.",
        "Ziek: 2 dagen.",
        "Afwezig: 1 dag.",
    ]
    assert "griep" not in str(found)


def test_ratings_differences_and_what_cannot_be_done_here():
    made = [
        b.make_voortgang(oordeel="oefenen"),
        b.make_voortgang(wie="praktijkopleider", oordeel="voldoende"),
        b.make_voortgang(werkproces="B1-K1-W2", oordeel="voldoende"),
        b.make_voortgang(werkproces="B1-K1-W3", oordeel="nog_niet", kan_niet="ja", plan="Op school oefenen."),
        b.make_bewijs(werkprocessen=["B1-K1-W2"]),
    ]
    student = b.make_student(
        opleiding="eigen",
        opleiding_naam="Hoefsmid",
        eigen_werkprocessen="\n".join(f"B1-K1-W{number} Werk {number}" for number in range(1, 5)),
    )
    found = facts(b.make_map(student, *made))

    assert found["eindbeoordeling"]["werkprocessen"] == [
        "Bij 3 van de 4 werkprocessen is een stap gekozen.",
        "Student: 1 keer Nog niet gedaan, 1 keer Oefenen en 1 keer Voldoende.",
        "Praktijkopleider: 1 keer Voldoende.",
        "Student en praktijkopleider kozen verschillend: B1-K1-W1.",
        "Kan hier niet, er is een plan: B1-K1-W3.",
        "Nog niet geoefend: B1-K1-W4.",
        "Bij 1 van de 4 werkprocessen is een bewijs.",
    ]
    assert found["bewijzen"] == {
        "zin": "Bij 1 van de 4 werkprocessen is een bewijs.",
        "zonder": [{"code": f"B1-K1-W{number}", "titel": f"Werk {number}"} for number in (1, 3, 4)],
    }


def test_hours_of_all_bpvs_count_together_and_each_beoordeling_is_named():
    earlier = b.make_periode(id="periode-0", begin="2025-09-01", eind="2025-09-01", uren=8)
    made = [
        b.make_urendag(datum="2025-09-01", periode="periode-0"),
        b.make_beoordeling(id="b0", periode="periode-0", schooljaar=None, datum="2025-09-01", oordeel="goed"),
        b.make_beoordeling(oordeel="onvoldoende"),
        b.make_beoordeling(schooljaar="2027-2028", oordeel="komt-later"),
        b.make_urendag(datum="2026-09-28"),
    ]
    found = facts(b.make_map(earlier, *made), "2026-09-28")["eindbeoordeling"]

    assert found["uren"][:3] == [
        "Gemaakt: 16 uur.",
        "Getekend: 0 uur.",
        "Afgesproken in de praktijkovereenkomst: 648 uur.",
    ]
    assert [sentence for sentence in found["werkprocessen"] if sentence.startswith("Beoordeling")] == [
        "Beoordeling, Zorgcentrum Voorbeeld (vanaf 1 september 2025): Goed.",
        "Beoordeling 2026-2027, Zorgcentrum Voorbeeld (vanaf 28 september 2026): Onvoldoende.",
    ]


def test_law_that_names_no_number_says_so_and_an_unknown_one_is_left_out():
    entree = facts(b.make_map(b.make_student(entree="ja")))["eindbeoordeling"]["uren"]
    bbl = facts(b.make_map(b.make_student(leerweg="bbl")))["eindbeoordeling"]["uren"]
    unknown = facts(b.make_map(b.make_student(duur=None, opleiding="eigen")))["eindbeoordeling"]["uren"]

    assert entree[3] == "Geen wettelijk minimum (Wet educatie en beroepsonderwijs, 1 januari 2026)."
    assert bbl[3].startswith("Minimum voor de hele opleiding: 1220 uur (")
    assert [sentence for sentence in unknown if "inimum" in sentence] == []


#: A school with its own number where we have a custom, and where we have a law.
OWN_NUMBERS = """
naam = "Mbo Voorbeeld"
[[norm]]
naam = "bpv_uren_bol_4_jaar"
[[norm.waarden]]
vanaf = 2025-08-01
waarde = 1200
bron = "Studiegids"
[[norm]]
naam = "bpv_uren_bol_2_jaar"
[[norm.waarden]]
vanaf = 2025-08-01
waarde = 700
bron = "Studiegids"
"""


def asked(duur: int, pakket: str = "") -> list[str]:
    """What a student with too few agreed hours is told about the minimum."""
    bpvmap = b.make_map(b.make_student(duur=duur), b.make_periode(laatste="ja", uren=100))
    school = load_schoolpakket(pakket) if pakket else None
    verdict = judge_map(bpvmap, dt.date.fromisoformat(b.TODAY), school)
    return [message(item) for item in verdict.bevindingen if item.code == "uren.afspraak-onder-wet"]


def test_custom_is_not_called_a_law():
    """Voor vier jaar noemt de wet geen getal: 1350 uur is wat scholen meestal doen."""
    own = facts(b.make_map(b.make_student(duur=4)))["eindbeoordeling"]["uren"]
    [law], [custom] = asked(2), asked(4)

    assert own[3] == "Meestal voor de hele opleiding: 1350 uur (Gewoonte van scholen). De wet noemt geen getal."
    assert "De wet vraagt 450 uur" in law
    assert "Scholen houden meestal 1350 uur aan" in custom
    assert "De wet" not in custom


@pytest.mark.parametrize(("duur", "uren"), [(2, 700), (4, 1200)])
def test_number_of_a_school_is_called_that_of_the_school(duur: int, uren: int):
    [told] = asked(duur, OWN_NUMBERS)

    assert f"Je school vraagt {uren} uur" in told
    assert "De wet" not in told


# --- Language --------------------------------------------------------------------------------------------------------


def spoken() -> list[str]:
    """Every sentence next to a form and under a picture, for every case."""
    found: set[str] = set()
    for case in load_cases():
        values: Any = verdict_to_json(judge_map(case.bpvmap, dt.date.fromisoformat(case.today)))
        pictures, facts = values["beelden"], values["feiten"]
        for form in ("beoordeling", "eindbeoordeling"):
            found.update(sentence for sentences in facts[form].values() for sentence in sentences)
        found.update(pictures[name]["zin"] for name in ("weken", "lijn", "jaren"))
        found.update(history["zin"] for history in pictures["voortgang"].values())
        found.add(facts["bewijzen"]["zin"])
    return sorted(found)


def test_sentences_are_short_and_end_well():
    lengths = {part: len(part.split()) for sentence in spoken() for part in sentences_of(sentence)}

    assert {part: length for part, length in lengths.items() if length > LONGEST_SENTENCE} == {}
    assert mean(lengths.values()) <= MEAN_SENTENCE
    assert [
        sentence for sentence in spoken() if not sentence.endswith(".") or re.search(r"[{}]|None|  ", sentence)
    ] == []


def test_facts_hold_no_judgement():
    words = re.compile(r"te weinig|te laat|helaas|genoeg|slecht|schuld|moet", re.IGNORECASE)

    assert [sentence for sentence in spoken() if words.search(sentence)] == []


@settings(max_examples=200, deadline=None)
@given(records(), st.dates(dt.date(2026, 8, 1), dt.date(2027, 10, 1)))
def test_facts_of_any_map_are_sentences(made: list[Record], today: dt.date):
    found = facts(map_of(made), today.isoformat())

    for form in ("beoordeling", "eindbeoordeling"):
        assert all(sentence.endswith(".") for sentences in found[form].values() for sentence in sentences)
    assert found["bewijzen"]["zin"]


def test_with_more_than_one_bpv_the_facts_name_the_bpv_that_they_are_about():
    earlier = b.make_periode(id="eerder", leerbedrijf="Bakkerij Vos", begin="2025-09-01", eind="2026-01-30")
    judged = b.make_beoordeling(periode="eerder", schooljaar="2025-2026", datum="2026-01-28", oordeel="goed")
    found = facts(b.make_map(earlier, judged))

    assert found["beoordeling"]["persoonlijk"][0] == "Dit gaat over je bpv bij Zorgcentrum Voorbeeld."
    # A page about the beoordeling of the earlier one shows the figures of that.
    assert found["per_bpv"]["eerder"]["beoordeling"]["persoonlijk"][0] == "Dit gaat over je bpv bij Bakkerij Vos."
    assert found["per_bpv"][b.PERIODE]["beoordeling"] == found["beoordeling"]
    assert "Beoordeling 2025-2026, Bakkerij Vos: Goed." in found["eindbeoordeling"]["werkprocessen"]
