""" "The same as last time": which answers a form copies from its last complete record."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers import builders as b

from bpv_logic.bpv.uren.dag import read_dag
from bpv_logic.forms import ALL_FORMS
from bpv_logic.forms.urendag import URENDAG
from bpv_logic.questions.fields import Form
from bpv_site.tools.paths import SITE

#: Answers of these kinds are about one day only.
OF_ONE_DAY: Final = frozenset({"date", "text", "longtext", "attachments"})
REPEATING: Final = [form for form in ALL_FORMS if form.repeats]


def repeated(form: Form, fields: dict, day: str) -> dict:
    """Return the answers of a new record that repeats these."""
    return {"datum": day} | {name: fields[name] for name in form.repeats if name in fields}


def hours(**fields: object) -> int:
    """Return the minutes that a day counts."""
    day = read_dag(b.make_urendag(**fields))
    assert day is not None
    return day.minuten


times = st.times().map(lambda time: f"{time.hour:02}:{time.minute:02}")


@given(begin=times, end=times, pause=st.integers(0, 240), nacht=st.sampled_from(["ja", "nee", None]))
def test_repeated_day_lasts_as_long_as_the_day_it_repeats(begin, end, pause, nacht):
    fields = {"soort": "gewerkt", "begin": begin, "eind": end, "pauze": pause, "nacht": nacht}

    again = dict.fromkeys(fields) | repeated(URENDAG, fields, "2026-11-24")
    assert hours(**again) == hours(**fields)


def test_repeated_night_counts_as_a_night():
    fields = {"soort": "gewerkt", "begin": "22:00", "eind": "06:00", "pauze": 30, "nacht": "ja"}

    assert hours(**dict.fromkeys(fields) | repeated(URENDAG, fields, "2026-11-24")) == 450


@pytest.mark.parametrize("form", REPEATING, ids=lambda form: form.name)
def test_repeated_answers_are_questions_of_the_form_and_not_about_one_day(form: Form):
    copied = [form.field(name) for name in form.repeats]

    assert [item.name for item in copied if item.kind in OF_ONE_DAY or item.private] == []
    assert set(form.repeats).isdisjoint(form.key)
    # A condition is copied with what depends on it.
    assert {item.veld for question in copied for item in question.when} <= {*form.repeats}


def test_pages_repeat_what_the_form_declares():
    """No page has a list of its own."""
    templates = {path.name: path.read_text(encoding="utf-8") for path in (SITE / "templates").rglob("*.html")}
    listed = {name for name, text in templates.items() if re.search(r'data-repeat="(?!\{\{ form\.repeats)', text)}

    assert listed == set()
    assert [form.name for form in REPEATING] == ["urendag"]
