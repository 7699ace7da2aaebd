"""A rule never raises, whatever is in a map: a user's mistake is a finding, never a crash."""

from __future__ import annotations

import datetime as dt
import functools
import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers.builders import make_handtekening, make_periode, make_student, make_urendag

from bpv_logic.forms import ALL_FORMS
from bpv_logic.map.bpvmap import Record, map_of
from bpv_logic.questions.fields import Field, Form
from bpv_logic.rules import RULES_BY_CODE
from bpv_logic.verdict.judge import judge_map, verdict_to_json

IDS = [f"r{number}" for number in range(8)]

DAYS = st.one_of(
    st.dates(dt.date(2026, 9, 1), dt.date(2027, 9, 1)).map(str),
    st.sampled_from(["2015-01-01", "2045-12-31", "0001-01-01", "9999-12-31", "2026-02-30", "2026-W48-3", ""]),
)
TIMES = st.sampled_from(["00:00", "08:00", "16:30", "23:59", "24:00", "8:00", "x", ""])
JUNK: Any = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.text(max_size=5),
    st.sampled_from(["{label}", "%s", "2026-2027", "9999-10000", "B1-K1-W1", "K1-W1 Iets", "25498-2015", "eigen"]),
    st.lists(st.one_of(st.text(max_size=3), st.integers(), st.sampled_from(IDS)), max_size=3),
    st.just([{"sha256": "x"}]),
)


#: Made once: making a strategy costs more than drawing from it.
MANY, SOME, KINDS = st.integers(0, len(IDS)), st.integers(0, 3), st.sampled_from(ALL_FORMS)
SELDOM, PERIODES = st.integers(0, 9), st.sampled_from([*IDS, "", "weg"])


@functools.cache
def questions_of(form: Form) -> list[tuple[str, st.SearchStrategy[Any]]]:
    return [(item.name, values_for(item)) for item in form.fields]


def values_for(item: Field) -> st.SearchStrategy[Any]:
    """Mostly what the question asks for, occasionally something else."""
    own: Any = {
        "date": DAYS,
        "time": TIMES,
        "integer": st.sampled_from([0, 1, 2, 12, 30, 640, 7000, 10**9, -5]),
        "reference": st.sampled_from(IDS),
        "choices": st.lists(st.sampled_from([choice.waarde for choice in item.keuzes] or ["x"]), max_size=4),
        "werkproces": st.sampled_from(["B1-K1-W1", "B9-K9-W9"]),
        "werkprocessen": st.lists(st.sampled_from(["B1-K1-W1", "B1-K1-W2", "B9-K9-W9"]), max_size=2),
    }.get(item.kind, JUNK)
    if item.kind == "choice":
        own = st.sampled_from([choice.waarde for choice in item.keuzes])
    return st.one_of(own, own, own, own, JUNK)


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    made = []
    for id_ in IDS[: draw(MANY)]:
        form = draw(KINDS)
        fields = {name: draw(values) for name, values in questions_of(form) if draw(SOME)}
        fields["periode"] = draw(PERIODES)
        kind = form.name if draw(SELDOM) else "komt-later"
        made.append(Record(id=id_, soort=kind, velden=fields))
    return made


@settings(max_examples=400, deadline=None)
@given(records(), st.dates(dt.date(2026, 8, 1), dt.date(2027, 10, 1)))
def test_any_map_has_a_verdict(made: list[Record], today: dt.date):
    verdict = judge_map(map_of(made), today)
    values = verdict_to_json(verdict)

    assert {finding.code for finding in verdict.bevindingen} <= RULES_BY_CODE.keys()
    assert json.loads(json.dumps(values)) == values


@settings(max_examples=200)
@given(records(), st.randoms(use_true_random=False))
def test_order_of_records_never_changes_a_verdict(made: list[Record], chance: random.Random):
    mixed = chance.sample(made, len(made))
    today = dt.date(2026, 11, 25)

    assert verdict_to_json(judge_map(map_of(mixed), today)) == verdict_to_json(judge_map(map_of(made), today))


def test_handtekening_under_a_form_of_a_newer_app_is_no_crash():
    later = Record(id="later", soort="komt-later", velden={"titel": "x"})
    before = map_of([later])
    signature = make_handtekening(before, later)
    changed = Record(id="later", soort="komt-later", velden={"titel": "y"})
    damaged = make_handtekening(before, later, rol="begeleider", schakel="0")

    codes = {item.code for item in judge_map(map_of([changed, signature, damaged]), dt.date(2026, 11, 25)).bevindingen}

    assert "handtekening.beschadigd" in codes


def test_years_far_away_take_no_time_and_do_no_harm():
    """Een jaar dat een typfout is, is een fout bij die vraag, en verder niets."""
    wrong = make_periode(begin="0001-01-01", eind="9999-12-31")
    line = make_urendag(datum="9999-12-31")
    values = verdict_to_json(judge_map(map_of([make_student(), wrong, line]), dt.date(2026, 11, 25)))

    assert "veld.datum-buiten-bereik" in json.dumps(values)
