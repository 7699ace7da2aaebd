"""A record as plain Dutch text: every question with its answer written out."""

from __future__ import annotations

from copy import replace

import pytest
from tests.helpers.builders import (
    make_bewijs,
    make_bezoek,
    make_eindbeoordeling,
    make_extra,
    make_handtekening,
    make_leerafspraken,
    make_map,
    make_opdracht,
    make_record,
    make_student,
    make_urendag,
    make_voortgang,
)

from bpv_logic.basis.canonical import check_code
from bpv_logic.basis.dates import long_date
from bpv_logic.file.evidence.kinds import PDF
from bpv_logic.forms import ALL_FORMS, FORMS
from bpv_logic.words.record import record_text, value_text


def test_leerafspraken_as_text_with_who_signed():
    record = make_leerafspraken(werkprocessen=["B1-K1-W1", "B1-K1-W2"], teruggekeken="", begeleiding=None)
    bpvmap = make_map(record, make_bezoek())
    handtekening = make_handtekening(bpvmap, record, moment="2026-10-14T09:00:00.000Z")
    text = record_text(make_map(*bpvmap.records, handtekening), record)

    assert text == "\n".join(
        (
            "Leerafspraken BPV - Bezoek",
            "Student: Sam Voorbeeld",
            "Leerbedrijf: Zorgcentrum Voorbeeld",
            "",
            "Datum: woensdag 14 oktober 2026",
            "Bij welk bezoek hoort dit? Contact woensdag 14 oktober 2026",
            "Wat gaat goed?",
            "Sam is altijd op tijd.",
            "Wat wil je leren?",
            "Plannen van de ochtend.",
            "Wanneer moet het gelukt zijn? woensdag 9 december 2026",
            "Aan welke werkprocessen ga je werken?",
            "B1-K1-W1 Bereidt werkzaamheden voor en stemt af",
            "B1-K1-W2 Maakt ruimtes gebruiksklaar",
            "Hoe ga je dit doen?",
            "Elke maandag zelf de ochtend plannen.",
            "Wie helpt je? mevrouw Jansen",
            (
                "Getekend door mevrouw Jansen (praktijkopleider) op woensdag 14 oktober 2026, "
                f"code {check_code(handtekening.text('sha256'))}"
            ),
        )
    )


def test_day_as_text():
    assert record_text(make_map(), make_urendag()).splitlines()[4:] == [
        "Datum: woensdag 25 november 2026",
        "Wat voor dag was het? Gewerkt",
        "Begin: 08:00",
        "Eind: 16:30",
        "Pauze (minuten): 30 minuten",
        "Wat heb je gedaan?",
        "Geholpen bij het ontbijt.",
        "Werkprocessen van vandaag: B1-K1-W1 Bereidt werkzaamheden voor en stemt af",
    ]


def test_answer_to_a_question_that_is_not_asked_is_left_out():
    """A student who first chose telephone and then asked for extra contact did not mean the earlier answers."""
    record = replace(make_extra(), velden=make_extra().velden | {"onderwerp": "Hoe het gaat.", "plaats": "online"})

    assert "Hoe het gaat." not in record_text(make_map(), record)
    assert "Online" not in record_text(make_map(), record)


def test_answers_of_the_other_kind_of_opdracht_are_left_out():
    steps, instruction = {"stap1": "Ik plan de ochtend."}, {"instructie": "Zie de studiewijzer."}
    from_school = record_text(make_map(), make_opdracht(soort="school", **steps, **instruction))
    by_oneself = record_text(make_map(), make_opdracht(soort="zelf", **steps, **instruction))

    assert ("Ik plan de ochtend." in from_school, "Zie de studiewijzer." in from_school) == (False, True)
    assert ("Ik plan de ochtend." in by_oneself, "Zie de studiewijzer." in by_oneself) == (True, False)


def test_text_of_the_student_names_the_student_once():
    bpvmap = make_map()

    assert record_text(bpvmap, bpvmap.student).splitlines()[:3] == ["Jij en je opleiding", "", "Voornaam: Sam"]


def test_map_without_student_and_bpv_has_a_heading_only():
    record = make_record("bewijs", id="b", titel="Planning")

    assert record_text(replace(make_map(), records=(record,)), record) == ("Bewijs\n\nWat laat dit zien? Planning")


@pytest.mark.parametrize(
    ("kind", "name", "value", "words"),
    [
        ("contact", "aanwezig", ["student", "begeleider"], "Student, Bpv-begeleider"),
        ("contact", "aanwezig", [], ""),
        ("contact", "besproken", ["eerste-doel"], "Waar is deze bpv voor? Wat wil je aan het eind kunnen?"),
        ("contact", "besproken", ["punt-van-een-ander"], "punt van een ander"),
        ("contact", "tijd", "10:00", "10:00"),
        ("contact", "stand", "gehouden", "Ja, het is geweest"),
        ("voortgang", "oordeel", "nog_niet", "Nog niet gedaan"),
        ("voortgang", "oordeel", "verzonnen", "verzonnen"),
        ("voortgang", "werkproces", "B1-K1-W1", "B1-K1-W1 Bereidt werkzaamheden voor en stemt af"),
        ("voortgang", "werkproces", "B9-K9-W9", "B9-K9-W9"),
        ("student", "opleiding", "25498-2015", "Helpende Zorg en Welzijn"),
        ("student", "opleiding", "eigen", "Mijn opleiding staat er niet bij"),
        ("student", "opleiding", "99999-2015", "99999-2015"),
        ("student", "cohort", 2025, "2025"),
        ("periode", "uren", 640, "640 uur"),
        ("periode", "begin", "volgende week", "volgende week"),
        ("beoordeling", "contact", "weg", "staat niet meer in de map"),
        ("eindbeoordeling", "student", "student-1", "Sam Voorbeeld"),
        ("bewijs", "bijlagen", [{"naam": "a.jpg"}, {"naam": ""}, 5], "a.jpg, foto, foto"),
        ("bewijs", "bijlagen", [{"naam": "a.pdf", "type": PDF}, {"naam": "b", "type": PDF}], "a.pdf, b (PDF)"),
        ("bewijs", "titel", None, ""),
    ],
)
def test_value_in_words(kind, name, value, words):
    assert value_text(make_map(), FORMS[kind].field(name), value) == words


def test_titles_of_werkprocessen_that_the_student_typed():
    student = make_student(opleiding="eigen", eigen_werkprocessen="B1-K1-W1 Bakt brood\nB1-K1-W2: Bakt taart")
    record = make_voortgang(werkproces="B1-K1-W2")

    assert "B1-K1-W2 Bakt taart" in record_text(make_map(student, record), record)


def test_every_kind_of_record_can_be_told():
    for form in ALL_FORMS:
        fields = {item.name: item.keuzes[0].waarde for item in form.fields if item.kind == "choice"}
        record = make_record(form.name, id="x", **fields)

        assert record_text(make_map(record), record).startswith(form.label)


def test_long_date_is_in_dutch():
    assert long_date("2026-03-01") == "zondag 1 maart 2026"
    assert long_date("") == ""


def test_records_of_the_builders_have_text():
    bpvmap = make_map(make_bewijs(), make_eindbeoordeling())

    assert "Eindbeoordeling: Voldaan" in record_text(bpvmap, make_eindbeoordeling())
    assert "Wat voor bewijs is het? Tekst" in record_text(bpvmap, make_bewijs())


@pytest.mark.parametrize(
    ("typed", "words"),
    [(6, "6 uur"), ("5,5", "5,5 uur"), ("5:30", "5:30 uur"), ("5,5 uur", "5,5 uur"), ("veel", "veel")],
)
def test_number_is_shown_as_it_was_typed_with_its_unit(typed: int | str, words: str):
    record = make_urendag(soort="school", schooluren=typed)

    assert f"Hoeveel uur was je op school? {words}" in record_text(make_map(record), record)


@pytest.mark.parametrize("typed", [26, "26", "2026", 2026])
def test_year_of_two_figures_is_shown_with_its_century(typed: int | str):
    record = make_student(cohort=typed)

    assert "In welk jaar ben je begonnen? 2026" in record_text(make_map(), record)
