"""One file in the table of a class: its student, its row, its rows for a spreadsheet."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.helpers import builders as b
from tests.helpers.whole_bpv import END, whole_bpv

from bpv_logic.bpv.map_view import MapView
from bpv_logic.bpv.tempo import expected_minutes
from bpv_logic.file.envelope import write_envelope
from bpv_logic.klas.inzending import read_inzending
from bpv_logic.klas.one_file import bestand_json
from bpv_logic.map.bpvmap import Record, map_of
from bpv_logic.school.active import active

MADE = "2026-11-25T16:00:00.000Z"


def envelope(*records: Record, made: str = MADE) -> str:
    return write_envelope(map_of(records).records, exported_at=made, generator="bpv-map/test")


def read(*records: Record, today: str = b.TODAY) -> dict[str, Any]:
    return bestand_json(read_inzending("sam.json", envelope(*records), dt.date.fromisoformat(today)))


def filters(*records: Record, today: str = b.TODAY) -> list[str]:
    return read(b.make_student(), *records, today=today)["rij"]["filters"]


def worked(first: str, days: int) -> list[Record]:
    """The first working days from a Monday on, Monday to Thursday."""
    start = dt.date.fromisoformat(first)
    all_days = [start + dt.timedelta(days=number) for number in range(days * 2)]
    return [b.make_urendag(datum=str(day)) for day in all_days if day.weekday() < 4][:days]


def test_file_says_whose_it_is_and_when_it_was_made():
    found = read(b.make_student(), b.make_periode())

    assert (found["sleutel"], found["van"], found["gemaakt"]) == ("student-1", "Sam Voorbeeld", MADE)
    assert (found["soort"], found["bestand"], found["waarschuwingen"]) == ("map", "sam.json", [])


def test_file_of_a_begeleider_belongs_to_the_student_that_it_names():
    """Het bestand van de begeleider komt bij de student terecht, en is geen nieuwe student."""
    found = read(b.make_eindbeoordeling())

    assert (found["sleutel"], found["soort"]) == ("student-1", "terug")
    assert found["waarschuwingen"] == [
        "In dit bestand staat alleen wat Noor Begeleider toevoegde. Kies ook het bestand van de student."
    ]


def test_file_that_names_nobody_is_asked_about_and_told_from_others():
    found = read(b.make_urendag())

    assert found["soort"] == "map"
    assert found["waarschuwingen"][0] == (
        "In dit bestand staat geen naam. Vraag de student om de naam in te vullen bij Wie en waar, en om een "
        f"nieuw bestand. Dit heet sam.json, is gemaakt op woensdag 25 november 2026 en heeft code {found['code']}."
    )


@pytest.mark.parametrize(
    "who", [(), (b.make_student(voornaam="", achternaam=""),), (b.make_student(voornaam="\u200b", achternaam="-"),)]
)
def test_nobody_is_asked_who_they_are_whatever_they_left_empty(who: tuple[Record, ...]):
    assert "In dit bestand staat geen naam." in read(*who, b.make_urendag())["waarschuwingen"][0]


def test_nobody_is_not_somebody_whatever_the_files_are_called():
    """Twee mappen zonder naam, met dezelfde bestandsnaam, zijn van twee mensen; hetzelfde bestand is één map."""
    one, other = b.make_urendag(), b.make_urendag(datum="2026-11-24")

    assert read(one)["sleutel"] != read(other)["sleutel"]
    assert read(one)["sleutel"] == read(one)["sleutel"]


def test_file_of_a_begeleider_is_not_judged_as_a_map():
    found = read(b.make_eindbeoordeling())

    assert found["rij"]["naam"] == "Bestand van Noor Begeleider"
    assert (found["rij"]["problemen"], found["rij"]["filters"], found["rij"]["uitkomst"]) == ([], [], "terug")
    assert found["tabellen"]["bevindingen"] == []


def test_student_of_two_devices_has_one_key_whatever_was_written_last():
    """Twee telefoons, twee keer begonnen: het blijft één student."""
    ids = ["a", "b", "c", "d", "e", "f"]
    oldest, *newer = [b.make_student(id=id_) for id_ in ids]

    assert read(*reversed(newer), oldest)["sleutel"] == "a"
    assert read(*newer, oldest)["studenten"] == ids


@pytest.mark.parametrize(
    ("today", "hours"),
    [("2026-09-28", 0), ("2026-09-29", 8), ("2026-10-05", 32), ("2027-02-12", 640), ("2027-06-01", 640)],
)
def test_expected_hours_are_spread_over_the_days_to_work(today, hours):
    """Van 640 uur in 20 weken van 4 dagen hoort er na elke gewerkte dag 8 uur te staan."""
    view = MapView(bpvmap=b.make_map(), today=dt.date.fromisoformat(today), schoolpakket=active())

    assert view.current is not None
    assert expected_minutes(view.current) == hours * 60


def test_expected_hours_without_days_to_work_are_spread_over_all_days():
    view = MapView(
        bpvmap=b.make_map(b.make_periode(werkdagen=None, begin="2026-11-16", eind="2026-11-25", uren=100)),
        today=dt.date(2026, 11, 21),
        schoolpakket=active(),
    )

    assert view.current is not None
    assert expected_minutes(view.current) == 50 * 60


def test_expected_hours_are_none_while_the_bpv_is_not_filled_in():
    assert read(b.make_student(), b.make_periode(eind=None))["rij"]["uren_verwacht"] == 0
    assert read(b.make_student())["rij"]["uren_verwacht"] == 0


def test_filters_of_a_complete_bpv_are_none():
    assert read(*whole_bpv(), today=END)["rij"]["filters"] == []


def test_filters_of_a_bpv_in_which_nothing_happened():
    assert filters(b.make_periode(laatste="ja"), today="2027-03-01") == [
        "contact_te_laat",
        "geen_bezoek",
        "uren_achter",
        "werkprocessen_open",
        "beoordeling_mist",
        "eindbeoordeling_mist",
    ]


def test_filter_eindbeoordeling_begins_with_the_eindgesprek():
    visit = b.make_bezoek(datum=b.TODAY, bezoek="laatste")

    assert "eindbeoordeling_mist" in filters(b.make_periode(laatste="ja"), visit)
    assert "eindbeoordeling_mist" not in filters(b.make_periode(laatste="ja"), visit, b.make_eindbeoordeling())
    assert "eindbeoordeling_mist" not in filters(b.make_periode(laatste="ja"))


def test_filter_hours_allows_a_week_and_no_more():
    """Een week achter is een vrije week. Meer dan een week achter zie je in de lijst."""
    begin, today = "2026-11-02", "2026-11-23"
    bpv = b.make_periode(begin=begin, eind="2027-03-21", uren=640)

    assert "uren_achter" not in filters(bpv, *worked(begin, 8), today=today)
    assert "uren_achter" in filters(bpv, *worked(begin, 7), today=today)


def test_filter_unsigned_is_about_a_blok_that_is_over():
    blok = b.make_urenblok(van="2026-11-16", tot="2026-11-19")
    day = b.make_urendag(datum="2026-11-17")

    assert "ongetekend" in filters(b.make_periode(), blok, day, today="2026-11-20")
    assert "ongetekend" not in filters(b.make_periode(), blok, day, today="2026-11-19")


def test_blok_that_changed_after_signing_is_unsigned_in_the_row_and_in_the_filter():
    blok = b.make_urenblok(van="2026-11-16", tot="2026-11-19")
    records = [b.make_student(), b.make_periode(), blok, b.make_urendag(datum="2026-11-17")]
    signed = b.make_handtekening(map_of(records), blok)
    changed = [*records[:3], b.make_urendag(datum="2026-11-17", eind="17:00"), signed]

    rows = [read(*items)["rij"] for items in ([*records, signed], changed)]
    assert [row["ongetekende_blokken"] for row in rows] == [0, 1]
    assert ["ongetekend" in row["filters"] for row in rows] == [False, True]


def test_filter_wrong_is_about_what_the_rules_call_wrong():
    assert "klopt_niet" in filters(b.make_periode(), b.make_urendag(begin="12:00", eind="12:00"))
    assert "klopt_niet" not in filters(b.make_periode(), b.make_urendag())


def test_filter_no_visit_waits_for_the_first_day():
    assert "geen_bezoek" in filters(b.make_periode(begin=b.TODAY))
    assert "geen_bezoek" not in filters(b.make_periode(begin="2026-11-26"))
    assert "geen_bezoek" not in filters(b.make_periode(), b.make_bezoek())


def test_sort_keys_put_most_attention_first_and_ignore_capitals():
    wrong = read(b.make_student(voornaam="Ada"), b.make_periode(), b.make_urendag(begin="12:00", eind="12:00"))
    fine = read(*whole_bpv(), today=END)

    assert wrong["rij"]["sorteer"]["aandacht"] < fine["rij"]["sorteer"]["aandacht"]
    assert wrong["rij"]["sorteer"]["naam"] == "voorbeeld  ada"
    assert set(wrong["rij"]["sorteer"]) == set(fine["rij"]["sorteer"])


def test_hours_of_every_week_stand_in_the_table():
    blok = b.make_urenblok(van="2026-11-16", tot="2026-11-19")
    days = [b.make_urendag(datum="2026-11-17"), b.make_urendag(datum="2026-11-24", eind="16:20")]
    records = [b.make_student(), b.make_periode(begin="2026-11-16"), blok, *days]
    signed = b.make_handtekening(map_of(records), blok)
    rows = read(*records, signed)["tabellen"]["uren"]

    who = ["Zorgcentrum Voorbeeld", "2026-2027"]
    assert rows == [
        [*who, 47, "2026-11-16", "32", "8", "8"],
        [*who, 48, "2026-11-23", "32", "7,83", "0"],
    ]


def test_findings_stand_in_the_table_as_the_verdict_has_them():
    item = read_inzending(
        "sam.json",
        envelope(b.make_student(), b.make_periode(), b.make_urendag(begin="12:00", eind="12:00")),
        dt.date.fromisoformat(b.TODAY),
    )
    verdict: dict[str, Any] = item.verdict_json
    rows: Any = bestand_json(item)["tabellen"]["bevindingen"]

    assert [(row[2], row[5]) for row in rows] == [(found["tekst"], found["code"]) for found in verdict["bevindingen"]]
    assert rows[0] == [
        "Zorgcentrum Voorbeeld",
        "Klopt niet",
        "Begin en eind zijn gelijk. Kijk de tijden na.",
        "Uren van een dag",
        b.TODAY,
        "uren.geen-duur",
    ]
