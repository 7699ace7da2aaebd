"""Checking all records of a file together admits exactly what checking each of them admits."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers.builders import make_periode, make_student, make_urendag

from bpv_logic.basis.errors import ExportError
from bpv_logic.file.admission import check_records
from bpv_logic.file.glance import are_plain
from bpv_logic.file.limits import SHORT_LENGTH, TEXT_LENGTH, shapes_of
from bpv_logic.forms import ALL_FORMS
from bpv_logic.map.bpvmap import record_to_json

CLOCK = "2026-11-23T13:35:12.123Z/0000"
PHOTO = {"sha256": "a" * 64, "naam": "foto", "type": "image/jpeg", "grootte": 1}
ANSWERS: list[Any] = [
    *[None, "", [], {}, True, 0, -1, 7.5, "ja", "x" * TEXT_LENGTH, "x" * (TEXT_LENGTH + 1), ["ma"], [1], [[]]],
    *[
        ["x" * SHORT_LENGTH],
        ["x" * (SHORT_LENGTH + 1)],
        ["ma"] * 200,
        ["ma"] * 201,
        [PHOTO],
        [{**PHOTO, "grootte": -1}],
    ],
]
VALUES: Any = st.sampled_from(ANSWERS)
CLOCKS: Any = st.sampled_from(
    [CLOCK, CLOCK, CLOCK, f"{CLOCK} {CLOCK}", "2026-02-30T13:35:12.123Z/0000", "gisteren", "", None, 5, [], True]
)


@st.composite
def records(draw: st.DrawFn) -> list[Any]:
    """Records of a few forms, some parts of which may be anything."""
    made = []
    for number in range(draw(st.integers(0, 4))):
        form = draw(st.sampled_from(ALL_FORMS))
        names = [*shapes_of(form.name), *draw(st.sampled_from([(), (), ("nieuw",), ("Nieuw",), ("x y",)]))]
        chosen = draw(st.lists(st.sampled_from(names), max_size=4, unique=True))
        record = {
            "id": f"r{number}",
            "soort": form.name,
            "velden": {name: draw(VALUES) for name in chosen},
            "tijden": {name: draw(CLOCKS) for name in chosen},
            "verwijderd": draw(st.sampled_from([None, None, CLOCK, "gisteren", 5])),
        }
        part = draw(st.sampled_from([None, None, None, *record, "extra"]))
        made.append(record if part is None else record | {part: draw(VALUES)})
    return made


def one_by_one(values: list[Any]) -> list[Any] | None:
    """The records, admitted and checked one by one; None when one is refused or a duplicate."""
    with suppress(ExportError), patch(f"{check_records.__module__}.are_plain", return_value=False):
        found = [record for value in values for record in check_records([value])]
        return found if len({record.id for record in found}) == len(found) else None
    return None


@settings(max_examples=400, deadline=None)
@given(records())
def test_all_together_lets_in_what_one_by_one_lets_in(values: list[Any]):
    expected = one_by_one(values)

    try:
        found: list[Any] | None = list(check_records(values))
    except ExportError:
        found = None
    assert found == expected


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: str(answer)[:20])
def test_every_answer_to_every_question_is_seen_at_a_glance_as_it_is_seen_close_by(answer: object):
    for form in ALL_FORMS:
        for name in shapes_of(form.name):
            record = {"id": "a", "soort": form.name, "velden": {name: answer}, "tijden": {}, "verwijderd": None}

            assert are_plain([record]) == (one_by_one([record]) is not None)


def test_sound_records_need_no_second_look():
    removed = record_to_json(make_urendag(datum="2026-11-25")) | {"id": "weg", "verwijderd": CLOCK}
    sound = [*map(record_to_json, (make_student(), make_periode(), make_urendag())), removed]

    assert are_plain(sound)
    assert are_plain([])
    assert not are_plain([*sound, {**removed, "verwijderd": "gisteren"}])
    # As long as two clocks, next to an empty one: the total length is that of valid clocks.
    assert not are_plain([*sound, {**removed, "tijden": {"datum": f"{CLOCK} {CLOCK}", "soort": []}}])
    assert not are_plain([*sound, {**removed, "velden": {"nieuw": "van een latere versie"}}])
