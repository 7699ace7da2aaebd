"""What a praktijkopleider agreed to: both numbers stay, and only what was agreed to counts as signed."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.helpers.builders import (
    PERIODE,
    judged,
    make_handtekening,
    make_map,
    make_periode,
    make_urenblok,
    make_urendag,
)

from bpv_logic.basis.canonical import canonical_json, sha256_of, sha256_of_text
from bpv_logic.basis.dates import monday_of
from bpv_logic.bpv.blokken import Blok
from bpv_logic.bpv.map_view import MapView
from bpv_logic.bpv.periode_view import PeriodeView
from bpv_logic.bpv.uren.antwoord import ONLEESBAAR, antwoord_of, say_part
from bpv_logic.forms.handtekening import ANTWOORD_LENGTH
from bpv_logic.map.bpvmap import Bpvmap, Record, map_of
from bpv_logic.map.seal import is_intact, schakel_of
from bpv_logic.school.active import active

TODAY = dt.date(2026, 12, 8)
#: Two weeks of work, so that the hours per week show how a number in all is divided.
DATES = ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-30")
BLOK = make_urenblok(tot="2026-11-30")
DAYS = tuple(make_urendag(datum=day) for day in DATES)
HOUR = 60


def periode_of(bpvmap: Bpvmap) -> PeriodeView:
    found = MapView(bpvmap=bpvmap, today=TODAY, schoolpakket=active()).periode(PERIODE)
    assert found is not None
    return found


def answered(antwoord: dict | None, *days: Record, later: tuple[Record, ...] = ()) -> PeriodeView:
    """A bpv in which the blok was answered, and these records were written after that."""
    before = make_map(BLOK, *(days or DAYS))
    given_answer = {} if antwoord is None else {"antwoord": antwoord}
    put = make_handtekening(before, BLOK, **given_answer)
    return periode_of(map_of((*before.records, put, *later)))


def blok_of(periode: PeriodeView) -> Blok:
    return next(blok for blok in periode.blokken if blok.record is not None)


def signed(periode: PeriodeView) -> dict[str, int]:
    found: dict[str, int] = {}
    for day in periode.getekende_dagen:
        found[day.datum.isoformat()] = found.get(day.datum.isoformat(), 0) + day.minuten
    return found


def test_plain_akkoord_has_no_answer_and_the_seal_of_before():
    before = make_map(BLOK, *DAYS)
    put = make_handtekening(before, BLOK)

    assert put.text("sha256") == sha256_of_text(put.text("verzegeld"))
    assert antwoord_of(put) is None
    assert answered(None).getekend == 32 * HOUR


def test_answer_is_inside_what_the_handtekening_seals():
    put = make_handtekening(make_map(BLOK, *DAYS), BLOK, antwoord={"antwoord": "niet", "reden": "Sam was er niet."})
    other = canonical_json({"antwoord": "anders", "reden": "Sam was er niet.", "uren": "32"})

    assert put.text("sha256") == sha256_of([put.text("verzegeld"), put.text("antwoord")])
    assert is_intact(put)
    # An app of before checks this hash, so it never takes such an answer for a signed form.
    assert put.text("sha256") != sha256_of_text(put.text("verzegeld"))
    for changed in (other, "", put.text("antwoord") + " "):
        assert not is_intact(put._replace(velden=put.velden | {"antwoord": changed}))


def test_answer_cannot_be_slid_into_the_copy():
    """One seal stands for one copy and one answer: the same letters divided otherwise have another."""
    put = make_handtekening(make_map(BLOK, *DAYS), BLOK, antwoord={"antwoord": "niet", "reden": "Nee."})
    slid = put.velden | {"verzegeld": put.text("verzegeld") + put.text("antwoord"), "antwoord": ""}

    assert not is_intact(put._replace(velden=slid))


def test_niet_akkoord_is_not_signed_and_says_so():
    periode = answered({"antwoord": "niet", "reden": "Dinsdag was Sam er niet."})
    blok = blok_of(periode)

    assert periode.getekend == 0
    assert periode.gedaan == blok.minuten == 32 * HOUR
    assert blok.stand == "niet_akkoord"
    assert periode.signed_by(BLOK, "praktijkopleider") is None
    assert periode.answered_by(BLOK, "praktijkopleider") is not None


@pytest.mark.parametrize("uren", ["28", "28:00", "28 uur", 28])
def test_number_in_all_counts_and_the_written_one_stays(uren: str | int):
    periode = answered({"antwoord": "anders", "uren": uren, "reden": "Eerder naar huis."})

    assert (periode.getekend, periode.gedaan) == (28 * HOUR, 32 * HOUR)
    assert blok_of(periode).stand == "getekend"
    assert blok_of(periode).uren == "28 van de 32 uur"
    # Divided over the weeks as the written hours are.
    assert {str(day): minutes for day, minutes in periode.getekend_per_week.items()} == {
        "2026-11-23": 21 * HOUR,
        "2026-11-30": 7 * HOUR,
    }


def test_number_per_day_counts_for_its_day_and_the_others_as_written():
    periode = answered({"antwoord": "anders", "dagen": {"2026-11-24": "4", "2026-11-25": "0"}, "reden": "Ziek."})

    assert signed(periode) == {"2026-11-23": 480, "2026-11-24": 240, "2026-11-30": 480}
    assert blok_of(periode).akkoord == periode.getekend == 20 * HOUR
    assert blok_of(periode).uren == "20 van de 32 uur"


def test_day_of_several_parts_is_answered_by_its_date(monkeypatch: pytest.MonkeyPatch):
    # Parts of one day are records with another key; the answer knows only dates.
    monkeypatch.setattr("bpv_logic.map.bpvmap.KEYS", {})
    parts = (
        make_urendag(id="ochtend", datum="2026-11-24", begin="07:00", eind="11:00", pauze=None),
        make_urendag(id="avond", datum="2026-11-24", begin="16:00", eind="20:00", pauze=None),
    )
    periode = answered({"antwoord": "anders", "dagen": {"2026-11-24": "6"}, "reden": "Eerder weg."}, DAYS[0], *parts)

    assert signed(periode) == {"2026-11-23": 480, "2026-11-24": 360}
    # One part taken away since: of that day nobody can say what was agreed to.
    gone = make_handtekening(
        make_map(BLOK, DAYS[0], *parts), BLOK, antwoord={"antwoord": "anders", "dagen": {"2026-11-24": "6"}}
    )
    assert signed(periode_of(make_map(BLOK, DAYS[0], parts[0], gone))) == {"2026-11-23": 480}


def test_agreed_above_the_written_hours_counts_as_what_is_written():
    assert answered({"antwoord": "anders", "uren": "99", "reden": "x"}).getekend == 32 * HOUR
    assert answered({"antwoord": "anders", "dagen": {"2026-11-24": "23"}, "reden": "x"}).getekend == 32 * HOUR


def test_after_a_change_a_number_in_all_says_nothing_and_a_number_per_day_only_of_unchanged_days():
    later = (DAYS[0]._replace(velden=DAYS[0].velden | {"eind": "12:00"}),)

    assert answered({"antwoord": "anders", "uren": "28", "reden": "x"}, later=later).getekend == 0
    per_day = answered({"antwoord": "anders", "dagen": {"2026-11-24": "4"}, "reden": "x"}, later=later)
    assert signed(per_day) == {"2026-11-24": 240, "2026-11-25": 480, "2026-11-30": 480}
    assert blok_of(per_day).stand == "gewijzigd"
    refused = answered({"antwoord": "niet", "reden": "x"}, later=later)
    assert refused.getekend == 0
    assert blok_of(refused).stand == "opnieuw"


def test_asked_again_without_a_change_the_newest_answer_counts():
    before = make_map(BLOK, *DAYS)
    refused = make_handtekening(before, BLOK, antwoord={"antwoord": "niet", "reden": "Ik weet het niet meer."})
    both = map_of((*before.records, refused))
    agreed = make_handtekening(both, BLOK, moment="2026-12-01T15:00:00.000Z")._replace(id="later")
    periode = periode_of(map_of((*both.records, agreed)))

    assert blok_of(periode).stand == "getekend"
    assert periode.getekend == 32 * HOUR


def test_of_overlapping_blokken_the_newest_answer_counts():
    week = make_urenblok(id="week", naam="Week 48", van="2026-11-23", tot="2026-11-26")
    before = make_map(BLOK, week, *DAYS)
    agreed = make_handtekening(before, week, moment="2026-11-27T15:00:00.000Z")
    both = map_of((*before.records, agreed))
    refused = make_handtekening(
        both, BLOK, antwoord={"antwoord": "niet", "reden": "x"}, moment="2026-12-01T15:00:00.000Z"
    )

    assert periode_of(map_of((*both.records, refused))).getekend == 0
    earlier = make_handtekening(
        before, BLOK, antwoord={"antwoord": "niet", "reden": "x"}, moment="2026-11-26T15:00:00.000Z"
    )
    assert periode_of(map_of((*both.records, earlier))).getekend == 24 * HOUR


@pytest.mark.parametrize(
    "antwoord",
    [
        {"antwoord": "misschien"},
        {"antwoord": "anders"},
        {"antwoord": "anders", "uren": "NaN"},
        {"antwoord": "anders", "uren": "-4"},
        {"antwoord": "anders", "uren": "veel"},
        {"antwoord": "anders", "uren": True},
        {"antwoord": "anders", "uren": ["4"]},
        {"antwoord": "anders", "uren": "4", "dagen": {"2026-11-24": "4"}},
        {"antwoord": "anders", "dagen": {}},
        {"antwoord": "anders", "dagen": {"gisteren": "4"}},
        {"antwoord": "anders", "dagen": {"2026-11-24": "-1"}},
        {"antwoord": "anders", "uren": "4", "onder": "voorbehoud"},
    ],
    ids=canonical_json,
)
def test_what_is_not_understood_is_never_read_as_yes(antwoord: dict):
    periode = answered(antwoord)

    assert periode.getekend == 0
    assert blok_of(periode).stand == "wacht"
    assert periode.signed_by(BLOK, "praktijkopleider") is None


@pytest.mark.parametrize(
    "text", ["{", "[]", "5", '"niet"', "null", "[" * 40, '{"antwoord": "niet", "reden": "' + "x" * ANTWOORD_LENGTH]
)
def test_answer_that_is_no_such_json_is_unreadable(text: str):
    put = make_handtekening(make_map(BLOK), BLOK, antwoord=text)

    assert antwoord_of(put) is ONLEESBAAR
    assert judged(make_map(BLOK, put), put).staat == "geldig"


@st.composite
def answers(draw: st.DrawFn) -> dict:
    hours = st.sampled_from(["0", "3", "7:30", "8", "31:30", "40"])
    kind = draw(st.sampled_from(["niet", "uren", "dagen"]))
    if kind == "niet":
        return {"antwoord": "niet", "reden": "x"}
    if kind == "uren":
        return {"antwoord": "anders", "uren": draw(hours), "reden": "x"}
    return {
        "antwoord": "anders",
        "dagen": draw(st.dictionaries(st.sampled_from(DATES), hours, min_size=1)),
        "reden": "x",
    }


@settings(max_examples=150, deadline=None)
@given(answers(), st.lists(st.sampled_from(["15:30", "12:00", "16:30", "08:45"]), min_size=4, max_size=4))
def test_signed_is_exactly_what_was_agreed_and_never_more_than_written(antwoord: dict, ends: list[str]):
    days = [make_urendag(datum=day, eind=end, pauze=None) for day, end in zip(DATES, ends, strict=True)]
    periode = answered(antwoord, *days)

    assert periode.getekend == blok_of(periode).akkoord <= periode.gedaan
    assert sum(periode.getekend_per_week.values()) == periode.getekend
    for week, minutes in periode.getekend_per_week.items():
        assert minutes <= periode.minuten_per_week[week]
    written = {day.datum.isoformat(): day.minuten for day in periode.gewerkt}
    assert all(minutes <= written[day] for day, minutes in signed(periode).items())
    assert all(monday_of(dt.date.fromisoformat(day)) in periode.getekend_per_week for day in signed(periode))


def test_both_numbers_are_said():
    assert say_part(32 * HOUR, 36 * HOUR) == "32 van de 36 uur"
    assert say_part(31 * HOUR + 30, 36 * HOUR) == "31 uur 30 van de 36 uur"
    assert say_part(0, 36 * HOUR) == "0 van de 36 uur"


def test_answer_survives_json_and_the_chain_goes_on():
    before = make_map(BLOK, *DAYS)
    refused = make_handtekening(before, BLOK, antwoord={"antwoord": "niet", "reden": "“Nee”, zei Karin."})
    both = map_of((*before.records, refused, make_periode()))
    agreed = make_handtekening(both, BLOK, moment="2026-12-01T15:00:00.000Z")._replace(id="later")

    assert json.loads(refused.text("antwoord")) == {"antwoord": "niet", "reden": "“Nee”, zei Karin."}
    assert agreed.text("vorige") == refused.text("schakel") == schakel_of(refused)
    assert judged(map_of((*both.records, agreed)), agreed).staat == "geldig"
