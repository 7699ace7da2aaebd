"""One form by itself: what is sent with it, and that it does no harm where it arrives."""

from __future__ import annotations

import json

import pytest
from tests.helpers.builders import (
    PERIODE,
    STUDENT,
    TODAY,
    make_beoordeling,
    make_bewijs,
    make_bezoek,
    make_handtekening,
    make_leerafspraken,
    make_map,
    make_periode,
    make_student,
    make_urenblok,
    make_urendag,
)

from bpv_logic.basis.errors import RequestError
from bpv_logic.browser.door import handle
from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.file.one_form import HOOFD, LOSSE_FORMULIEREN, form_records
from bpv_logic.file.preview import import_preview
from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import Bpvmap, map_from_json, map_of, record_to_json
from bpv_logic.map.merge import merge_maps
from bpv_logic.map.seal import judge_handtekeningen
from bpv_logic.map.terug import is_terug

DAYS = [make_urendag(datum=f"2026-11-{day}") for day in (23, 24, 25)]
LATER = make_urendag(datum="2026-12-01")
BLOK = make_urenblok()
BEZOEK = make_bezoek()
LEERAFSPRAKEN = make_leerafspraken(contact=BEZOEK.id)


def whole_map() -> Bpvmap:
    """A map with two signed forms: the handtekening under the blok is linked to the one under the leerafspraken."""
    bpvmap = make_map(*DAYS, LATER, BLOK, BEZOEK, LEERAFSPRAKEN, make_bewijs())
    first = make_handtekening(bpvmap, LEERAFSPRAKEN)
    bpvmap = map_of((*bpvmap.records, first))
    return map_of((*bpvmap.records, make_handtekening(bpvmap, BLOK)))


def loose(id_: str) -> Bpvmap:
    """One form from that map, as it arrives elsewhere."""
    return map_of(form_records(whole_map(), id_))


def test_blok_takes_its_days_and_its_handtekening_and_no_other_day():
    found = loose(BLOK.id)
    [handtekening] = found.handtekeningen(BLOK.id)

    assert set(found.by_id) == {STUDENT, PERIODE, BLOK.id, *(day.id for day in DAYS), handtekening.id}


def test_form_takes_the_form_that_it_names_but_not_the_other_way_round():
    assert {BEZOEK.id, LEERAFSPRAKEN.id} <= set(loose(LEERAFSPRAKEN.id).by_id)
    assert LEERAFSPRAKEN.id not in loose(BEZOEK.id).by_id


def test_heads_say_who_and_where_and_no_more():
    found = loose(BEZOEK.id).by_id

    assert set(found[STUDENT].velden) == {"voornaam", "achternaam"}
    assert set(found[PERIODE].velden) == set(HOOFD["periode"])
    assert set(found[PERIODE].tijden) == set(HOOFD["periode"])
    assert "030 123 4567" not in json.dumps([record_to_json(record) for record in found.values()])


@pytest.mark.parametrize("kind", HOOFD)
def test_every_answer_of_a_head_is_a_question_of_its_form(kind: str):
    assert {item.name for item in FORMS[kind].fields} >= set(HOOFD[kind])


def test_form_merges_into_the_whole_map_without_a_change():
    bpvmap = whole_map()
    for record in bpvmap.present:
        if record.soort in LOSSE_FORMULIEREN:
            assert merge_maps(bpvmap, loose(record.id)) == bpvmap


def test_form_that_arrives_before_the_rest_costs_the_rest_nothing():
    assert merge_maps(loose(BLOK.id), whole_map()) == whole_map()


def test_form_can_be_opened_by_a_phone_that_has_nothing_yet():
    text = write_envelope(loose(BLOK.id).records, exported_at=f"{TODAY}T15:00:00.000Z", generator="bpv-map/1.1.0")
    preview = import_preview(map_of(()), read_envelope(text))

    assert preview.van == "Sam Voorbeeld"
    assert "Blokken: 1, 1 nieuw." in preview.zinnen


def test_handtekening_of_a_loose_form_is_valid_though_the_one_before_it_stayed_behind():
    assert [seal.staat for seal in judge_handtekeningen(loose(BLOK.id))] == ["geldig"]


def test_handtekening_that_a_whole_map_lost_is_still_missed():
    """The same chain in a map that says more about the student than who it is."""
    bpvmap = whole_map()
    [first] = bpvmap.handtekeningen(LEERAFSPRAKEN.id)
    without = map_of(record for record in bpvmap.records if record.id != first.id)

    assert [seal.mist_vorige for seal in judge_handtekeningen(without)] == [True]


def test_edit_after_signing_is_found_in_a_loose_form():
    changed = loose(BLOK.id)
    day = make_urendag(datum="2026-11-24", eind="18:00", clock="2026-11-27T10:00:00.000Z/0000")
    seals = judge_handtekeningen(merge_maps(changed, map_of([day])))

    assert [seal.staat for seal in seals] == ["gewijzigd"]


def test_beoordeling_can_go_without_a_periode_that_was_filled_in():
    beoordeling = make_beoordeling(periode=None, contact=None)

    assert {record.id for record in form_records(map_of([beoordeling]), beoordeling.id)} == {beoordeling.id}


@pytest.mark.parametrize("id_", ["nergens", STUDENT, PERIODE, DAYS[0].id])
def test_what_cannot_go_by_itself_is_refused_with_a_sentence(id_: str):
    with pytest.raises(RequestError, match="Dit formulier staat niet in je map"):
        form_records(whole_map(), id_)


def test_browser_gets_the_same_records():
    records = [record_to_json(record) for record in whole_map().records]
    answer = json.loads(handle(json.dumps({"op": "formulier", "id": BLOK.id, "records": records})))

    assert answer["ok"]
    assert map_from_json(answer["records"]) == loose(BLOK.id)


def test_form_of_a_student_who_did_not_say_who_it_is_is_no_file_of_a_begeleider():
    """Only in a begeleider's file is the student record completely empty."""
    nobody = make_student(voornaam=None, achternaam=None)
    bpvmap = map_of((nobody, make_periode(), make_urenblok()))
    sent = map_of(form_records(bpvmap, make_urenblok().id))

    text = write_envelope(sent.records, exported_at="2026-11-25T16:00:00.000Z", generator="t")

    assert not is_terug(sent)
    assert merge_maps(bpvmap, sent).by_id[nobody.id].filled == nobody.filled
    assert import_preview(bpvmap, read_envelope(text)).changes == ()
