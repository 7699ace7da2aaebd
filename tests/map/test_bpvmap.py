"""The map: which records it holds, in which order, and which of two duplicates counts."""

from __future__ import annotations

import pytest
from tests.helpers.builders import (
    CLOCK,
    PERIODE,
    make_bezoek,
    make_extra,
    make_handtekening,
    make_instelling,
    make_leerafspraken,
    make_map,
    make_opdracht,
    make_periode,
    make_record,
    make_student,
    make_urenblok,
    make_urendag,
    make_voortgang,
)

from bpv_logic.map.bpvmap import (
    Record,
    RecordError,
    day_of,
    key_of,
    map_from_json,
    map_of,
    record_from_json,
    record_to_json,
)

LATER = "2026-11-24T08:00:00.000Z/0000"
LATEST = "2026-11-24T08:00:00.000Z/0001"


def removed(record: Record, clock: str) -> Record:
    return record_from_json(record_to_json(record) | {"verwijderd": clock})


def test_record_survives_json():
    record = removed(make_urendag(), LATER)

    assert record_from_json(record_to_json(record)) == record


def test_record_without_tijden_and_verwijderd_has_none():
    record = record_from_json({"id": "a", "soort": "urendag", "velden": {"datum": "2026-11-25"}})

    assert record == Record(id="a", soort="urendag", velden={"datum": "2026-11-25"}, tijden={}, verwijderd=None)


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {"id": "", "soort": "urendag", "velden": {}},
        {"id": 1, "soort": "urendag", "velden": {}},
        {"id": "a", "velden": {}},
        {"id": "a", "soort": "urendag"},
        {"id": "a", "soort": "urendag", "velden": []},
        {"id": "a", "soort": "urendag", "velden": {}, "tijden": {"datum": 5}},
        {"id": "a", "soort": "urendag", "velden": {}, "tijden": {}, "verwijderd": True},
    ],
)
def test_record_of_another_shape_is_refused(value):
    with pytest.raises(RecordError):
        record_from_json(value)


def test_handtekening_is_never_removed():
    record = record_from_json({"id": "h", "soort": "handtekening", "velden": {}, "verwijderd": LATER})

    assert record.verwijderd is None
    assert not Record(id="h", soort="handtekening", velden={}, verwijderd=LATER).is_deleted


def test_answers_are_read_by_their_kind():
    record = make_record("urendag", id="a", datum="2026-11-25", pauze=30, werkprocessen=["B1-K1-W1", 5], leeg="")

    assert record.text("datum") == "2026-11-25"
    assert record.number("pauze") == 30
    assert record.items("werkprocessen") == ("B1-K1-W1",)
    assert record.day("datum").isoformat() == "2026-11-25"
    assert (record.text("pauze"), record.number("datum"), record.items("datum"), record.day("pauze")) == (
        "",
        None,
        (),
        None,
    )
    assert record.number("er_is_niets") is None
    assert not record.is_filled("leeg")
    assert list(record.filled) == ["datum", "pauze", "werkprocessen"]


def test_removed_record_is_in_no_view_but_stays_in_records():
    gone = removed(make_urendag(), LATER)
    bpvmap = make_map(gone)

    assert gone in bpvmap.records
    assert bpvmap.of("urendag") == bpvmap.every("urendag") == ()
    assert gone.id not in bpvmap.by_id


def test_record_written_to_after_its_removal_is_back():
    assert removed(make_urendag(clock=LATER), LATER).is_deleted
    assert not removed(make_urendag(clock=LATEST), LATER).is_deleted


def test_views_of_a_whole_map():
    student, periode, instelling = make_student(), make_periode(), make_instelling()
    second = make_periode(id="periode-0", begin="2027-03-01", eind="2027-06-30")
    bpvmap = make_map(second, instelling)

    assert bpvmap.student == student
    assert bpvmap.instelling == instelling
    assert bpvmap.periodes == (periode, second)
    assert bpvmap.by_id[second.id] == second
    assert map_of(()).student is None


def test_records_stand_in_order_of_their_day_and_without_a_day_last():
    first, second = make_bezoek(datum="2026-10-14"), make_bezoek(datum="2026-12-09")
    asked = make_extra(gevraagd_op="2026-11-01")
    undated = make_record("contact", id="aaa", soort="bezoek", periode=PERIODE)
    bpvmap = make_map(undated, second, asked, first)

    assert bpvmap.of("contact") == (first, asked, second, undated)
    assert bpvmap.of("contact", PERIODE) == (first, asked, second, undated)
    assert bpvmap.of("contact", "periode-9") == ()


def test_records_without_a_day_stand_in_order_of_writing():
    earlier, later = make_opdracht(id="b"), make_opdracht(id="a", clock=LATER)

    assert make_map(later, earlier).of("opdracht") == (earlier, later)


def test_one_part_of_a_day_on_two_devices_counts_once_and_the_newest_counts():
    old, new = make_urendag(id="phone"), make_urendag(id="laptop", pauze=45, clock=LATER)
    other = make_urendag(datum="2026-11-26")
    bpvmap = make_map(old, new, other)

    assert bpvmap.of("urendag", PERIODE) == (new, other)
    assert bpvmap.every("urendag") == (new, old, other)
    assert bpvmap.doubles() == ((new, old),)


def test_two_lines_for_one_day_of_a_bpv_not_known_yet_count_once():
    old, new = make_urendag(id="phone", periode=None), make_urendag(id="laptop", periode=None, clock=LATER)

    assert map_of((old, new)).doubles() == ((new, old),)


def test_two_students_count_once():
    old, new = make_student(), make_student(id="student-0", voornaam="Sammie", clock=LATER)
    bpvmap = map_of((old, new))

    assert bpvmap.student == new
    assert bpvmap.doubles() == ((new, old),)


def test_same_day_in_another_bpv_and_line_without_a_day_are_no_doubles():
    bpvmap = make_map(
        make_urendag(id="a"),
        make_urendag(id="b", periode="periode-2"),
        make_urendag(id="c", datum=None),
        make_urendag(id="d", datum=None),
        make_opdracht(id="e"),
        make_opdracht(id="f"),
    )

    assert bpvmap.doubles() == ()


def test_key_is_the_key_of_the_form():
    voortgang = make_voortgang()

    assert key_of(voortgang) == (PERIODE, "B1-K1-W1", "student", "2026-11-20")
    assert key_of(make_opdracht()) == ("opdracht-1",)
    assert key_of(make_student()) == ()


def test_day_of_a_record_is_that_of_its_form():
    bpvmap = make_map(make_urenblok())

    assert day_of(make_urenblok()) == "2026-11-23"
    assert day_of(make_periode()) == "2026-09-28"
    assert day_of(make_extra()) == "2026-11-23"
    assert day_of(make_opdracht()) == ""
    assert day_of(make_handtekening(bpvmap, make_urenblok())) == "2026-11-25T15:00:00.000Z"


def test_record_without_periode_belongs_to_the_bpv_of_its_day_or_the_last():
    second = make_periode(id="periode-2", begin="2027-03-01", eind="2027-06-30")
    within = make_urendag(periode=None)
    without = make_urendag(periode=None, datum="2027-08-31")
    bpvmap = make_map(second, within, without)

    assert bpvmap.of("urendag", PERIODE) == (within,)
    assert bpvmap.of("urendag", "periode-2") == (without,)
    assert map_of((within,)).of("urendag", "") == (within,)
    assert bpvmap.periode_of(make_student()) == ""


def test_handtekeningen_stand_under_their_record_in_order_of_signing():
    leerafspraken = make_leerafspraken()
    bpvmap = make_map(leerafspraken)
    first = make_handtekening(bpvmap, leerafspraken, rol="student", moment="2026-10-14T09:00:00.000Z")
    second = make_handtekening(make_map(leerafspraken, first), leerafspraken, moment="2026-10-14T09:01:00.000Z")
    bpvmap = make_map(leerafspraken, second, first)

    assert bpvmap.handtekeningen(leerafspraken.id) == (first, second)
    assert bpvmap.handtekeningen("nobody") == ()


def test_record_of_an_unknown_soort_is_kept_and_harms_nothing():
    strange = make_record("nieuw_formulier", id="x", datum="2026-11-25")
    bpvmap = make_map(strange)

    assert bpvmap.of("nieuw_formulier") == (strange,)
    assert key_of(strange) == ("x",)


def test_map_from_json_keeps_one_record_of_each_id_in_order():
    old, new = make_urendag(id="b"), make_urendag(id="b", eind="17:00")
    first = make_urendag(id="a", datum="2026-11-26")

    assert map_from_json(record_to_json(item) for item in (old, new, first)).records == (first, new)


def test_clock_of_the_builders_is_the_newest():
    assert make_urendag().newest == CLOCK
    assert Record(id="a", soort="urendag", velden={}).newest == ""
