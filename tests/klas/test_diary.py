"""The upcoming days of a class: which count, in which order, and each once."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.helpers import builders as b
from tests.klas.test_one_file import MADE, envelope, read

from bpv_logic.klas.days import KOMT, agenda_items
from bpv_logic.klas.diary import calendar_of, days_of, route_of
from bpv_logic.klas.inzending import read_inzending
from bpv_logic.map.bpvmap import Record

TODAY = dt.date.fromisoformat(b.TODAY)


def items(*records: Record, today: str = b.TODAY) -> list[Any]:
    found = read(b.make_student(), *records, today=today)["agenda"]
    assert isinstance(found, list)
    return found


def said(*records: Record, today: str = b.TODAY) -> list[tuple[str, str, str]]:
    coming = [item for item in items(*records, today=today) if item["stand"] == KOMT]
    return [(item["datum"], item["soort"], item["titel"]) for item in coming]


def planned(**values) -> Record:
    return b.make_bezoek(**{"datum": "2026-12-09", "stand": "gepland", "aanwezig": None} | values)


def test_everything_to_come_stands_in_order_of_day():
    records = [
        b.make_periode(eind="2026-12-18", aantal_blokken=2),
        planned(bezoek="volgende"),
        b.make_telefonisch(datum="2026-12-02", stand="gepland", aanwezig=None),
        b.make_extra(antwoord_voor="2026-11-30"),
        b.make_opdracht(inleveren="2026-12-11"),
        b.make_leerafspraken(wanneer="2026-12-10"),
    ]

    assert said(*records) == [
        ("2026-11-30", "antwoord", "Antwoord op vraag om extra contact: Sam Voorbeeld"),
        ("2026-12-02", "telefonisch", "Bellen: Sam Voorbeeld"),
        ("2026-12-09", "bezoek", "Bezoek: Sam Voorbeeld"),
        ("2026-12-10", "leerafspraken", "Leerafspraken bekijken: Sam Voorbeeld"),
        ("2026-12-11", "opdracht", "Opdracht “Een ochtend plannen” inleveren: Sam Voorbeeld"),
        ("2026-12-18", "blok", "Blok 2 eindigt, uren laten tekenen: Sam Voorbeeld"),
        ("2026-12-18", "einde", "Laatste dag van de bpv: Sam Voorbeeld"),
    ]


def test_what_is_done_or_over_is_not_to_come():
    records = [
        b.make_periode(eind="2026-11-24"),
        b.make_extra(beantwoord_op="2026-11-24"),
        b.make_opdracht(inleveren="2026-12-11", stand="klaar"),
        planned(datum="2026-11-24"),
        planned(datum="2026-12-01", stand="vervallen"),
    ]

    assert said(*records) == []


def test_day_that_the_last_talk_agreed_on_counts_until_it_is_an_appointment():
    """Een afgesproken dag staat er één keer: als afspraak, of als volgend contact."""
    held = b.make_bezoek(datum="2026-11-11", volgende_datum="2026-12-09")
    bpv = b.make_periode(eind="2026-12-18", aantal_blokken=1)

    assert ("2026-12-09", "volgend", "Volgend contact: Sam Voorbeeld") in said(bpv, held)
    assert [kind for _, kind, _ in said(bpv, held, planned())] == ["bezoek", "blok", "einde"]


def test_weeks_that_are_signed_fill_no_diary():
    assert [kind for _, kind, _ in said(b.make_periode(), b.make_instelling(tekenritme="week"))] == ["einde"]


def test_visit_says_where_and_how_long():
    (visit,) = [item for item in items(b.make_periode(adres="Kade 1, Utrecht"), planned(tijd="23:30")) if item["wijze"]]

    assert (visit["plaats"], visit["wijze"], visit["begin"], visit["eind"]) == (
        "Kade 1, Utrecht",
        "locatie",
        "23:30",
        "23:59",
    )
    assert (visit["telefoon"], visit["praktijkopleider"]) == ("030 123 4567", "mevrouw Jansen")


def test_visit_without_an_address_or_a_time_is_a_day_at_the_leerbedrijf():
    (visit,) = [item for item in items(b.make_periode(), planned(tijd=None)) if item["wijze"]]

    assert (visit["plaats"], visit["begin"], visit["eind"]) == ("Zorgcentrum Voorbeeld", "", "")


def test_visit_online_is_no_place_to_go():
    (visit,) = [item for item in items(b.make_periode(), planned(plaats="online")) if item["wijze"]]

    assert (visit["plaats"], visit["wijze"]) == ("Online", "online")


def of_file(text: str, made: str, key: str = "student-1") -> tuple[str, str, list[Any]]:
    return made, key, agenda_items(read_inzending("a.json", text, TODAY))


def test_route_has_the_talks_of_all_students_by_day_and_time():
    bpv = b.make_periode(eind="2026-12-18")
    sam = envelope(b.make_student(), bpv, planned(tijd="14:00"), b.make_opdracht(inleveren="2026-12-01"))
    robin = envelope(b.make_student(id="s2", voornaam="Robin"), bpv, planned(tijd="09:00"))
    route: list[Any] = route_of(days_of([of_file(sam, MADE), of_file(robin, MADE, "s2")]), TODAY)

    assert [(stop["datum"], stop["tijd"], stop["van"]) for stop in route] == [
        ("2026-12-09", "09:00", "Robin Voorbeeld"),
        ("2026-12-09", "14:00", "Sam Voorbeeld"),
    ]
    assert route[0]["wat"] == "Eerste bezoek"
    assert (route[0]["datum_tekst"], route[0]["wanneer"]) == ("woensdag 9 december", "over 2 weken")


def test_newest_file_of_a_student_says_when_the_visit_is():
    """Een oud bestand zet een verplaatst bezoek niet terug."""
    bpv = b.make_periode()
    old = of_file(envelope(b.make_student(), bpv, planned(id="x", datum="2026-12-01")), "2026-11-01T10:00:00.000Z")
    new = of_file(envelope(b.make_student(), bpv, planned(id="x", datum="2026-12-09")), MADE)

    for files in ([old, new], [new, old]):
        route: list[Any] = route_of(days_of(files), TODAY)
        assert [stop["datum"] for stop in route] == ["2026-12-09"]


def test_day_that_went_by_since_the_file_was_read_is_left_out():
    file = of_file(envelope(b.make_student(), b.make_periode(), planned()), MADE)

    assert route_of(days_of([file]), dt.date(2026, 12, 10)) == []


def test_calendar_holds_talks_and_what_is_due():
    file = of_file(envelope(b.make_student(), b.make_periode(adres="Kade 1"), planned()), MADE)
    text = calendar_of(days_of([file]))

    assert "DTSTART;TZID=Europe/Amsterdam:20261209T100000\r\n" in text
    assert "DTSTAMP:20261125T160000Z\r\n" in text
    assert "SUMMARY:Laatste dag van de bpv: Sam Voorbeeld\r\n" in text
    assert r"DESCRIPTION:Zorgcentrum Voorbeeld\nmevrouw Jansen 030 123 4567" in text
