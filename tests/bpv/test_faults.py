"""The fast check of a whole map reports exactly what the forms report for each record."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bpv_logic.bpv.faults import EIGEN_REGEL, ONTBREEKT, faults_by_code
from bpv_logic.forms import ALL_FORMS, FORMS
from bpv_logic.map.bpvmap import Record, map_of

_VALUES: Any = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-10, 8000),
    st.sampled_from(["", "ja", "nee", "gewerkt", "bezoek", "gehouden", "niet_voldaan", "08:00", "25:00", "2026-11-25"]),
    st.sampled_from(["1999-01-01", "x" * 130, "eigen", "zelf", "foto", "16:30", "2026-02-30"]),
    st.lists(st.sampled_from(["ma", "student", "B1-K1-W1", 3]), max_size=2),
    st.builds(dict),
)


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    made = []
    for number in range(draw(st.integers(1, 6))):
        form = draw(st.sampled_from(ALL_FORMS))
        names = [item.name for item in form.fields]
        chosen = draw(st.lists(st.sampled_from([*names, "periode"]), max_size=8, unique=True))
        fields = {name: draw(_VALUES) for name in chosen}
        made.append(Record(id=f"r{number}", soort=form.name, velden=fields))
    return made


@settings(max_examples=200, deadline=None)
@given(records())
def test_fast_check_tells_what_the_forms_tell(made: list[Record]):
    bpvmap = map_of(made)
    expected = []
    for kind in FORMS:
        for record in bpvmap.of(kind):
            form = FORMS[kind]
            expected += [(fault.code, record.id, fault.veld) for fault in form.faults(record.velden)]
            expected += [
                (EIGEN_REGEL.get((kind, item.name), ONTBREEKT), record.id, item.name)
                for item in form.missing(record.velden)
            ]
    found = [(code, record.id, fault.veld) for code, items in faults_by_code(bpvmap).items() for record, fault in items]

    assert sorted(found) == sorted(expected)


def test_questions_with_a_rule_of_their_own_are_required_questions():
    for kind, field in EIGEN_REGEL:
        assert FORMS[kind].field(field).required
