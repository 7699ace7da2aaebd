"""The name of the school's own system: one word of the schoolpakket, everywhere it is said."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from typing import Final

import pytest
from tests.helpers import builders as b

from bpv_logic.browser.door import handle
from bpv_logic.browser.pakket_shown import pakket_view
from bpv_logic.forms import forms_of
from bpv_logic.klas.tables import class_workbook
from bpv_logic.rules import message
from bpv_logic.school.active import Schoolpakket, SchoolpakketError, built_in, load_schoolpakket, using
from bpv_logic.school.changes import pakket_zinnen
from bpv_logic.verdict.judge import judge_map
from bpv_logic.words.record import record_text

OWN: Final = load_schoolpakket('naam = "Mbo"\nsysteem = "Eduarte"')
VISIT: Final = b.make_bezoek(magister="nee")
SCAN: Final = b.make_record(
    "bewijs", id="bewijs-1", periode=b.PERIODE, soort="scan", titel="Blad", datum=b.TODAY, magister="nee"
)
BPVMAP: Final = b.make_map(b.make_student(), b.make_periode(), VISIT, SCAN)


def said(pakket: Schoolpakket) -> str:
    """Return everything that the app says of a map with a visit and a scan: questions, findings, texts, tables."""
    questions = [f"{item.label} {item.hint}" for form in forms_of(pakket).values() for item in form.fields]
    findings = [message(item) for item in judge_map(BPVMAP, dt.date(2026, 11, 25), pakket).bevindingen]
    texts = [using(pakket, lambda: record_text(BPVMAP, VISIT))]
    return "\n".join([*questions, *findings, *texts, using(pakket, tables), str(pakket_view(pakket))])


def tables() -> str:
    with zipfile.ZipFile(io.BytesIO(class_workbook(()))) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist())


def test_own_name_stands_everywhere_and_the_usual_one_nowhere() -> None:
    assert "Magister" not in said(OWN)
    assert said(OWN).count("Eduarte") >= said(built_in()).count("Magister") > 0


@pytest.mark.parametrize(
    "words",
    [
        "Staan de afspraken in Eduarte?",
        "In Eduarte gezet op",
        "Is het gescand voor Eduarte?",
        "Vraag je bpv-begeleider of de afspraken in Eduarte staan.",
        "niet in Eduarte. Vraag je docent of dat moet.",
        "In Eduarte op",
    ],
)
def test_own_name_is_in_the_words_of(words: str) -> None:
    assert words in said(OWN)
    assert words.replace("Eduarte", "Magister") in said(built_in())


def test_fields_keep_their_names() -> None:
    assert {"magister", "magister_datum"} <= {item.name for item in forms_of(OWN)["contact"].fields}


def test_student_is_told_what_it_becomes() -> None:
    assert "Het systeem van je school heet Eduarte." in pakket_zinnen(built_in(), OWN, dt.date(2026, 11, 25))


@pytest.mark.parametrize(
    ("systeem", "fault"),
    [
        ('""', "“systeem” is leeg."),
        (f'"{"x" * 31}"', "“systeem” is te lang: hoogstens 30 tekens."),
        ("5", "“systeem” moet tekst zijn"),
    ],
)
def test_name_that_is_none_is_refused(systeem: str, fault: str) -> None:
    with pytest.raises(SchoolpakketError, match=fault):
        load_schoolpakket(f'naam = "Mbo"\nsysteem = {systeem}')


@pytest.mark.parametrize("evil", ["{0.__class__}", "{systeem}", "<b>x</b>", "a\\nb", "\\u202eretsigaM", "{"])
def test_hostile_name_is_text_on_one_line(evil: str) -> None:
    pakket = load_schoolpakket(f'naam = "Mbo"\nsysteem = "{evil}"')
    label = forms_of(pakket)["contact"].field("magister_datum").label

    assert label == f"In {pakket.systeem} gezet op"
    assert not set(pakket.systeem) & {"\n", "\u202e"}
    assert pakket.systeem in said(pakket).replace("\u2068", "").replace("\u2069", "")


def test_name_goes_through_the_form_of_the_page() -> None:
    text = 'naam = "Mbo"\nsysteem = "OnStage"\ncontact_per = "bpv"'
    waarden = json.loads(handle(json.dumps({"op": "pakket_maken", "tekst": text})))["waarden"]
    made = json.loads(handle(json.dumps({"op": "pakket_maken", "waarden": waarden})))
    pakket = load_schoolpakket(made["toml"])

    assert (waarden["systeem"], waarden["contact_per"], made["fouten"]) == ("OnStage", "bpv", [])
    assert (pakket.systeem, pakket.contact_per) == ("OnStage", "bpv")
