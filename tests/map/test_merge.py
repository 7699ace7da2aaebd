"""Merging two devices: nothing written is lost, whatever the order and however often."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.builders import CLOCK, make_handtekening, make_map, make_record, make_urenblok, make_urendag

from bpv_logic.basis.clock import (
    Clock,
    ClockError,
    are_clocks,
    day_after,
    is_clock,
    is_moment,
    mend_plan,
    next_clock,
    parse_clock,
)
from bpv_logic.map.bpvmap import Record, map_of
from bpv_logic.map.merge import merge_maps, merge_record, merge_records

LATER = "2026-11-24T08:00:00.000Z/0000"
LATEST = "2026-11-24T08:00:00.000Z/0001"
#: The pages give the same answers: tests/js/pure/clock.test.mjs.
CASES: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "clock.json").read_text(encoding="utf-8")
)

CLOCKS = st.sampled_from([CLOCK, LATER, LATEST])
NAMES = st.sampled_from(["datum", "begin", "eind", "werkprocessen"])
VALUES = st.none() | st.integers(0, 3) | st.sampled_from(["", "a", "b"]) | st.lists(st.sampled_from(["x", "y"]))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Records with few ids, kinds and clocks, so they collide often; some fields lack a clock or a value."""
    return Record(
        id=draw(st.sampled_from(["a", "b"])),
        soort=draw(st.sampled_from(["urendag", "urendag", "contact", "handtekening"])),
        velden=draw(st.dictionaries(NAMES, VALUES)),
        tijden=draw(st.dictionaries(NAMES, CLOCKS)),
        verwijderd=draw(st.none() | CLOCKS),
    )


MAPS = st.lists(records(), max_size=4).map(map_of)


@given(MAPS, MAPS)
def test_merge_is_commutative(one, other):
    assert merge_maps(one, other) == merge_maps(other, one)


@given(MAPS, MAPS, MAPS)
def test_merge_is_associative(one, two, three):
    assert merge_maps(merge_maps(one, two), three) == merge_maps(one, merge_maps(two, three))


@given(MAPS, MAPS)
def test_merge_is_idempotent(one, other):
    merged = merge_maps(one, other)

    assert merge_maps(one, one) == one
    assert merge_maps(merged, other) == merge_maps(one, merged) == merged


@given(MAPS, MAPS)
def test_merge_loses_no_record_and_no_handtekening(one, other):
    merged = merge_maps(one, other)

    assert {record.id for record in merged.records} == {record.id for record in (*one.records, *other.records)}
    signed = {record.id for record in (*one.records, *other.records) if record.soort == "handtekening"}
    assert {record.id for record in merged.every("handtekening")} == signed


@given(records(), records())
def test_every_merged_value_comes_from_one_of_the_two_and_none_is_newer(one, other):
    other = Record(id=one.id, soort="urendag", velden=other.velden, tijden=other.tijden)
    one = Record(id=one.id, soort="urendag", velden=one.velden, tijden=one.tijden)
    merged = merge_record(one, other)

    for name in {*one.velden, *other.velden}:
        clocks = {record.tijden.get(name, "") for record in (one, other)}
        assert merged.tijden.get(name, "") == max(clocks)
        assert (merged.velden.get(name), merged.tijden.get(name)) in [
            (record.velden.get(name), record.tijden.get(name)) for record in (one, other)
        ]


def test_newest_value_of_each_field_stays():
    phone = Record(
        id="a", soort="urendag", velden={"begin": "08:00", "eind": "16:00"}, tijden={"begin": LATER, "eind": CLOCK}
    )
    laptop = Record(
        id="a", soort="urendag", velden={"begin": "09:00", "eind": "17:00"}, tijden={"begin": CLOCK, "eind": LATER}
    )

    assert merge_record(phone, laptop) == Record(
        id="a", soort="urendag", velden={"begin": "08:00", "eind": "17:00"}, tijden={"begin": LATER, "eind": LATER}
    )


def test_cleared_answer_stays_cleared():
    old = make_record("urendag", id="a", activiteit="Te veel verteld.")
    new = Record(id="a", soort="urendag", velden={"activiteit": ""}, tijden={"activiteit": LATER})

    assert merge_record(old, new) == new


def test_equal_clocks_choose_the_larger_value_on_both_devices():
    one, other = make_record("urendag", id="a", eind="16:00"), make_record("urendag", id="a", eind="17:00")

    assert merge_record(one, other) == merge_record(other, one) == other


def test_removal_stays_until_somebody_writes_again():
    kept = make_urendag()
    gone = Record(id=kept.id, soort="urendag", velden=kept.velden, tijden=kept.tijden, verwijderd=LATER)
    edited = make_urendag(clock=LATEST)

    assert merge_record(kept, gone).is_deleted
    assert not merge_record(gone, edited).is_deleted


def test_handtekening_is_taken_whole_and_the_one_that_fits_its_link_stays():
    blok = make_urenblok()
    bpvmap = make_map(blok, make_urendag())
    sound = make_handtekening(bpvmap, blok)
    forged = Record(
        id=sound.id,
        soort="handtekening",
        velden=sound.velden | {"naam": "zzz"},
        tijden=dict.fromkeys(sound.velden, LATEST),
        verwijderd=LATEST,
    )

    assert merge_record(sound, forged) == merge_record(forged, sound) == sound


def test_handtekening_is_not_pushed_out_by_another_form_with_its_id():
    sound = make_handtekening(make_map(make_urenblok()), make_urenblok())
    intruder = make_record("werkbespreking", id=sound.id, clock=LATEST, datum="2026-11-23")

    assert merge_records([intruder], [sound]) == (sound,)


def test_clock_reads_and_writes_the_same_text():
    assert parse_clock(CLOCK) == Clock(moment="2026-11-23T13:35:12.123Z", counter=0)
    assert str(Clock(moment="2026-11-23T13:35:12.123Z", counter=255)) == "2026-11-23T13:35:12.123Z/00ff"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-23T13:35:12.123Z",
        "2026-11-23T13:35:12.123Z/000",
        "2026-11-23T13:35:12.123Z/00FF",
        "2026-11-23T13:35:12Z/0000",
        "2026-02-30T13:35:12.123Z/0000",
        "2026-11-23T24:00:00.000Z/0000",
        "2026-11-23T13:35:12.123Z/0000\n",
        "٢٠٢٦-11-23T13:35:12.123Z/0000",
    ],
)
def test_other_texts_are_no_clock(text):
    assert not is_clock(text)
    assert not are_clocks([CLOCK, text, CLOCK])
    with pytest.raises(ClockError):
        parse_clock(text)


@pytest.mark.parametrize("text", ["2026-11-23", "2026-11-23T13:35:12.123+01:00", "2026-02-30T13:35:12.123Z"])
def test_other_texts_are_no_moment(text):
    assert not is_moment(text)
    with pytest.raises(ClockError):
        next_clock("", text)


@pytest.mark.parametrize(("newest", "now", "expected"), CASES["next"])
def test_next_clock_is_later_than_the_newest_and_at_the_end_of_the_calendar_the_last(newest, now, expected):
    assert next_clock(newest, now) == expected


@pytest.mark.parametrize(("text", "expected"), CASES["clocks"])
def test_clocks_of_the_list_that_the_pages_use_too(text, expected):
    assert is_clock(text) == expected
    assert are_clocks([text]) == expected


@pytest.mark.parametrize(("moment", "expected"), CASES["dayAfter"])
def test_day_after_a_moment(moment, expected):
    assert day_after(moment) == expected


@pytest.mark.parametrize("case", CASES["plan"], ids=lambda case: case["why"])
def test_clocks_later_than_a_moment_come_at_that_moment(case):
    assert mend_plan(case["clocks"], case["top"]) == case["plan"]


CLOCK_LIKE = st.lists(st.sampled_from([CLOCK, LATER, " ", ""]), max_size=3).map("".join)


@given(st.lists(CLOCK_LIKE, max_size=4))
def test_clocks_together_are_judged_as_each_by_itself(texts):
    assert are_clocks(texts) == all(map(is_clock, texts))


MOMENTS = st.datetimes().map(lambda moment: moment.isoformat(timespec="milliseconds") + "Z")


@given(st.lists(MOMENTS, max_size=20), MOMENTS)
def test_mended_clocks_keep_their_order_and_end_at_the_moment(moments, top):
    clocks = [f"{moment}/{number:04x}" for number, moment in enumerate(moments)]
    plan = mend_plan(clocks, top)
    after = [plan.get(clock, clock) for clock in clocks]

    assert all(map(is_clock, after))
    assert sorted(range(len(clocks)), key=clocks.__getitem__) == sorted(range(len(after)), key=after.__getitem__)
    assert len(set(after)) == len(clocks)
    assert max(after, default="") <= day_after(top)
    assert mend_plan(after, top).keys() <= {clock for clock in after if clock[:24] > top}


@pytest.mark.scenario("The clock of the phone is set back or jumps: later writes still count as later")
@given(st.lists(MOMENTS, min_size=1, max_size=20))
def test_clocks_of_one_device_only_rise_whatever_its_time_does(moments):
    clocks: list[str] = []
    for now in moments:
        clocks.append(next_clock(clocks[-1] if clocks else "", now))

    assert all(map(is_clock, clocks))
    assert clocks == sorted(set(clocks))
    assert [parse_clock(clock) for clock in clocks] == sorted(map(parse_clock, clocks))
