"""The sentences and figures of the front page, and the next tasks."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.bpv.test_hours import days
from tests.helpers import builders as b
from tests.helpers.case_files import load_cases
from tests.helpers.whole_bpv import END, whole_bpv

from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import Record, map_of
from bpv_logic.rules import message
from bpv_logic.verdict.front_page import Meter
from bpv_logic.verdict.judge import Verdict, judge_map


def verdict_of(*records: Record, today: str = b.TODAY) -> Verdict:
    return judge_map(b.make_map(*records), dt.date.fromisoformat(today))


def lock(name: str, *records: Record, today: str = b.TODAY) -> str:
    return verdict_of(*records, today=today).slots[name]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-09-07", "begint over 3 weken"),
        ("2026-09-28", "week 1 van 20"),
        ("2026-11-25", "week 9 van 20"),
        ("2027-02-12", "week 20 van 20"),
        ("2027-02-13", "voorbij sinds 12 februari"),
    ],
)
def test_week_of_the_bpv_is_said(today: str, words: str):
    assert lock("vandaag.periode", today=today) == words


@pytest.mark.parametrize(
    ("end", "sentence"),
    [
        ("18:30", "In dit tempo klaar op 21 januari, drie weken voor het einde."),
        ("16:30", "In dit tempo klaar op 11 februari, één dag voor het einde."),
        ("16:29", "In dit tempo klaar op 15 februari, drie dagen na het einde. Je hebt 33 uur per week nodig."),
    ],
)
def test_forecast_is_said_against_the_end_of_the_bpv(end: str, sentence: str):
    start = days("2026-09-28", "2026-10-27")
    assert lock("uren.zin", *start, *days("2026-10-28", "2026-11-25", eind=end)) == sentence


def test_forecast_on_the_last_day_says_so():
    lines = days("2026-09-28", "2026-11-25")

    assert lock("uren.zin", *lines, b.make_periode(eind="2027-02-11")) == (
        "In dit tempo klaar op 11 februari, de laatste dag."
    )


@pytest.mark.parametrize(
    ("first", "sentence"),
    [
        (
            "2026-11-16",
            "In dit tempo klaar op 11 februari, als je ook de 28 lege dagen invult. Dat is één dag voor het einde.",
        ),
        (
            "2026-09-29",
            "In dit tempo klaar op 11 februari, als je ook de lege dag invult. Dat is één dag voor het einde.",
        ),
    ],
)
def test_forecast_says_that_it_counts_in_days_not_yet_written_down(first: str, sentence: str):
    assert lock("uren.zin", *days(first, "2026-11-25")) == sentence


def test_forecast_over_empty_days_after_the_end_says_what_each_week_needs():
    assert lock("uren.zin", *days("2026-11-16", "2026-11-25", eind="15:30")) == (
        "In dit tempo klaar op 4 maart, als je ook de 28 lege dagen invult. Dat is twee weken na het einde. "
        "Je hebt 36 uur per week nodig."
    )


@pytest.mark.parametrize(
    ("periode", "today", "sentence"),
    [
        ({"uren": None}, b.TODAY, "Vul bij je bpv de datums en de uren in. Dan rekenen we uit wanneer je klaar bent."),
        ({}, "2026-09-20", "Je bpv begint op maandag 28 september."),
        ({}, "2026-09-30", "Na twee weken zie je hier wanneer je klaar bent."),
        ({}, "2026-10-12", "Schrijf eerst een week op. Dan zie je hier wanneer je klaar bent."),
        ({}, "2027-02-20", "Je bpv is voorbij. Er is nog 640 uur te kort."),
    ],
)
def test_hours_without_a_forecast_say_why(periode: dict[str, object], today: str, sentence: str):
    assert lock("uren.zin", b.make_periode(**periode), today=today) == sentence


def test_forecast_waits_while_a_student_is_ill_and_then_says_what_was_missed():
    """Wie ziek is, leest geen tekort; wie beter is, leest wat er te bespreken is."""
    well, ill = days("2026-09-28", "2026-11-18"), b.make_urendag(datum="2026-11-19", soort="ziek")

    assert lock("uren.zin", *well, ill) == "Word eerst beter. Daarna zie je hier weer wanneer je klaar bent."
    assert lock("uren.zin", *well, ill, *days("2026-11-23", "2026-11-25")) == (
        "Door ziekte mis je 8 uur. Bespreek of je die inhaalt, en hoe."
    )


def test_forecast_of_a_changing_roster_counts_in_weeks_not_yet_written_down():
    changing = b.make_periode(rooster="wisselend", werkdagen=None, uren_per_week=32)
    lines = days("2026-09-28", "2026-11-05")

    assert lock("uren.zin", changing, *lines, *days("2026-11-16", "2026-11-25")) == (
        "In dit tempo klaar op 12 februari, als je ook de lege week invult. Dat is de laatste dag."
    )


def test_hours_that_are_made_are_said():
    lines = days("2026-09-28", "2026-11-25")

    assert lock("uren.zin", *lines, b.make_periode(uren=280)) == "Je hebt alle afgesproken uren gemaakt."


def test_hours_written_before_the_bpv_is_filled_in_are_shown():
    """Wie begint met uren, ziet ze meteen staan."""
    verdict = judge_map(map_of([b.make_urendag(periode="komt-nog")]), dt.date.fromisoformat(b.TODAY))

    assert verdict.slots["uren.gedaan"] == "8"
    assert verdict.slots["record.urendag-2026-11-25.duur"] == "8 uur"
    assert verdict.blokken == ()


def test_contact_is_said_with_the_next_date():
    planned = b.make_bezoek(datum="2026-12-09", bezoek="volgende", stand="gepland")

    assert lock("contact.zin", b.make_bezoek(), planned) == (
        "1 van de 3 geweest, 1 op je werk. Het volgende is woensdag 9 december."
    )
    assert lock("contact.zin") == "0 van de 3 geweest, nog niet op je werk. Nog niets afgesproken."


def test_differences_between_two_ratings_are_counted():
    own, other = b.make_voortgang(), b.make_voortgang(wie="praktijkopleider", oordeel="goed")

    assert lock("werkprocessen.zin", own, other).endswith("Over 1 denken jullie verschillend.")


def test_meters_never_pass_what_is_asked_of_contact():
    four = [b.make_bezoek(datum=f"2026-10-1{number}") for number in range(4)]
    meters = verdict_of(*four, *days("2026-11-23", "2026-11-25")).meters

    assert meters["contact"] == Meter(waarde=3, maximum=3)
    assert meters["uren"] == Meter(waarde=24, maximum=640)


def test_werkprocessen_that_wait_for_a_rating_are_counted():
    assert lock("werkprocessen.zin") == "Nog 12 te bekijken."
    assert lock("werkprocessen.zin", b.make_voortgang()) == "Nog 11 te bekijken."


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-11-25", Meter(waarde=9, maximum=20)), ("2026-09-01", None), ("2027-06-01", None)],
)
def test_weeks_are_a_meter_while_the_bpv_runs(today: str, expected: Meter | None):
    """Naast de balk van de uren staat hoeveel tijd er voorbij is."""
    assert verdict_of(today=today).meters.get("weken") == expected


def test_thing_to_do_is_told_in_one_sentence_and_its_finding_in_full():
    verdict = verdict_of(*days("2026-09-28", "2026-10-16"))
    code = "uren.ontbrekende-dagen"

    assert next(item.uitleg for item in verdict.agenda if item.code == code) == "Van 20 werkdagen staat er nog niets."
    assert "Was je vrij of ziek?" in next(message(item) for item in verdict.bevindingen if item.code == code)


def test_full_stop_in_what_somebody_wrote_ends_no_sentence():
    late = b.make_opdracht(titel="Plan. Bak: een taart", inleveren="2026-11-02", stand="bezig")
    told = [item.uitleg for item in verdict_of(late).agenda if item.code == "opdrachten.te-laat"]

    assert told == ["“Plan. Bak: een taart” moest klaar zijn op maandag 2 november."]


def test_meter_without_an_end_is_left_out():
    verdict = verdict_of(b.make_periode(uren=None), b.make_student(opleiding="eigen", opleiding_naam="Hoefsmid"))

    assert set(verdict.meters) == {"contact", "weken"}


def test_greeting_needs_a_name():
    assert lock("vandaag.groet") == "Dag Sam"
    assert "vandaag.groet" not in verdict_of(b.make_student(voornaam=None)).slots


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.id)
def test_every_place_has_words_and_every_action_a_page(case):
    verdict = judge_map(case.bpvmap, dt.date.fromisoformat(case.today))
    pages = {form.page for form in FORMS.values()} | {"bezoek/", "delen/", "map/"}

    assert all(text.strip() and "{" not in text and "None" not in text for text in verdict.slots.values())
    for action in verdict.agenda:
        assert action.pagina.partition("?")[0].partition("#")[0] in pages
        assert action.titel
        assert action.knop
        assert action.uitleg.endswith((".", "?"))
        assert "{" not in action.titel


# --- What is next ----------------------------------------------------------------------------------------------------


def agenda(*records: Record, today: str = b.TODAY) -> list[tuple[str, str]]:
    return [(action.code, action.pagina) for action in verdict_of(*records, today=today).agenda]


def test_hours_of_today_come_first_on_a_day_to_work():
    assert agenda()[0] == ("uren.vandaag", "uren/?datum=2026-11-25")
    assert "uren.vandaag" not in dict(agenda(b.make_urendag()))
    assert "uren.vandaag" not in dict(agenda(today="2026-11-27"))


def test_missing_days_lead_to_the_first_of_them():
    assert dict(agenda(*days("2026-09-29", "2026-11-25")))["uren.ontbrekende-dagen"] == "uren/?datum=2026-09-28"


def test_a_talk_within_two_weeks_is_announced_with_its_day():
    soon = b.make_bezoek(datum="2026-12-09", stand="gepland")
    later = b.make_bezoek(datum="2026-12-10", stand="gepland")
    action = next(action for action in verdict_of(soon).agenda if action.code == "contact.komt")

    assert (action.titel, action.datum, action.pagina) == (
        "Gesprek met school, over 2 weken",
        "2026-12-09",
        "bezoek/?id=bezoek-2026-12-09",
    )
    assert "contact.komt" not in dict(agenda(later))


def test_opdracht_to_hand_in_is_announced_until_it_is_done():
    due = b.make_opdracht(inleveren="2026-11-27")

    assert dict(agenda(due))["opdrachten.komt"] == "opdrachten/?id=opdracht-1"
    assert "opdrachten.komt" not in dict(agenda(b.make_opdracht(inleveren="2026-11-27", stand="klaar")))


def test_end_of_a_blok_is_announced_but_not_of_a_week():
    line = b.make_urendag(datum="2026-11-25")

    assert dict(agenda(line))["uren.blok-eindigt"] == "uren/#blokken"
    assert "uren.blok-eindigt" not in dict(agenda(line, b.make_instelling(tekenritme="week")))


def test_same_finding_on_many_records_is_one_thing_to_do():
    early = [b.make_urendag(datum=f"2026-09-2{number}") for number in (1, 2, 3)]
    actions = [action for action in verdict_of(*early).agenda if action.code == "uren.buiten-periode"]

    assert [(action.titel, action.pagina) for action in actions] == [
        ("Een dag buiten je bpv (3 keer)", "uren/?datum=2026-09-21")
    ]


def test_faults_in_answers_are_told_once_a_form():
    verdict = verdict_of(b.make_periode(leerbedrijf=None, begeleider=None, uren=0))

    assert [(action.titel, action.pagina) for action in verdict.agenda if action.code.startswith("veld.")] == [
        ("Kijk na: je bpv", "gegevens/#periode-uren"),
        ("Maak af: je bpv (2 keer)", "gegevens/#periode-leerbedrijf"),
    ]


def test_id_that_is_not_plain_is_kept_out_of_the_address():
    strange = b.make_opdracht(id="a&b=c#d", inleveren="2026-11-24")

    assert dict(agenda(strange))["opdrachten.te-laat"] == "opdrachten/"


def test_damaged_handtekening_leads_to_what_it_stands_under():
    before = b.make_map(b.make_leerafspraken())
    damaged = b.make_handtekening(before, before.by_id["leerafspraken-2026-10-14"], schakel="0")

    assert dict(agenda(b.make_leerafspraken(), damaged))["handtekening.beschadigd"] == (
        "leerafspraken/?id=leerafspraken-2026-10-14"
    )


def test_nothing_is_left_to_do_after_a_complete_bpv():
    assert judge_map(map_of(whole_bpv()), dt.date.fromisoformat(END)).agenda == ()
