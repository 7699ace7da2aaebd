"""Messages to school: ready to send, in the student's own name, with figures and without anything private."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers import builders as b
from tests.rules.test_cases import LONGEST_SENTENCE, sentences_of
from tests.rules.test_robust import records

from bpv_logic.browser.door import handle
from bpv_logic.map.bpvmap import Bpvmap, Record, map_of, record_to_json
from bpv_logic.words.message import text_of
from bpv_logic.words.record import record_text


def ask(bpvmap: Bpvmap, **values: object) -> dict[str, Any]:
    request = {"op": "text", "records": [record_to_json(record) for record in bpvmap.records], **values}
    answer: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return answer


def message(*made: Record, today: str = b.TODAY, **values: object) -> str:
    text: str = ask(b.make_map(*made), soort="contact_vragen", today=today, **values)["tekst"]
    return text


def test_message_asks_for_contact_with_the_figures():
    assert message(b.make_bezoek()).splitlines() == [
        "Beste Noor Begeleider,",
        "",
        "Ik ben Sam Voorbeeld. Mijn bpv is bij Zorgcentrum Voorbeeld.",
        "",
        "Er is 1 van de 3 contacten geweest.",
        "Het laatste contact was op woensdag 14 oktober 2026.",
        "Mijn bpv duurt tot en met vrijdag 12 februari 2027.",
        "Er staat nog geen nieuwe afspraak. Kunnen we iets afspreken?",
        "Ik werk op maandag, dinsdag, woensdag en donderdag.",
        "",
        "Groet,",
        "Sam Voorbeeld",
    ]


def test_message_without_any_contact_names_the_visit_at_work():
    assert message().splitlines()[4:6] == [
        "Er zijn 0 van de 3 contacten geweest.",
        "Er is nog geen bezoek op mijn werk geweest.",
    ]


def test_message_after_two_contacts_counts_both():
    second = b.make_bezoek(datum="2026-11-18", bezoek="volgende")

    assert "Er zijn 2 van de 3 contacten geweest." in message(b.make_bezoek(), second)


def test_message_after_the_bpv_asks_no_days():
    lines = message(b.make_telefonisch(), today="2027-02-20").splitlines()

    assert "Mijn bpv was tot en met vrijdag 12 februari 2027." in lines
    assert "Het laatste contact was op woensdag 11 november 2026." in lines
    assert not any(line.startswith("Ik werk op") for line in lines)


def test_message_with_a_planned_contact_asks_for_one_more():
    planned = b.make_bezoek(datum="2026-12-09", stand="gepland")

    assert "Het volgende contact is op woensdag 9 december 2026.\nKunnen we nog een afspraak maken?" in message(planned)


def test_message_can_be_about_an_earlier_bpv():
    earlier = b.make_periode(id="periode-0", begin="2025-09-01", eind="2026-01-30", leerbedrijf="Kwekerij Voorbeeld")

    assert "Mijn bpv is bij Kwekerij Voorbeeld." in message(earlier, periode="periode-0")
    assert "Mijn bpv is bij Zorgcentrum Voorbeeld." in message(earlier, periode="weg")


def test_message_of_an_empty_map_is_still_a_message():
    assert ask(map_of([]), soort="contact_vragen", today=b.TODAY) == {
        "ok": True,
        "tekst": "Beste bpv-begeleider,\n\nKunnen we een afspraak maken?\n\nGroet,",
    }


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"soort": "klagen", "today": b.TODAY}, "Dit bericht kennen de regels niet."),
        ({"soort": "contact_vragen"}, "In het verzoek aan de regels ontbreekt “today”."),
        ({"soort": "contact_vragen", "today": "morgen"}, "In het verzoek aan de regels is “today” geen datum."),
    ],
)
def test_message_that_cannot_be_made_is_one_sentence(values: dict[str, str], sentence: str):
    assert ask(b.make_map(), **values) == {"ok": False, "fout": {"code": "verzoek", "tekst": sentence}}


def test_request_for_extra_contact_reads_as_a_message():
    record = b.make_extra()
    answer = ask(b.make_map(record), id=record.id)

    assert answer["tekst"].splitlines() == [
        "Beste Noor Begeleider,",
        "",
        "Ik ben Sam Voorbeeld. Mijn bpv is bij Zorgcentrum Voorbeeld.",
        "",
        "Ik wil graag extra contact met school.",
        "De reden: Ik leer te weinig.",
        "Ik doe steeds hetzelfde werk.",
        "Wil je antwoorden voor of op maandag 30 november 2026?",
        "",
        "Groet,",
        "Sam Voorbeeld",
    ]


def extra(**fields: object) -> list[str]:
    record = b.make_extra(**fields)
    return text_of(b.make_map(record), record).splitlines()[4:-3]


def test_illness_is_a_reason_without_what_was_written_about_it():
    assert extra(redenen=["ziekte", "stagnatie"], uitleg="Ik heb griep.") == [
        "Ik wil graag extra contact met school.",
        "De reden: Ziekte. Ik leer te weinig.",
        "Wil je antwoorden voor of op maandag 30 november 2026?",
    ]


def test_praktijkopleider_who_asks_is_named():
    first = "Mijn praktijkopleider, mevrouw Jansen, vraagt om extra contact met school."
    record = b.make_extra(gevraagd_door="praktijkopleider")
    unnamed = text_of(b.make_map(b.make_periode(praktijkopleider=None), record), record)

    assert extra(gevraagd_door="praktijkopleider")[0] == first
    assert "Mijn praktijkopleider vraagt om extra contact met school." in unnamed


def test_request_with_little_filled_in_asks_when_it_is_possible():
    assert extra(redenen=None, uitleg=None, antwoord_voor=None) == [
        "Ik wil graag extra contact met school.",
        "Wil je mij laten weten wanneer dat kan?",
    ]


def test_answered_request_tells_the_answer_and_asks_nothing():
    lines = extra(beantwoord_op="2026-11-25", antwoord="We bellen vrijdag.")

    assert lines[-2:] == ["Er kwam antwoord op woensdag 25 november 2026.", "We bellen vrijdag."]
    assert extra(beantwoord_op="2026-11-25")[-1] == "Er kwam antwoord op woensdag 25 november 2026."


def test_any_other_record_stays_a_form():
    for record in (b.make_bezoek(), b.make_leerafspraken()):
        assert text_of(b.make_map(record), record) == record_text(b.make_map(record), record)


def test_sentences_of_messages_are_short():
    texts = (message(), message(b.make_bezoek()), *extra(gevraagd_door="praktijkopleider"))

    assert max(len(part.split()) for text in texts for part in sentences_of(text)) <= LONGEST_SENTENCE


@settings(max_examples=150, deadline=None)
@given(records(), st.dates(dt.date(2026, 8, 1), dt.date(2027, 10, 1)))
def test_any_map_has_its_messages(made: list[Record], today: dt.date):
    bpvmap = map_of(made)

    assert ask(bpvmap, soort="contact_vragen", today=today.isoformat())["ok"]
    for record in bpvmap.of("contact"):
        assert ask(bpvmap, id=record.id)["ok"]
