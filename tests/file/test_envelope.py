"""The file that a student sends: what is accepted, what is refused and why, and what it would change."""

from __future__ import annotations

import base64
import json
from copy import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.builders import (
    CLOCK,
    make_bewijs,
    make_bezoek,
    make_eindbeoordeling,
    make_handtekening,
    make_instelling,
    make_map,
    make_periode,
    make_record,
    make_student,
    make_urenblok,
    make_urendag,
)

from bpv_logic.basis.canonical import canonical_json, check_code, sha256_of
from bpv_logic.basis.errors import BpvError, ExportError
from bpv_logic.basis.jsontext import JsonError, depth_of, read_json
from bpv_logic.file import limits
from bpv_logic.file.admission import check_records
from bpv_logic.file.attachments import MAX_ATTACHMENT_BYTES, make_attachment
from bpv_logic.file.envelope import Envelope, decode_export, read_envelope, write_envelope
from bpv_logic.file.migrations import FORMAT_VERSION, MIGRATIONS, Migration, check_chain, migrate
from bpv_logic.file.preview import Preview, import_preview
from bpv_logic.forms import ALL_FORMS
from bpv_logic.map.bpvmap import Record, map_of, record_to_json

MOMENT = "2026-11-25T15:00:00.000Z"
LATER = "2026-11-24T08:00:00.000Z/0000"
PHOTO = make_attachment("image/jpeg", b"een foto")
BEWIJS = make_bewijs(
    soort="foto",
    bijlagen=[{"sha256": PHOTO.sha256, "naam": "planning.jpg", "type": "image/jpeg", "grootte": 8}],
)


def write(*records: Record, **rest) -> str:
    defaults = {"exported_at": MOMENT, "generator": "bpv-map/1.0.0", "rules_version": "1.0.0"}
    return write_envelope(records, **defaults | rest)


def check_one(value: object) -> Record:
    [found] = check_records([value])
    return found


def change(text: str, **values) -> str:
    """The same file with other values and a matching hash; None removes a value."""
    envelope = json.loads(text) | values
    envelope = {name: value for name, value in envelope.items() if value is not ... and name != "sha256"}
    return json.dumps(envelope | {"sha256": sha256_of(envelope)})


def code_of(text: str) -> str:
    with pytest.raises(ExportError) as refused:
        read_envelope(text)
    sentence = str(refused.value)
    assert sentence.endswith((".", "?"))
    assert "{" not in sentence
    return refused.value.code


def record(**values) -> dict:
    return record_to_json(make_urendag()) | values


def fields(**values) -> dict:
    return record(velden=values, tijden=dict.fromkeys(values, CLOCK))


# --- The envelope


def test_written_file_is_read_back_whole():
    student, day = make_student(), make_urendag()
    text = write(day, student, BEWIJS, attachments=[PHOTO], verdict={"uitkomst": "voldoet"})
    sha256 = json.loads(text)["sha256"]

    assert read_envelope(text) == Envelope(
        records=(BEWIJS, student, day),
        generator="bpv-map/1.0.0",
        rules_version="1.0.0",
        exported_at=MOMENT,
        sha256=sha256,
        attachments=(PHOTO,),
        verdict={"uitkomst": "voldoet"},
        warnings=(),
    )
    assert read_envelope(text).code == check_code(sha256)
    assert read_envelope(text).bpvmap == map_of((BEWIJS, student, day))


def test_written_file_is_canonical_and_the_same_for_any_order():
    student, day = make_student(), make_urendag()
    text = write(student, day)

    assert text == canonical_json(json.loads(text)) == write(day, student)


def test_file_of_another_spelling_with_the_same_content_is_sound():
    envelope = json.loads(write(make_student()))
    text = json.dumps(dict(reversed(envelope.items())), indent=2)

    assert read_envelope(text).records == (make_student(),)


def test_name_that_we_do_not_know_in_the_envelope_is_covered_by_the_hash():
    text = change(write(make_student()), toegevoegd="later")

    assert read_envelope(text).records == (make_student(),)
    assert code_of(text.replace("later", "anders")) == "beschadigd"


def test_byte_order_mark_is_accepted():
    text = write(make_student())

    assert read_envelope("\ufeff" + text) == read_envelope(text)
    assert decode_export(b"\xef\xbb\xbf" + text.encode()) == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1"])
def test_other_encodings_are_refused(encoding):
    data = write(make_student(achternaam="Één")).encode(encoding)

    with pytest.raises(ExportError) as refused:
        decode_export(data)
    assert refused.value.code == "geen-utf8"


@pytest.mark.parametrize("text", ["", "hallo", "{", '{"format":"bpv-map"', "{'format':'bpv-map'}", "{}x", "[1,]"])
def test_text_that_is_no_json_is_refused(text):
    assert code_of(text) == "geen-json"


@pytest.mark.parametrize("text", ["null", "5", "[]", "{}", '{"format":"excalidraw"}', '"bpv-map"'])
def test_json_of_somebody_else_is_refused(text):
    assert code_of(text) == "niet-van-ons"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a":1,"a":1}', "dubbele-naam"),
        ('{"__proto__":{}}', "verboden-naam"),
        ('{"a":[{"constructor":1}]}', "verboden-naam"),
        ('{"prototype":1}', "verboden-naam"),
        ('{"\\u005f_proto__":{}}', "verboden-naam"),
        ("[1.5]", "geen-heel-getal"),
        ("[1e3]", "geen-heel-getal"),
        ("[NaN]", "geen-heel-getal"),
        ("[Infinity]", "geen-heel-getal"),
        ("[9007199254740992]", "te-groot-getal"),
        ("[" + "9" * 100_000 + "]", "te-groot-getal"),
        ("[" * 13 + "]" * 13, "te-diep"),
        ("[" * 500_000, "te-diep"),
    ],
)
def test_json_that_is_more_than_we_accept_is_refused(text, code):
    assert code_of(text) == code


def test_json_at_the_limits_is_read():
    assert read_json("[9007199254740991,-9007199254740991]", max_depth=1) == [2**53 - 1, -(2**53) + 1]
    assert code_of("[" * 12 + "]" * 12) == "niet-van-ons"


@pytest.mark.parametrize(
    ("text", "depth"),
    [("5", 0), ("[]", 1), ('{"a":[{}]}', 3), ('["[[[[", "\\"[["]', 1), ('[["\\\\"],[]]', 2), ("]]]", 0)],
)
def test_depth_does_not_count_brackets_in_text(text, depth):
    assert depth_of(text.encode()) == depth


def depth_by_reading(value) -> int:
    if isinstance(value, list | dict):
        inner = value.values() if isinstance(value, dict) else value
        return 1 + max(map(depth_by_reading, inner), default=0)
    return 0


TRICKY = st.text(st.sampled_from('[]{}"\\\n:,a'), max_size=8)


@given(
    st.recursive(TRICKY, lambda inner: st.lists(inner) | st.dictionaries(TRICKY, inner), max_leaves=8), st.booleans()
)
def test_depth_is_that_of_the_value_whatever_stands_in_its_texts(value, spaced):
    assert depth_of(json.dumps(value, indent=1 if spaced else None).encode()) == depth_by_reading(value)


NAMES = st.text(st.sampled_from('a":\\{'), max_size=2).map(json.dumps)
COLONS = st.sampled_from([":", " :", "\n: "])
TEXTS = st.recursive(
    TRICKY.map(json.dumps),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{','.join(items)}]"),
        st.lists(st.tuples(NAMES, COLONS, inner).map("".join), max_size=3).map(lambda pairs: f"{{{', '.join(pairs)}}}"),
    ),
    max_leaves=6,
)


@given(TEXTS)
def test_name_that_stands_twice_is_seen_however_it_is_written(text):
    twice = []

    def look(pairs):
        twice.extend([True] if len(dict(pairs)) < len(pairs) else [])
        return dict(pairs)

    value = json.loads(text, object_pairs_hook=look)
    if twice:
        with pytest.raises(JsonError, match="twee keer"):
            read_json(text, max_depth=50)
    else:
        assert read_json(text, max_depth=50) == value


@pytest.mark.scenario("Any text comes as a file: read, or refused with a sentence")
@given(st.text())
def test_any_text_is_refused_with_a_sentence_or_read(text):
    with pytest.raises(ExportError):
        read_envelope(text)


@given(st.recursive(st.none() | st.booleans() | st.text() | st.integers(), st.lists).filter(lambda value: value != []))
def test_any_records_are_refused_with_a_sentence(values):
    with pytest.raises(ExportError):
        check_records(values)


@pytest.mark.scenario("A file is far too large: refused before it is read")
def test_file_over_the_size_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("bpv_logic.file.envelope.MAX_BYTES", 10)

    assert code_of("x" * 11) == "te-groot"
    assert code_of("é" * 6) == "te-groot"
    assert code_of("x" * 10) == "geen-json"
    with pytest.raises(ExportError):
        decode_export(b"x" * 11)


def test_limits_are_those_of_the_contract():
    assert (limits.MAX_BYTES, limits.MAX_DEPTH, limits.MAX_RECORDS) == (25 * 1024 * 1024, 12, 20_000)
    assert MAX_ATTACHMENT_BYTES == 2 * 1024 * 1024


def test_photos_that_are_told_to_be_many_fill_four_fifths_of_a_file():
    in_a_file = len(base64.b64encode(bytes(limits.FULL_PHOTO_BYTES)))

    assert in_a_file == limits.MAX_BYTES * 4 // 5


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"formatVersion": 2}, "nieuwere-versie"),
        ({"formatVersion": 0}, "te-oude-versie"),
        ({"formatVersion": "1"}, "geen-versie"),
        ({"formatVersion": True}, "geen-versie"),
        ({"formatVersion": ...}, "geen-versie"),
        ({"generator": 5}, "envelop-vorm"),
        ({"generator": "x" * 101}, "envelop-vorm"),
        ({"rulesVersion": 5}, "envelop-vorm"),
        ({"exportedAt": "gisteren"}, "envelop-vorm"),
        ({"exportedAt": ...}, "envelop-vorm"),
        ({"verdict": []}, "envelop-vorm"),
        ({"records": ...}, "envelop-vorm"),
        ({"records": {}}, "geen-records"),
        ({"attachments": {}}, "geen-bijlagen"),
        ({"attachments": ["x"]}, "bijlage-vorm"),
        ({"attachments": [{"sha256": "x", "type": "image/png", "base64": ""}]}, "bijlage-vorm"),
    ],
)
def test_envelope_of_another_shape_is_refused(values, code):
    assert code_of(change(write(make_student()), **values)) == code


@pytest.mark.scenario("A file was changed by hand: refused")
def test_changed_file_is_refused():
    text = write(make_student())

    assert code_of(text.replace("Sam", "Kim")) == "beschadigd"
    assert code_of(json.dumps(json.loads(text) | {"sha256": "0" * 64})) == "beschadigd"
    assert code_of(json.dumps(json.loads(text) | {"sha256": None})) == "beschadigd"


# --- The records


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "record-vorm"),
        ({}, "record-vorm"),
        (record(extra=1), "record-vorm"),
        (record(velden=[]), "record-vorm"),
        (record(id=""), "record-id"),
        (record(id="a" * 129), "record-id"),
        (record(id="../x"), "record-id"),
        (record(id="a\n"), "record-id"),
        (record(id=5), "record-id"),
        (record(soort="onbekend"), "onbekende-soort"),
        (record(soort=5), "onbekende-soort"),
        (record(tijden=[]), "tijden-vorm"),
        (record(tijden={"Datum": CLOCK}), "veld-naam"),
        (record(tijden={"datum": "gisteren"}), "tijdstip"),
        (record(tijden={"datum": 5}), "tijdstip"),
        (record(tijden={"datum": []}), "tijdstip"),
        (record(tijden={"datum": f"{CLOCK} {CLOCK}"}), "tijdstip"),
        (record(tijden={"datum": f"{CLOCK} {CLOCK}", "eind": ""}), "tijdstip"),
        (record(tijden={"datum": CLOCK, "eind": "2026-02-30T13:35:12.123Z/0000"}), "tijdstip"),
        (record(verwijderd="gisteren"), "tijdstip"),
        (record(verwijderd=False), "tijdstip"),
        (fields(datum=20261125), "veld-vorm"),
        (fields(datum="x" * 100_001), "veld-vorm"),
        (fields(activiteit="x" * 100_001), "veld-vorm"),
        (fields(pauze=["30"]), "veld-vorm"),
        (fields(pauze="3" * 100_001), "veld-vorm"),
        (fields(pauze=True), "veld-vorm"),
        (fields(werkprocessen="B1-K1-W1"), "veld-vorm"),
        (fields(werkprocessen=[5]), "veld-vorm"),
        (fields(werkprocessen=["B1-K1-W1"] * 201), "veld-vorm"),
        (fields(werkprocessen={}), "veld-vorm"),
        (fields(periode=[1]), "veld-vorm"),
        (fields(nieuw={}), "veld-vorm"),
        (fields(nieuw=True), "veld-vorm"),
        (fields(nieuw="x" * 100_001), "veld-vorm"),
        (fields(**{"Nieuw veld": 1}), "veld-naam"),
    ],
)
def test_record_that_cannot_be_taken_in_is_refused(value, code):
    with pytest.raises(ExportError) as refused:
        check_one(value)

    assert refused.value.code == code


@pytest.mark.parametrize(
    "value",
    [
        record(verwijderd=LATER),
        record(velden={}, tijden={}),
        fields(datum=None, pauze="", werkprocessen=None, activiteit=[]),
        fields(datum="morgen", begin="25:99", soort="slapen", pauze=-5),
        fields(activiteit="x" * 100_000, pauze="7,5", werkprocessen=["x" * 128] * 200),
        fields(nieuw_veld="x" * 100_000, nog_een=5, en_een=["a"]),
        record_to_json(BEWIJS),
    ],
)
def test_record_with_any_answer_of_the_right_type_is_taken_in(value):
    """The rules decide whether an answer is right: an export must not be lost over a typing mistake."""
    assert record_to_json(check_one(value)) == value


@pytest.mark.parametrize(
    "item",
    [
        "foto",
        {},
        {"sha256": "x", "naam": "a", "type": "image/png", "grootte": 1},
        {"sha256": "0" * 64, "naam": 5, "type": "image/png", "grootte": 1},
        {"sha256": "0" * 64, "naam": "a", "type": "image/png", "grootte": "1"},
        {"sha256": "0" * 64, "naam": "a", "type": "image/png", "grootte": -1},
        {"sha256": "0" * 64, "naam": "a", "type": "image/png", "grootte": 1, "meer": 1},
    ],
)
def test_attachment_of_another_shape_in_a_record_is_refused(item):
    value = record_to_json(make_bewijs(bijlagen=[item]))

    with pytest.raises(ExportError) as refused:
        check_one(value)
    assert refused.value.code == "veld-vorm"


def test_every_form_tells_the_shape_of_all_its_questions():
    for form in ALL_FORMS:
        names = {item.name for item in form.fields} | ({"periode"} if form.in_periode else set())

        assert set(limits.shapes_of(form.name)) == names
        assert all(shape.length or shape.type == "integer" for shape in limits.shapes_of(form.name).values())


def test_same_id_twice_and_too_many_records_are_refused(monkeypatch):
    assert code_of(change(write(make_student()), records=[record(), record()])) == "dubbel-id"
    monkeypatch.setattr("bpv_logic.file.admission.MAX_RECORDS", 1)
    assert code_of(write(make_student(), make_urendag())) == "te-veel-records"


# --- Attachments


@pytest.mark.scenario("A photo in a file is damaged: named, and the rest is read")
@pytest.mark.parametrize(
    "damage",
    [
        {"base64": base64.b64encode(b"een andere foto").decode()},
        {"base64": "geen base64!"},
        {"base64": "ZWVuIGZvdG8"},
        {"base64": " " + base64.b64encode(b"een foto").decode()},
        {"base64": 5},
        {"type": "image/svg+xml"},
        {"type": "text/html"},
        {"type": 5},
    ],
)
def test_damaged_attachment_is_named_and_the_rest_is_read(damage):
    text = change(write(make_student(), BEWIJS), attachments=[PHOTO.as_json() | damage])
    envelope = read_envelope(text)

    assert envelope.records == (BEWIJS, make_student())
    assert envelope.attachments == ()
    assert envelope.warnings == ("Een foto bij “Planning van de ochtend” is beschadigd. De rest is wel gelezen.",)


def test_attachment_over_the_size_is_named(monkeypatch):
    monkeypatch.setattr("bpv_logic.file.attachments.MAX_ATTACHMENT_BYTES", 7)
    envelope = read_envelope(write(make_student(), attachments=[PHOTO]))

    assert envelope.attachments == ()
    assert envelope.warnings == ("Een foto is beschadigd. De rest is wel gelezen.",)


def test_one_damaged_attachment_does_not_take_the_others_along():
    sound = make_attachment("image/png", b"een scan")
    text = change(write(BEWIJS), attachments=[PHOTO.as_json() | {"base64": ""}, sound.as_json()])

    assert read_envelope(text).attachments == (sound,)


# --- Older versions


def test_there_is_nothing_older_than_version_1():
    assert (MIGRATIONS, FORMAT_VERSION) == ((), 1)


def _step(version: int) -> Migration:
    return Migration(
        van_versie=version,
        title=f"stap {version}",
        apply=lambda values: values | {"stappen": [*values.get("stappen", []), version]},
    )


def test_older_file_goes_through_every_step_from_its_own_version_on():
    chain = (_step(0), _step(1), _step(2))

    for version, steps in [(0, [0, 1, 2]), (1, [1, 2]), (2, [2])]:
        assert migrate({"formatVersion": version}, chain=chain, target=3) == {"formatVersion": 3, "stappen": steps}
    assert migrate({"formatVersion": 3}, chain=chain, target=3) == {"formatVersion": 3}


@pytest.mark.parametrize(("version", "code"), [(-1, "te-oude-versie"), (4, "nieuwere-versie"), (None, "geen-versie")])
def test_version_outside_the_chain_is_refused(version, code):
    with pytest.raises(ExportError) as refused:
        migrate({"formatVersion": version}, chain=(_step(0), _step(1), _step(2)), target=3)

    assert refused.value.code == code


@pytest.mark.parametrize(
    "chain", [(_step(0), _step(2)), (_step(1), _step(0)), (_step(0), _step(0)), (_step(0), _step(1))]
)
def test_chain_with_a_gap_or_another_end_is_found_at_import(chain):
    with pytest.raises(BpvError):
        check_chain(chain, 3)


def test_chain_without_a_gap_is_sound():
    check_chain((_step(0), _step(1), _step(2)), 3)
    check_chain((), 1)


def test_file_of_a_version_before_the_first_is_read_through_a_fake_chain(monkeypatch):
    """Version 0 called the records "formulieren": the hash is that of the old file, the content that of the new."""

    def rename(values):
        rest = {name: value for name, value in values.items() if name != "formulieren"}
        return rest | {"records": values["formulieren"]}

    chain = (Migration(van_versie=0, title="formulieren heten records", apply=rename),)
    old = json.loads(write(make_student()))
    text = change(json.dumps(old), formatVersion=0, records=..., formulieren=old["records"])
    monkeypatch.setattr("bpv_logic.file.envelope.migrate", lambda values: migrate(values, chain=chain))

    assert read_envelope(text).records == (make_student(),)
    assert code_of(text.replace("Sam", "Kim")) == "beschadigd"


# --- The preview


def preview(mine, *records: Record) -> Preview:
    return import_preview(mine, read_envelope(write(*records)))


def refusal(mine, *records: Record) -> str:
    with pytest.raises(ExportError) as refused:
        preview(mine, *records)
    return refused.value.code


def test_preview_counts_new_changed_and_equal_records():
    same, old, gone = make_urendag(), make_urendag(datum="2026-11-24"), make_urendag(datum="2026-11-23")
    new, changed = make_urendag(datum="2026-11-26"), make_urendag(datum="2026-11-24", eind="17:00", clock=LATER)
    removed = replace(gone, verwijderd=LATER)
    mine = make_map(same, old, gone)
    shown = preview(mine, make_student(), same, changed, removed, new, make_bezoek())

    assert shown.zinnen == (
        "Gegevens van de student: 1, niets nieuws.",
        "Dagen: 4, 1 nieuw, 1 anders, 1 weggehaald.",
        "Contacten: 1, 1 nieuw.",
    )
    assert (shown.nieuw, shown.anders, shown.weg, shown.leeg, shown.gelijk) == (2, 1, 1, 0, 2)
    assert (shown.van, shown.vraagt) == ("Sam Voorbeeld", False)
    assert shown.records == map_of((*mine.records, changed, removed, new, make_bezoek())).records


def test_preview_counts_the_answers_that_are_emptied():
    emptied = make_urendag(activiteit="", pauze="", clock=LATER)
    shown = preview(make_map(make_urendag()), make_student(), emptied)

    assert shown.zinnen == ("Gegevens van de student: 1, niets nieuws.", "Dagen: 1, 1 anders, 2 antwoorden leeg.")
    assert (shown.anders, shown.leeg) == (1, 2)


def test_preview_of_an_older_copy_says_that_nothing_changes():
    mine = make_map(make_urendag(eind="17:00", clock=LATER))
    shown = preview(mine, make_student(), make_periode(), make_urendag())

    assert shown.zinnen[-1] == "Alles uit dit bestand staat al in je map."
    assert (shown.nieuw, shown.anders, shown.gelijk, shown.records) == (0, 0, 3, mine.records)


def test_preview_in_an_empty_map_takes_all():
    shown = preview(map_of(()), make_student(), make_urendag())

    assert (shown.nieuw, shown.van, shown.records) == (2, "Sam Voorbeeld", (make_student(), make_urendag()))


def test_record_that_was_removed_on_both_sides_is_not_counted():
    removed = replace(make_urendag(), verwijderd=LATER)

    assert preview(make_map(), make_student(), removed).zinnen[:1] == ("Gegevens van de student: 1, niets nieuws.",)
    assert preview(make_map(), make_student(), removed).nieuw == 0


def test_preview_names_a_damaged_attachment():
    text = change(write(make_student(), BEWIJS), attachments=[PHOTO.as_json() | {"base64": ""}])
    shown = import_preview(make_map(), read_envelope(text))

    assert shown.zinnen[-1] == "Een foto bij “Planning van de ochtend” is beschadigd. De rest is wel gelezen."


def test_file_of_another_name_does_nothing_until_the_owner_says_that_it_is_theirs():
    other, mine = make_student(id="student-2", voornaam="Robin"), make_map()
    shown = preview(mine, other, make_urendag())
    taken = import_preview(mine, read_envelope(write(other, make_urendag())), van_mij=True)

    assert (shown.vraagt, shown.records, shown.van) == (True, mine.records, "Robin Voorbeeld")
    assert (taken.vraagt, taken.nieuw) == (False, 2)


def test_same_student_who_began_apart_on_two_devices_is_recognised():
    by_name = make_student(id="student-2", voornaam="SAM", opleiding=None)
    numbered = make_student(studentnummer="123456")

    assert preview(make_map(), by_name).nieuw == 1
    assert preview(make_map(numbered), make_student(id="student-2", voornaam="S.", studentnummer="123456")).nieuw == 1
    assert preview(make_map(numbered), make_student(id="student-2", studentnummer="654321")).vraagt
    assert preview(make_map(), make_student(id="student-2", voornaam="", achternaam="")).vraagt


def test_file_without_a_student_from_a_second_device_is_taken_in_on_the_word_of_the_owner():
    mine, text = make_map(), write(make_urendag())
    shown = preview(mine, make_urendag())
    taken = import_preview(mine, read_envelope(text), van_mij=True)

    assert (shown.van, shown.nieuw, shown.vraagt, shown.records) == ("", 1, True, mine.records)
    assert (taken.vraagt, taken.records) == (False, make_map(make_urendag()).records)


def test_equal_names_are_no_proof_and_an_empty_map_asks_nothing():
    by_name = make_student(id="student-2")

    assert preview(make_map(), by_name).vraagt
    assert preview(map_of([make_urendag()]), by_name).vraagt
    assert not preview(map_of([make_instelling()]), by_name).vraagt
    assert not preview(make_map(), make_student()).vraagt


def test_form_that_was_another_kind_is_refused_also_when_it_was_removed():
    mine = make_urendag()
    other = make_record("bewijs", id=mine.id, titel="x")

    for own in (mine, replace(mine, verwijderd=LATER)):
        assert refusal(make_map(own), make_student(), other) == "andere-soort"


def test_return_file_of_the_begeleider_is_taken_in():
    end = make_eindbeoordeling()
    handtekening = make_handtekening(make_map(end), end, rol="begeleider", naam="Noor Begeleider")
    shown = preview(make_map(), end, handtekening)

    assert shown.zinnen == ("Eindbeoordelingen: 1, 1 nieuw.", "Handtekeningen: 1, 1 nieuw.")
    assert (shown.nieuw, shown.anders, shown.gelijk) == (2, 0, 0)
    assert (shown.van, shown.vraagt) == ("Noor Begeleider", False)
    assert shown.records == make_map(end, handtekening).records


def test_return_file_about_another_student_is_refused():
    assert refusal(make_map(), make_eindbeoordeling(student="student-2")) == "andere-map"
    assert refusal(map_of(()), make_eindbeoordeling()) == "andere-map"
    assert refusal(make_map(), make_student(), make_eindbeoordeling(student=None)) == "andere-map"


def test_file_with_another_handtekening_in_the_place_of_mine_is_refused():
    blok = make_urenblok()
    bpvmap = make_map(blok)
    mine = make_handtekening(bpvmap, blok)
    other = make_handtekening(bpvmap, blok, naam="iemand anders")

    assert mine.id == other.id
    assert refusal(make_map(blok, mine), make_student(), other) == "handtekening-anders"


def test_file_with_a_touched_handtekening_does_not_change_mine():
    blok = make_urenblok()
    mine = make_handtekening(make_map(blok), blok)
    touched = replace(mine, velden=mine.velden | {"naam": "zzz"})
    shown = preview(make_map(blok, mine), make_student(), touched)

    assert shown.records == make_map(blok, mine).records
    assert shown.anders == 0


def test_student_record_that_was_removed_and_made_anew_still_belongs_to_the_map():
    removed = replace(make_student(), verwijderd=LATER)
    mine = map_of((removed, make_student(id="student-9", voornaam="Robin")))

    assert preview(mine, make_eindbeoordeling()).nieuw == 1
    assert preview(mine, make_student()).anders == 0


def test_json_error_has_its_code():
    with pytest.raises(JsonError) as refused:
        read_json("{", max_depth=5)

    assert refused.value.code == "geen-json"


def test_sentence_names_the_form_and_the_question():
    with pytest.raises(ExportError, match="Bij Uren van een dag staat bij “Pauze"):
        check_one(record_to_json(make_record("urendag", id="a", pauze=["lang"])))


def test_file_written_in_another_way_is_read_by_what_is_in_it():
    """A program may have added spaces: only the contents count."""
    text = write(make_student(), make_urendag())

    assert read_envelope(json.dumps(json.loads(text), indent=2)) == read_envelope(text)


def test_hash_that_also_stands_in_an_answer_fools_nobody():
    values = json.loads(write(make_student()))
    member = f',"sha256":"{values["sha256"]}"'
    values["records"][0]["velden"]["voornaam"] = f"Sam{member}"

    with pytest.raises(ExportError, match="beschadigd of veranderd"):
        read_envelope(json.dumps(values, separators=(",", ":"), ensure_ascii=False))
