"""What each form declares about its records fits its own questions."""

from __future__ import annotations

import pytest
from tests.helpers.builders import make_student

from bpv_logic.forms import ALL_FORMS, FORMS
from bpv_logic.forms.keuzes import NAAM, NAMEN
from bpv_logic.map.student import name_of

#: A date that is not the day of the records: when an opdracht must be handed in, from when a student is 18.
NO_DAY = {"opdracht", "student"}


@pytest.mark.parametrize("form", ALL_FORMS, ids=[form.name for form in ALL_FORMS])
def test_day_of_a_form_is_among_its_dates(form):
    dates = [item.name for item in form.fields if item.kind == "date"]

    assert form.name == "handtekening" or set(form.day) <= set(dates)
    assert bool(form.day) == (form.name == "handtekening" or (bool(dates) and form.name not in NO_DAY))
    assert [name for name in form.key if name in dates and name not in form.day] in ([], ["tot"])


def test_record_that_can_be_chosen_is_known_by_its_own_answers():
    chosen = {item.refers_to for form in ALL_FORMS for item in form.fields if item.refers_to}

    assert chosen == {form.name for form in ALL_FORMS if form.known_by}
    assert all(FORMS[kind].field(name) for kind in chosen for name in FORMS[kind].known_by)


def test_name_of_a_student_is_of_the_same_parts_everywhere():
    student = make_student(voornaam="Sam", achternaam="Voorbeeld")

    assert name_of(student) == "Sam Voorbeeld"
    assert NAMEN["student"].split() == [f"student.{name}" for name in NAAM]
    assert FORMS["student"].known_by == NAAM
