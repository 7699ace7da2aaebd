"""A next bpv is offered once every bpv is over, on the front page and at Wie en waar, and takes over what stays."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.helpers import builders as b

from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import Record, map_of
from bpv_logic.verdict.agenda import due
from bpv_logic.verdict.judge import Verdict, judge_map

CODE, SLOT = "gegevens.nieuwe-bpv", "bpv.nieuw"
#: The day after the bpv of the builders.
DAY_AFTER = dt.date(2027, 2, 13)
OFFER = "Je bpv bij Zorgcentrum Voorbeeld was tot en met 12 februari. Waar werk je nu?"


def judge(*records: Record, today: dt.date = DAY_AFTER) -> Verdict:
    return judge_map(map_of((b.make_student(), *records)), today)


def offered(verdict: Verdict) -> str:
    """Return the sentence with which a next bpv is offered, which is the same in both places."""
    steps = [action.uitleg for action in verdict.agenda if action.code == CODE]
    assert steps == [text for text in [verdict.slots.get(SLOT, "")] if text]
    return "".join(steps)


def test_next_bpv_is_offered_from_the_day_after_the_last():
    assert offered(judge(b.make_periode(), today=dt.date(2027, 2, 12))) == ""
    assert offered(judge(b.make_periode())) == OFFER
    assert offered(judge(b.make_periode(), today=dt.date(2027, 6, 1))) == OFFER


def test_step_leads_to_the_form_for_a_new_bpv_and_is_due_on_its_first_day_only():
    verdict = judge(b.make_periode())
    [step] = [action for action in verdict.agenda if action.code == CODE]

    assert (step.titel, step.knop, step.pagina) == ("Begin je nieuwe bpv", "Begin", "gegevens/?nieuw=periode#periode")
    assert step in verdict.agenda[:3]
    assert step in due(verdict.agenda, DAY_AFTER)
    assert step not in due(verdict.agenda, DAY_AFTER + dt.timedelta(days=1))


@pytest.mark.parametrize(
    "records",
    [
        (),
        (b.make_periode(laatste="ja"),),
        (b.make_periode(), b.make_eindbeoordeling(oordeel="voldaan")),
        (b.make_periode(), b.make_periode(id="straks", begin="2027-03-01", eind="2027-07-02")),
        (b.make_periode(), b.make_periode(id="net-begonnen", begin=None, eind=None, leerbedrijf=None)),
        (b.make_periode(eind=None),),
    ],
    ids=["no bpv", "the last one", "voldaan", "the next is there", "the next is being filled in", "without an end"],
)
def test_next_bpv_is_not_offered(records: tuple[Record, ...]):
    assert offered(judge(*records)) == ""


def test_student_who_never_said_which_is_the_last_hears_where_to_say_it():
    assert (
        offered(judge(b.make_periode(laatste=None)))
        == f"{OFFER} Of was dit je laatste bpv? Vul dat dan in bij Wie en waar."
    )


def test_offer_names_the_bpv_that_ended_last():
    early = b.make_periode(id="eerder", leerbedrijf="Bakkerij Vos", begin="2025-09-01", eind="2026-01-30")

    assert offered(judge(early, b.make_periode())) == OFFER


def test_what_stays_the_same_is_taken_over_and_what_belongs_to_one_leerbedrijf_is_not():
    taken = {item.name for item in FORMS["periode"].fields if item.prefill}

    assert taken == {
        *("begeleider", "begeleider_telefoon", "begeleider_email", "begeleider_bereikbaar"),
        *("rooster", "werkdagen", "werkdagen_oneven", "werkdagen_even", "uren_per_week"),
        *("werktijd_begin", "werktijd_eind", "werktijd_pauze"),
    }
    assert [
        item.prefill for item in FORMS["periode"].fields if item.prefill and item.prefill != f"vorige.{item.name}"
    ] == []
