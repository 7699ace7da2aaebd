"""A field is declared once: what it accepts, its HTML attributes, and its texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bpv_logic.basis.values import Json, is_date
from bpv_logic.forms import ALL_FORMS, FORMS, is_long
from bpv_logic.questions.conditions import Condition, Keuze, holds
from bpv_logic.questions.fields import Fault, Field, Form, Group
from bpv_logic.questions.messages import FIELD_MESSAGES, fill, validity_messages

WORKED: dict[str, Json] = {"datum": "2026-11-25", "soort": "gewerkt", "begin": "08:30", "eind": "17:00"}

WRONG_VALUES = [
    (Field(name="x", label="X", kind="date"), "2026-02-30", "veld.geen-date"),
    (Field(name="x", label="X", kind="date"), "25-11-2026", "veld.geen-date"),
    (Field(name="x", label="X", kind="date"), "1926-11-25", "veld.datum-buiten-bereik"),
    (Field(name="x", label="X", kind="time"), "24:01", "veld.geen-time"),
    (Field(name="x", label="X", kind="integer", minimum=0), -1, "veld.te-klein"),
    (Field(name="x", label="X", kind="integer", maximum=24), 25, "veld.te-groot"),
    (Field(name="x", label="X", kind="integer"), "acht", "veld.geen-integer"),
    (Field(name="x", label="X", kind="integer"), True, "veld.geen-integer"),
    (Field(name="x", label="X", max_length=3), "vier", "veld.te-lang"),
    (Field(name="x", label="X"), 5, "veld.verkeerde-soort"),
    (Field(name="x", label="X", kind="email"), "sam.voorbeeld", "veld.geen-email"),
    (Field(name="x", label="X", kind="phone"), "bel maar", "veld.geen-phone"),
    (Field(name="x", label="X", kind="choice", keuzes=(Keuze(waarde="a", label="A"),)), "b", "veld.onbekende-keuze"),
    (Field(name="x", label="X", kind="choices", keuzes=(Keuze(waarde="a", label="A"),)), ["b"], "veld.onbekende-keuze"),
    (Field(name="x", label="X", kind="choices"), "a", "veld.verkeerde-soort"),
    (Field(name="x", label="X", kind="werkprocessen"), ["<script>"], "veld.onbekende-keuze"),
    (Field(name="x", label="X", kind="attachments"), [{"sha256": "kort"}], "veld.geen-bijlage"),
]


@pytest.mark.parametrize(("item", "value", "code"), WRONG_VALUES)
def test_wrong_value_has_one_fault_with_a_sentence(item: Field, value: Json, code: str) -> None:
    faults = item.faults(value)

    assert [fault.code for fault in faults] == [code]
    assert "{" not in fill(FIELD_MESSAGES[code], faults[0].params)


@pytest.mark.parametrize("value", [None, "", []])
def test_value_not_filled_in_is_no_fault(value: Json) -> None:
    assert [item.faults(value) for item in FORMS["urendag"].fields if item.faults(value)] == []


def test_end_before_begin_names_both_questions() -> None:
    faults = FORMS["urenblok"].faults({"naam": "Blok 1", "van": "2026-11-08", "tot": "2026-11-07"})

    params = {"label": "Tot en met", "ander": "Van"}
    assert faults == (Fault(code="veld.date-voor-begin", veld="tot", params=params),)


def test_nachtdienst_ends_on_the_next_day() -> None:
    assert FORMS["urendag"].faults(WORKED | {"begin": "22:00", "eind": "07:00"}) == ()


@pytest.mark.parametrize(
    ("begin", "eind", "is_asked"),
    [
        ("20:00", "09:00", False),
        ("20:00", "09:01", True),
        ("08:00", "08:00", True),
        ("08:00", "08:01", False),
        ("", "07:00", False),
        ("22:00", "", False),
        ("20.00", "9u30", True),
    ],
)
def test_only_a_very_long_night_is_asked_about(begin: str, eind: str, *, is_asked: bool) -> None:
    nacht = FORMS["urendag"].field("nacht")

    assert holds(nacht.when, WORKED | {"begin": begin, "eind": eind}) == is_asked


def test_form_is_long_by_its_groups_and_its_questions() -> None:
    assert [form.name for form in ALL_FORMS if is_long(form)] == [
        "student",
        "periode",
        "contact",
        "leerafspraken",
        "opdracht",
    ]
    twelve = replace(FORMS["student"], groups=FORMS["student"].groups[:1] * 3)
    two_groups = replace(FORMS["student"], groups=FORMS["student"].groups[1:3])
    assert is_long(twelve)
    assert not is_long(two_groups)


def test_missing_asks_only_what_the_page_asks() -> None:
    urendag = FORMS["urendag"]

    assert [item.name for item in urendag.missing({"datum": "2026-11-25", "soort": "ziek"})] == []
    assert [item.name for item in urendag.missing({"datum": "2026-11-25", "soort": "gewerkt"})] == ["begin", "eind"]


def test_condition_on_another_record_never_hides_a_question() -> None:
    entree = Condition(soort="student", veld="entree", is_=("ja",))
    item = Field(name="punt", label="Punt", required=True, when=(entree,))
    form = Form(
        name="proef",
        label="Proef",
        meervoud="proeven",
        page="proef/",
        tab="groen",
        groups=(Group(name="g", title="G", fields=(item,)),),
    )

    assert form.missing({}) == (item,)


def test_html_attributes_repeat_the_declaration() -> None:
    pause = FORMS["urendag"].field("pauze")

    assert pause.html_attributes() == {
        "inputmode": "numeric",
        "autocomplete": "off",
        "data-min": "0",
        "data-max": "720",
    }


def test_a_number_is_never_read_by_the_language_of_a_browser():
    """Een Engelse browser maakt 55 van "5,5": geen vraag laat een browser een getal lezen."""
    numbers = [item for form in ALL_FORMS for item in form.fields if item.kind == "integer"]

    assert {item.html_attributes().get("type") for item in numbers} == {None}
    assert {item.html_attributes()["inputmode"] for item in numbers} == {"numeric", "decimal"}


@pytest.mark.parametrize(
    ("form", "name", "value"),
    [
        ("urendag", "begin", "8.30"),
        ("urendag", "eind", "24:00"),
        ("urendag", "pauze", "30 min"),
        ("urendag", "schooluren", "5,5"),
        ("urendag", "schooluren", "5:30"),
        ("periode", "uren", "1.600"),
        ("student", "cohort", 26),
        ("student", "cohort", "26"),
        ("student", "cohort", "2026-2027"),
        ("periode", "praktijkopleider_telefoon", "(0318) 123 456"),
        ("periode", "praktijkopleider_telefoon", "0318-123456 (werk), 06-12345678 (thuis)"),
    ],
)
def test_answer_as_people_type_it_is_no_fault(form: str, name: str, value: Json) -> None:
    assert FORMS[form].field(name).faults(value) == ()


@pytest.mark.parametrize(
    ("form", "name", "value", "words"),
    [
        ("urendag", "pauze", "0,5", "een heel getal in, zonder komma"),
        ("urendag", "schooluren", "veel", "een getal in, zoals 6 of 5,5"),
        ("urendag", "schooluren", "24,5", "hoogstens 24 uur"),
        ("student", "cohort", "vorig jaar", "een jaar in, zoals 2026"),
        ("student", "cohort", 1926, "2015"),
        ("urendag", "begin", "half negen", "zoals 08:30"),
        ("urendag", "datum", "25-11-2026", "niet te lezen. Kies een dag in de kalender"),
        ("periode", "praktijkopleider_telefoon", "bel maar", "Schrijf het als 06-12345678"),
    ],
)
def test_answer_that_cannot_be_read_says_what_to_do(form: str, name: str, value: Json, words: str) -> None:
    [fault] = FORMS[form].field(name).faults(value)

    assert words in fill(FIELD_MESSAGES[fault.code], fault.params)


def test_day_that_cannot_be_read_is_told_and_not_compared() -> None:
    faults = FORMS["periode"].faults({"begin": "31-08-2026", "eind": "2027-01-29"})

    assert [(fault.veld, fault.code) for fault in faults] == [("begin", "veld.geen-date")]


@pytest.mark.parametrize("form", ALL_FORMS, ids=lambda form: form.name)
def test_every_form_is_whole(form: Form) -> None:
    names = [item.name for item in form.fields]

    assert len(set(names)) == len(names)
    assert set(form.key) - {"periode"} <= set(names)
    assert all(item.after in names for item in form.fields if item.after)
    assert all(item.keuzes for item in form.fields if item.kind in ("choice", "choices"))
    assert all(item.refers_to in FORMS for item in form.fields if item.refers_to)


@pytest.mark.parametrize("form", ALL_FORMS, ids=lambda form: form.name)
def test_every_condition_looks_at_a_question_and_an_answer_that_exist(form: Form) -> None:
    conditions = [
        (FORMS[condition.soort] if condition.soort else form, condition)
        for item in form.fields
        for condition in item.when
    ]
    unknown = [
        condition
        for owner, condition in conditions
        if owner.field(condition.veld).keuzes
        and not set(condition.is_) - {""} <= {choice.waarde for choice in owner.field(condition.veld).keuzes}
    ]

    assert unknown == []


@pytest.mark.parametrize("form", ALL_FORMS, ids=lambda form: form.name)
def test_every_question_has_whole_sentences_for_the_browser(form: Form) -> None:
    for item in form.fields:
        sentences = validity_messages(item).values()

        assert "missing" in validity_messages(item)
        assert all(sentence.endswith(".") and "None" not in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2028-02-29", True), ("2027-02-29", False), ("2027-2-9", False), (None, False), (20270209, False)],
)
def test_is_date_knows_days_that_exist(value: object, expected: bool) -> None:
    assert is_date(value) is expected
