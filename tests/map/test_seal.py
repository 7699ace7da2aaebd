"""Canonical JSON and handtekeningen: identical bytes everywhere, and every later change is shown."""

from __future__ import annotations

import datetime as dt
import json
from copy import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.builders import (
    PERIODE,
    judged,
    make_eindbeoordeling,
    make_handtekening,
    make_leerafspraken,
    make_map,
    make_record,
    make_student,
    make_urenblok,
    make_urendag,
)

from bpv_logic.basis.canonical import canonical_json, check_code, sha256_of, sha256_of_text, well_formed
from bpv_logic.basis.jsontext import read_json
from bpv_logic.forms import ALL_FORMS, FORMS
from bpv_logic.forms.handtekening import ZEGEL_LENGTH
from bpv_logic.map.bpvmap import HANDTEKENING, Bpvmap, Record, map_of
from bpv_logic.map.seal import (
    VERTELD,
    Verschil,
    Zegeloordeel,
    is_intact,
    judge_handtekeningen,
    schakel_of,
    sealed_content,
)
from bpv_logic.map.sealed_content import Verzegeld

VECTORS = json.loads((Path(__file__).parents[1] / "cases" / "canonical.json").read_text(encoding="utf-8"))
BLOK = make_urenblok()
DAY = make_urendag(datum="2026-11-24")

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def signed(*records: Record) -> tuple[Bpvmap, Record]:
    """A map in which the blok is signed, and the handtekening."""
    bpvmap = make_map(BLOK, *records)
    handtekening = make_handtekening(bpvmap, BLOK)
    return make_map(BLOK, *records, handtekening), handtekening


@pytest.mark.parametrize("case", VECTORS, ids=[case["naam"] for case in VECTORS])
def test_canonical_json_has_the_bytes_of_the_vectors(case):
    assert canonical_json(case["waarde"]) == case["canoniek"]
    assert sha256_of(case["waarde"]) == case["sha256"]
    assert sha256_of_text(case["canoniek"]) == case["sha256"]


@given(JSON_VALUES)
def test_canonical_json_can_be_read_back_and_is_stable(value):
    text = canonical_json(value)

    assert canonical_json(json.loads(text)) == text
    assert text == well_formed(text)
    assert len(text.encode()) >= len(text)


def test_canonical_json_refuses_what_is_no_number():
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json(float("nan"))


def test_check_code_is_short_and_readable():
    assert check_code("3fa901bc" + "0" * 56) == "3FA9-01BC"


def test_sealed_content_is_the_record_with_the_lines_it_stands_for():
    before, after = make_urendag(datum="2026-11-22"), make_urendag(datum="2026-11-27")
    elsewhere = make_urendag(id="elders", periode="periode-2")
    last, undated = make_urendag(id="a-eerst", datum="2026-11-26"), make_urendag(id="leeg", datum=None)
    bpvmap = make_map(BLOK, before, DAY, last, after, elsewhere, undated)

    assert sealed_content(bpvmap, BLOK) == {
        "record": {
            "id": "urenblok-2026-11-23",
            "soort": "urenblok",
            "velden": {"naam": "Blok 1", "periode": PERIODE, "tot": "2026-11-26", "van": "2026-11-23"},
        },
        "regels": [{"id": "a-eerst", "velden": last.filled}, {"id": DAY.id, "velden": DAY.filled}],
    }


def test_what_stands_under_a_form_is_written_out_once_however_often_it_was_signed(monkeypatch):
    days = [make_urendag(datum=f"2026-11-{day:02}") for day in range(1, 29)]
    blok = make_urenblok(van="2026-11-01", tot="2026-11-30")
    bpvmap = make_map(blok, *days)
    signed = make_handtekening(bpvmap, blok)
    many = [signed._replace(id=f"h-{number}") for number in range(50)]
    written = []
    monkeypatch.setattr(
        "bpv_logic.map.sealed_content.canonical_json", lambda value: written.append(value) or canonical_json(value)
    )

    assert {item.staat for item in judge_handtekeningen(make_map(blok, *days, *many))} == {"geldig"}
    assert len(written) == 1


def test_of_very_many_differences_the_first_are_told_and_the_others_counted():
    blok = make_urenblok(van="2026-01-01", tot="2026-12-31")
    signed = make_handtekening(make_map(blok), blok)
    days = [make_urendag(datum=str(dt.date(2026, 1, 1) + dt.timedelta(days=day))) for day in range(VERTELD + 20)]

    (oordeel,) = judge_handtekeningen(make_map(blok, signed, *days))

    assert (oordeel.staat, len(oordeel.verschillen), oordeel.meer) == ("gewijzigd", VERTELD, 20)
    assert [item.record for item in oordeel.verschillen] == [day.id for day in days[:VERTELD]]


@given(st.data())
def test_a_copy_is_still_so_exactly_when_it_is_what_would_be_sealed_now(data: st.DataObject):
    """Compared piece by piece, and with the full text written at signing."""
    texts = st.sampled_from(["", "a", 'een "quote"', "\ud800", "é\u2028", None])
    days = [
        make_urendag(
            id=f"d{number}",
            datum=f"2026-11-2{data.draw(st.integers(0, 4))}",
            activiteit=data.draw(texts),
            periode=data.draw(st.sampled_from([PERIODE, "", "elders"])),
        )
        for number in range(data.draw(st.integers(0, 4)))
    ]
    blok = make_urenblok(van="2026-11-21", tot="2026-11-23", naam=data.draw(texts))
    bpvmap = make_map(blok, *days)
    copy = canonical_json(sealed_content(bpvmap, blok))
    other = canonical_json(sealed_content(make_map(blok, *days[1:]), blok))
    now = Verzegeld(bpvmap, whole=0)

    for way in (now, Verzegeld(bpvmap, whole=10**6)):
        assert way.is_still(blok, copy)
        assert way.is_still(blok, other) == (other == copy)
        assert not way.is_still(blok, copy[:-1])
        assert not way.is_still(blok, copy + " ")
    assert [line.id for line in sorted(now.lines(blok), key=lambda line: line.id)] == [
        line["id"] for line in sealed_content(bpvmap, blok)["regels"]
    ]


def test_sealed_content_leaves_out_what_is_not_filled_in():
    record = make_record("leerafspraken", id="l", datum="2026-10-14", hoe="", werkprocessen=[])

    assert sealed_content(make_map(record), record) == {
        "record": {"id": "l", "soort": "leerafspraken", "velden": {"datum": "2026-10-14"}},
        "regels": [],
    }


def test_blok_without_its_days_covers_nothing():
    blok = make_urenblok(tot=None)

    assert sealed_content(make_map(blok, DAY), blok)["regels"] == []


def test_every_seal_is_by_the_day_of_its_lines():
    """The lines are found by their day, so the page must be given that one."""
    seals = [form.seals for form in ALL_FORMS if form.seals]

    assert [seal.as_json(FORMS[seal.soort])["veld"] for seal in seals] == ["datum"]
    assert all(len(FORMS[seal.soort].day) == 1 for seal in seals)


def test_handtekening_under_what_did_not_change_is_valid():
    bpvmap, handtekening = signed(DAY)

    assert is_intact(handtekening)
    assert judged(bpvmap, handtekening) == Zegeloordeel(
        handtekening=handtekening, staat="geldig", code=check_code(handtekening.text("sha256"))
    )
    assert judge_handtekeningen(bpvmap) == (judged(bpvmap, handtekening),)


def test_change_after_signing_is_shown_with_both_values():
    bpvmap, handtekening = signed(DAY)
    changed = make_map(*bpvmap.records, make_urendag(datum="2026-11-24", eind="17:30", pauze=None))

    assert judged(changed, handtekening) == Zegeloordeel(
        handtekening=handtekening,
        staat="gewijzigd",
        code=check_code(handtekening.text("sha256")),
        verschillen=(
            Verschil(
                wat="veld",
                record=DAY.id,
                soort="urendag",
                dag="2026-11-24",
                veld="eind",
                label="Eind",
                getekend="16:30",
                nu="17:30",
            ),
            Verschil(
                wat="veld",
                record=DAY.id,
                soort="urendag",
                dag="2026-11-24",
                veld="pauze",
                label="Pauze (minuten)",
                getekend=30,
            ),
        ),
    )


def test_line_added_or_taken_away_after_signing_is_shown():
    bpvmap, handtekening = signed(DAY)
    added = make_urendag(datum="2026-11-25")
    gone = replace(DAY, verwijderd="2026-11-26T00:00:00.000Z/0000")

    assert judged(make_map(*bpvmap.records, added), handtekening).verschillen == (
        Verschil(wat="erbij", record=added.id, soort="urendag", dag="2026-11-25"),
    )
    assert judged(make_map(*bpvmap.records, gone), handtekening).verschillen == (
        Verschil(wat="weg", record=DAY.id, soort="urendag", dag="2026-11-24"),
    )


def test_second_line_for_a_signed_day_is_shown():
    bpvmap, handtekening = signed(DAY)
    double = make_urendag(id="tweede", datum="2026-11-24", eind="22:00")

    assert judged(make_map(*bpvmap.records, double), handtekening).verschillen == (
        Verschil(wat="erbij", record="tweede", soort="urendag", dag="2026-11-24"),
    )


def test_signed_form_that_is_gone_is_shown():
    bpvmap, handtekening = signed(DAY)
    gone = replace(BLOK, verwijderd="2026-11-26T00:00:00.000Z/0000")
    oordeel = judged(make_map(*bpvmap.records, gone), handtekening)

    assert oordeel.staat == "gewijzigd"
    assert [(item.wat, item.record) for item in oordeel.verschillen] == [("weg", BLOK.id), ("weg", DAY.id)]


def test_value_emptied_and_value_never_filled_in_are_the_same():
    bpvmap, handtekening = signed(DAY)
    emptied = replace(BLOK, velden=BLOK.velden | {"opmerking": ""})

    assert judged(make_map(*bpvmap.records, emptied), handtekening).staat == "geldig"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("naam", "iemand anders"),
        ("rol", "student"),
        ("moment", "2026-11-26T15:00:00.000Z"),
        ("betreft", "urenblok-2026-11-30"),
        ("wijze", "getypt"),
        ("tekening", ""),
        ("sha256", "0" * 64),
        ("schakel", "0" * 64),
        ("vorige", "0" * 64),
        ("verzegeld", "{}"),
    ],
)
def test_handtekening_that_was_touched_is_damaged(name, value):
    bpvmap, handtekening = signed(DAY)
    touched = replace(handtekening, velden=handtekening.velden | {name: value})
    oordeel = judged(make_map(*bpvmap.records, touched), touched)

    assert not is_intact(touched)
    assert (oordeel.staat, oordeel.verschillen) == ("beschadigd", ())


@pytest.mark.parametrize(
    "copy",
    [
        "",
        "{",
        "[]",
        "null",
        '{"record":{}}',
        '{"record":{"id":"urenblok-2026-11-23","soort":"urenblok","velden":5},"regels":[]}',
        '{"record":{"id":"x","soort":"urenblok","velden":{}},"regels":[]}',
        "[" * 100_000,
    ],
)
def test_handtekening_over_a_copy_of_something_else_is_damaged(copy):
    bpvmap = make_map(BLOK)
    handtekening = make_handtekening(bpvmap, BLOK, verzegeld=copy)

    assert is_intact(handtekening)
    assert judged(make_map(BLOK, handtekening), handtekening).staat == "beschadigd"


def test_copy_in_another_spelling_is_compared_by_its_content():
    bpvmap = make_map(BLOK)
    content = sealed_content(bpvmap, BLOK)
    content["record"]["velden"]["opmerking"] = ""
    spaced = json.dumps(content, indent=1)
    handtekening = make_handtekening(bpvmap, BLOK, verzegeld=spaced)

    assert judged(make_map(BLOK, handtekening), handtekening).staat == "geldig"


def chain_of(count: int) -> tuple[Bpvmap, tuple[Record, ...]]:
    """A map with this many leerafspraken, each signed after the previous one."""
    bpvmap, items = make_map(), []
    for number in range(count):
        record = make_leerafspraken(datum=f"2026-10-{number + 1:02}")
        bpvmap = make_map(*bpvmap.records, record)
        items.append(make_handtekening(bpvmap, record, moment=f"2026-10-{number + 1:02}T10:00:00.000Z"))
        bpvmap = make_map(*bpvmap.records, items[-1])
    return bpvmap, tuple(items)


def test_each_handtekening_names_the_one_before_it():
    bpvmap, items = chain_of(3)

    assert [item.text("vorige") for item in items] == ["", items[0].text("schakel"), items[1].text("schakel")]
    assert [item.staat for item in judge_handtekeningen(bpvmap)] == ["geldig"] * 3


def test_handtekening_taken_away_shows_in_the_next_one():
    bpvmap, items = chain_of(3)
    rest = Bpvmap(records=tuple(record for record in bpvmap.records if record != items[1]))

    assert [item.staat for item in judge_handtekeningen(rest)] == ["geldig", "beschadigd"]


def test_two_devices_that_go_on_from_the_same_handtekening_are_both_valid():
    bpvmap, items = chain_of(1)
    phone, laptop = make_leerafspraken(datum="2026-12-01"), make_leerafspraken(datum="2026-12-02")
    bpvmap = make_map(*bpvmap.records, phone, laptop)
    one, other = make_handtekening(bpvmap, phone), make_handtekening(bpvmap, laptop)
    merged = make_map(*bpvmap.records, one, other)

    assert one.text("vorige") == other.text("vorige") == items[0].text("schakel")
    assert [item.staat for item in judge_handtekeningen(merged)] == ["geldig"] * 3


def test_return_file_goes_on_from_a_chain_that_lies_in_the_students_map():
    """Het bestand van de begeleider heeft alleen diens eigen handtekening."""
    begin = make_handtekening(make_map(make_student(), BLOK), BLOK)
    end = make_eindbeoordeling()
    begeleider = make_handtekening(make_map(make_student(), BLOK, end, begin), end, rol="begeleider")

    alone = judge_handtekeningen(map_of([end, begeleider]))
    in_a_map = judge_handtekeningen(map_of([make_student(), end, begeleider]))

    assert begeleider.text("vorige") == begin.text("schakel")
    assert [item.staat for item in alone] == ["geldig"]
    assert [item.staat for item in in_a_map] == ["beschadigd"]


def test_link_follows_from_everything_in_the_handtekening():
    _, handtekening = signed(DAY)
    names = ("vorige", "betreft", "rol", "naam", "moment", "wijze", "tekening", "sha256")

    assert schakel_of(handtekening) == sha256_of([handtekening.text(name) for name in names])


def test_form_without_lines_is_signed_by_its_own_answers():
    record = make_eindbeoordeling()
    bpvmap = make_map(record)
    handtekening = make_handtekening(bpvmap, record, rol="begeleider", naam="Noor Begeleider")
    changed = make_map(make_eindbeoordeling(oordeel="niet_voldaan"), handtekening)

    assert judged(make_map(record, handtekening), handtekening).staat == "geldig"
    assert judged(changed, handtekening).verschillen == (
        Verschil(
            wat="veld",
            record=record.id,
            soort="eindbeoordeling",
            dag="2027-02-12",
            veld="oordeel",
            label="Eindbeoordeling",
            getekend="voldaan",
            nu="niet_voldaan",
        ),
    )


def test_copy_of_a_whole_year_fits_in_a_handtekening():
    days = [
        make_urendag(datum=f"2026-{month:02}-{day:02}", activiteit="x" * 600)
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    blok = make_urenblok(van="2026-01-01", tot="2026-12-31")
    copy = make_handtekening(make_map(blok, *days), blok).text("verzegeld")

    assert len(copy) < ZEGEL_LENGTH
    assert len(read_json(copy, max_depth=6)["regels"]) == len(days)
    assert HANDTEKENING == "handtekening"
