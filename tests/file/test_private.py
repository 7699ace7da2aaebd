"""What is for the student alone: declared once, under no handtekening, in no text, and left out of files entirely."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.helpers.builders import make_map, make_record, make_student, make_urendag, make_werkbespreking

from bpv_logic.basis.canonical import sha256_of
from bpv_logic.browser.door import handle
from bpv_logic.cli.report import antwoord_of, json_of, lines_of, verslag_of
from bpv_logic.file.envelope import OMITTED, read_envelope, write_envelope
from bpv_logic.file.preview import import_preview
from bpv_logic.file.private import VOOR_ZICHZELF
from bpv_logic.forms import ALL_FORMS, FORMS, PRIVATE_FIELDS
from bpv_logic.klas.inzending import read_inzending
from bpv_logic.klas.one_file import bestand_json
from bpv_logic.map.bpvmap import Record
from bpv_logic.map.merge import merge_maps
from bpv_logic.verdict.judge import judge_map, verdict_to_json
from bpv_logic.words.record import record_text

SECRET = "Lezen gaat bij mij langzaam."  # noqa: S105 - an invented answer
PRIVATE = {
    "student": ("noodcontact", "noodcontact_telefoon", "lastig", "helpt", "helper"),
    "werkbespreking": ("notitie",),
}
MOMENT = "2026-11-25T15:00:00.000Z"
#: The school page's questions to the rules about files.
SCHOOL = ("klas_bestand", "klas_map", "klas_samen")
TODAY = dt.date(2026, 11, 25)


def written(*records: Record, omitted: tuple[str, ...] = ()) -> str:
    return write_envelope(records, exported_at=MOMENT, generator="bpv-map/1.1.0", omitted=omitted)


def without_private(record: Record) -> Record:
    """Return a record as in a file without private notes: neither the answer nor its clock."""
    names = PRIVATE_FIELDS.get(record.soort, ())
    keep = {name: value for name, value in record.velden.items() if name not in names}
    clocks = {name: value for name, value in record.tijden.items() if name not in names}
    return Record(id=record.id, soort=record.soort, velden=keep, tijden=clocks, verwijderd=record.verwijderd)


MAP = make_map(
    make_student(lastig=SECRET, helpt="Hardop lezen", helper="Bo"),
    make_werkbespreking(notitie=SECRET),
    make_urendag(),
)


def test_private_questions_are_these():
    assert PRIVATE_FIELDS == PRIVATE


@pytest.mark.parametrize("form", ALL_FORMS, ids=[form.name for form in ALL_FORMS])
def test_nothing_private_is_ever_under_a_handtekening(form):
    """A seal holds a copy of every answer: leaving one out would break it."""
    sealed = [form.name, form.seals.soort if form.seals else form.name] if form.signers else []

    assert [name for kind in sealed for name in PRIVATE_FIELDS.get(kind, ())] == []


@pytest.mark.parametrize(("kind", "names"), PRIVATE.items())
def test_private_answer_asks_for_nothing_and_shows_nowhere_else(kind, names):
    items = [FORMS[kind].field(name) for name in names]

    assert [item.name for item in items if item.required or item.when or item.prefill] == []
    assert not {*names} & {*FORMS[kind].key, *FORMS[kind].aanvullen}


def test_text_for_magister_has_nothing_private():
    for record in MAP.records:
        assert SECRET not in record_text(MAP, record)


def test_verdict_has_nothing_private():
    assert SECRET not in json.dumps(verdict_to_json(judge_map(MAP, TODAY)), ensure_ascii=False)


def test_verdict_is_the_same_with_and_without_what_is_private():
    """So it may go to school, unless a private answer is wrong in itself: a finding would reveal that."""
    answers = {kind: dict.fromkeys(names, "0612345678") for kind, names in PRIVATE_FIELDS.items()}
    whole = [make_student(**answers.pop("student")), make_urendag()]
    whole += [make_werkbespreking(**answers.pop("werkbespreking"))]

    assert answers == {}, "add a record of the new form with private questions"
    assert said(whole) == said([without_private(record) for record in whole])


def said(records: list[Record]) -> str:
    return json.dumps(verdict_to_json(judge_map(make_map(*records), TODAY)))


def test_file_without_private_notes_changes_nothing_on_the_phone_it_came_from():
    text = written(*map(without_private, MAP.records), omitted=("private",))
    preview = import_preview(MAP, read_envelope(text))

    assert SECRET not in text
    assert "notitie" not in text
    assert preview.records == MAP.records
    assert (preview.nieuw, preview.anders) == (0, 0)
    assert OMITTED["private"] in preview.zinnen


def test_notes_come_back_from_the_whole_file_after_the_one_without():
    part, whole = make_map(*map(without_private, MAP.records)), MAP

    assert merge_maps(part, whole).records == merge_maps(whole, part).records == MAP.records


def test_removed_record_goes_without_its_words_and_stays_removed():
    """What a student deleted does not go to school; the deletion does."""
    gone = make_werkbespreking(notitie=SECRET).velden
    mine = Record(
        id="w",
        soort="werkbespreking",
        velden=gone,
        tijden=dict.fromkeys(gone, "2026-11-20T10:00:00.000Z/0000"),
        verwijderd="2026-11-21T10:00:00.000Z/0000",
    )
    sent = Record(id="w", soort="werkbespreking", velden={}, tijden={}, verwijderd=mine.verwijderd)

    assert merge_maps(make_map(mine), make_map(sent)).by_id.get("w") == make_map(mine).by_id.get("w")
    assert merge_maps(make_map(mine), make_map(sent)).records == make_map(mine).records


def test_school_is_told_of_missing_photos_and_not_of_what_is_private():
    records = map(without_private, MAP.records)
    item = read_inzending("a.json", written(*records, omitted=("attachments", "private", "later")), TODAY)

    assert bestand_json(item)["waarschuwingen"] == [OMITTED["attachments"]]
    assert item.envelope.omitted == ("attachments", "private", "later")


def every_private_answer() -> tuple[Record, ...]:
    """Return a map in which every private question of every form has an answer and a clock."""
    answers = {kind: dict.fromkeys(names, SECRET) for kind, names in PRIVATE_FIELDS.items()}
    plain = [make_student(**answers.pop("student")), make_urendag()]
    plain += [make_record(kind, id=f"{kind}-1", **fields) for kind, fields in answers.items()]
    return make_map(*plain).records


def test_school_sees_nothing_private_even_of_a_whole_copy():
    """Not in the table, the opened map, the spreadsheet tables or the command line; only that it is a copy."""
    text = written(*every_private_answer())
    request = {"bestanden": [{"naam": "a.json", "tekst": text}], "today": TODAY.isoformat(), "naam": "a.json"}
    answers = [json.loads(handle(json.dumps({**request, "tekst": text, "op": on}))) for on in SCHOOL]
    report = verslag_of(read_inzending("a.json", text, TODAY), met_tabellen=True)
    rows = antwoord_of(report, as_json=False).rijen

    assert SECRET in text
    assert [answer["ok"] for answer in answers] == [True] * len(SCHOOL)
    for said in (*answers, json_of(report), lines_of(report), vars(rows)):
        words = json.dumps(said, ensure_ascii=False)
        assert SECRET not in words
        assert [name for names in PRIVATE_FIELDS.values() for name in names if f'"{name}"' in words] == []
    assert VOOR_ZICHZELF in answers[0]["inzending"]["waarschuwingen"]
    assert VOOR_ZICHZELF in answers[1]["map"]["inzending"]["waarschuwingen"]
    assert f"  [let op] {VOOR_ZICHZELF}" in lines_of(report)
    # It is not reported as a fault in the file.
    assert not report.is_unreadable


def test_school_is_told_nothing_of_a_file_that_was_made_for_it():
    item = read_inzending("a.json", written(*map(without_private, MAP.records), omitted=("private",)), TODAY)

    assert bestand_json(item)["waarschuwingen"] == []
    assert not item.met_prive


def test_record_with_nothing_but_private_answers_is_not_in_what_school_sees():
    """Otherwise a student about whom only that is known would look like a bpv-begeleider's file."""
    student = make_record("student", id="s", lastig=SECRET)
    item = read_inzending("a.json", written(student, make_urendag()), TODAY)

    assert {record.soort for record in item.bpvmap.records} == {"urendag"}
    assert not item.is_terug


def test_whole_file_says_nothing_of_it():
    assert "omitted" not in json.loads(written(*MAP.records))


@pytest.mark.parametrize("omitted", ["attachments", [1], [None], ["x" * 101], ["x"] * 201, {}, None])
def test_list_of_what_is_left_out_has_its_limits(omitted):
    values = json.loads(written(make_student())) | {"omitted": omitted}
    values.pop("sha256")
    with pytest.raises(Exception, match=r"klopt niet wat eruit is gelaten"):
        read_envelope(json.dumps({**values, "sha256": sha256_of(values)}))
