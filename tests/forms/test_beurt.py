"""Who rates a werkproces, under which name, and which is next: declared once, shown wherever a rating is read."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from tests.helpers import builders as b

from bpv_logic.forms import FORMS
from bpv_logic.forms.keuzes import NAMEN, ROLLEN
from bpv_logic.forms.voortgang import VOORTGANG, beurt
from bpv_logic.verdict.judge import judge_map, verdict_to_json
from bpv_logic.verdict.pictures import beelden_of
from bpv_logic.words.record import record_text
from bpv_site.tools import npm
from bpv_site.tools.paths import SITE

if TYPE_CHECKING:
    from pathlib import Path

    from bpv_logic.map.record import Record

MARIT = "Marit de Groot"
TODAY = dt.date(2026, 11, 25)
HERS = {"wie": "praktijkopleider", "oordeel": "voldoende"}


def test_everybody_who_can_rate_has_a_place_for_the_name():
    who = VOORTGANG.field("wie")

    assert beurt() == {
        "veld": "wie",
        "eigenaar": "student",
        "minuten": 30,
        "wie": {
            "student": {"label": "student", "naam": "student.voornaam student.achternaam"},
            "praktijkopleider": {"label": "praktijkopleider", "naam": "periode.praktijkopleider"},
        },
    }
    assert (who.prefill, VOORTGANG.field("naam").prefill) == ("beurt.rol", "beurt.naam")
    assert not VOORTGANG.field("naam").required


def test_places_of_names_are_questions_that_exist():
    assert [*NAMEN] == [choice.waarde for choice in ROLLEN]
    for place in " ".join(NAMEN.values()).split():
        kind, field = place.split(".")
        assert FORMS[kind].field(field)


@pytest.mark.parametrize("form", FORMS.values(), ids=[*FORMS])
def test_first_value_of_a_turn_is_asked_in_the_order_role_then_name(form):
    """A page finds the name by the role, which comes first."""
    froms = [item.prefill for item in form.fields if item.prefill.startswith("beurt.")]

    assert froms in ([], ["beurt.rol", "beurt.naam"])


def agenda(*records: Record) -> dict[str, str]:
    return {item.code: item.pagina for item in judge_map(b.make_map(*records), TODAY).agenda}


def test_tasks_open_with_the_right_person_chosen():
    assert agenda(b.make_voortgang())["voortgang.alleen-student"] == "voortgang/?wie=praktijkopleider"
    assert agenda(b.make_voortgang(**HERS))["voortgang.alleen-praktijkopleider"] == "voortgang/?wie=student"


def test_name_is_in_the_text_of_a_rating_and_an_older_one_has_none():
    named, older = b.make_voortgang(**HERS, naam=MARIT), b.make_voortgang(**HERS)

    assert f"Gegeven door: {MARIT}" in record_text(b.make_map(named), named)
    assert "Gegeven door" not in record_text(b.make_map(older), older)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [(MARIT, f"Je praktijkopleider ({MARIT}): Voldoende."), ("", "Je praktijkopleider: Voldoende.")],
)
def test_history_says_who_gave_the_newest(name, sentence):
    verdict = judge_map(b.make_map(b.make_voortgang(**HERS, naam=name)), TODAY)
    [course] = beelden_of(verdict.view, verdict.context)["voortgang"].values()

    assert course["zin"] == sentence


def test_own_name_is_not_said_to_the_student():
    verdict = judge_map(b.make_map(b.make_voortgang(naam="Sam Voorbeeld")), TODAY)
    [course] = beelden_of(verdict.view, verdict.context)["voortgang"].values()

    assert "Sam" not in course["zin"]


def test_facts_beside_the_eindbeoordeling_say_who():
    facts = verdict_to_json(judge_map(b.make_map(b.make_voortgang(**HERS, naam=MARIT)), TODAY))["feiten"]

    assert f"Praktijkopleider ({MARIT}): 1 keer Voldoende." in facts["eindbeoordeling"]["werkprocessen"]


#: Which comes next, or that none is left: the current one, those that are done, the next.
NEXT = [
    ("a", "", "b"),
    ("a", "b", "c"),
    ("d", "", "a"),
    ("c", "ad", "b"),
    ("b", "acd", None),
    ("b", "abcd", None),
    ("x", "a", "b"),
    ("", "", "a"),
]


def test_next_is_the_first_after_it_that_is_not_done(tmp_path: Path):
    path = tmp_path / "next.mjs"
    path.write_text(
        f"""import {{ nextOf }} from {json.dumps((SITE / "static/js/pure/next-of-key.js").as_uri())};
const found = {json.dumps([row[:2] for row in NEXT])}.map(([at, done]) =>
  nextOf(["a", "b", "c", "d"], at, (code) => done.includes(code)) ?? null);
console.log(JSON.stringify(found));""",
        encoding="utf-8",
    )
    went_well, said = npm.run_node(["--no-warnings", str(path)])
    assert went_well, said

    assert json.loads(said) == [row[2] for row in NEXT]
