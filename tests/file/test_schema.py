"""The published schema agrees with the reader: both accept the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.helpers import builders

from bpv_logic.basis.canonical import canonical_json, sha256_of
from bpv_logic.basis.errors import ExportError
from bpv_logic.file.attachments import make_attachment
from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.file.limits import shapes_of
from bpv_logic.file.schema import SCHEMA_NAME, export_schema
from bpv_logic.forms import ALL_FORMS
from bpv_logic.map.bpvmap import Record, record_to_json

VALIDATOR = Draft202012Validator(export_schema())

WHOLE_MAP = (
    builders.make_student(),
    builders.make_periode(),
    builders.make_urendag(),
    builders.make_urenblok(),
    builders.make_werkbespreking(),
    builders.make_bezoek(),
    builders.make_telefonisch(),
    builders.make_extra(),
    builders.make_leerafspraken(),
    builders.make_voortgang(),
    builders.make_opdracht(),
    builders.make_bewijs(bijlagen=[{"sha256": "0" * 64, "naam": "a.jpg", "type": "image/jpeg", "grootte": 8}]),
    builders.make_beoordeling(),
    builders.make_eindbeoordeling(),
    builders.make_handtekening(builders.make_map(), builders.make_periode()),
    builders.make_instelling(),
)


def envelope_of(*records: Record) -> dict:
    return json.loads(
        write_envelope(
            records,
            exported_at="2026-11-25T15:00:00.000Z",
            generator="bpv-map/1.0.0",
            rules_version="1.0.0",
            attachments=[make_attachment("image/png", b"een scan")],
            verdict={"uitkomst": "voldoet"},
        )
    )


def is_read(envelope: dict) -> bool:
    """Whether the reader accepts an envelope, given a matching hash."""
    rest = {name: value for name, value in envelope.items() if name != "sha256"}
    try:
        read_envelope(canonical_json(rest | {"sha256": sha256_of(rest)} if "sha256" in envelope else rest))
    except ExportError:
        return False
    return True


def day(**values) -> dict:
    return record_to_json(builders.make_urendag()) | values


def fields(**values) -> dict:
    return day(velden=values, tijden=dict.fromkeys(values, builders.CLOCK))


def test_schema_is_a_sound_schema():
    Draft202012Validator.check_schema(export_schema())

    assert SCHEMA_NAME == "bpv-map-1.schema.json"
    assert json.loads(json.dumps(export_schema())) == export_schema()


def test_schema_names_every_question_of_every_form():
    definitions = export_schema()["$defs"]

    for form in ALL_FORMS:
        assert set(definitions[f"form-{form.name}"]["properties"]) == set(shapes_of(form.name))


def test_whole_map_is_sound_for_both():
    envelope = envelope_of(*WHOLE_MAP)

    assert [error.message for error in VALIDATOR.iter_errors(envelope)] == []
    assert is_read(envelope)
    assert {record.soort for record in WHOLE_MAP} == {form.name for form in ALL_FORMS}


GOOD_RECORDS = [
    day(verwijderd=builders.CLOCK),
    day(velden={}, tijden={}),
    fields(datum=None, pauze="", werkprocessen=None, activiteit=[]),
    fields(datum="morgen", begin="25:99", soort="slapen", pauze=-5),
    fields(activiteit="x" * 100_000, pauze="7,5", werkprocessen=["x" * 128] * 200),
    fields(nieuw_veld="x" * 100_000, nog_een=5, en_een=["a"], leeg=None),
]

BAD_RECORDS = [
    {},
    day(extra=1),
    day(velden=[]),
    day(id=""),
    day(id="a" * 129),
    day(id="../x"),
    day(soort="onbekend"),
    day(soort=5),
    day(tijden=[]),
    day(tijden={"Datum": builders.CLOCK}),
    day(tijden={"datum": "gisteren"}),
    day(tijden={"datum": "2026-11-23T24:00:00.000Z/0000"}),
    day(verwijderd="gisteren"),
    day(verwijderd=False),
    fields(datum=20261125),
    fields(datum="x" * 100_001),
    fields(activiteit="x" * 100_001),
    fields(pauze=["30"]),
    fields(pauze="3" * 100_001),
    fields(pauze=True),
    fields(werkprocessen="B1-K1-W1"),
    fields(werkprocessen=[5]),
    fields(werkprocessen=["B1-K1-W1"] * 201),
    fields(werkprocessen={}),
    fields(periode=[1]),
    fields(nieuw={}),
    fields(nieuw=True),
    fields(nieuw="x" * 100_001),
    fields(**{"Nieuw veld": 1}),
]


@pytest.mark.parametrize("record", GOOD_RECORDS)
def test_record_that_is_read_is_sound_by_the_schema(record):
    envelope = envelope_of() | {"records": [record]}

    assert is_read(envelope)
    assert VALIDATOR.is_valid(envelope)


@pytest.mark.parametrize("record", BAD_RECORDS)
def test_record_that_is_refused_is_not_sound_by_the_schema(record):
    envelope = envelope_of() | {"records": [record]}

    assert not is_read(envelope)
    assert not VALIDATOR.is_valid(envelope)


GOOD_ENVELOPES = [
    {},
    {"verdict": None, "rulesVersion": None},
    {"toegevoegd": "later"},
    {"attachments": [], "records": []},
    {"attachments": [{"sha256": "0" * 64, "type": "text/html", "base64": 5}]},
]

BAD_ENVELOPES = [
    {"format": "excalidraw"},
    {"formatVersion": 2},
    {"formatVersion": "1"},
    {"generator": 5},
    {"generator": "x" * 101},
    {"rulesVersion": 5},
    {"exportedAt": "gisteren"},
    {"verdict": []},
    {"records": {}},
    {"attachments": None},
    {"attachments": [{"sha256": "x", "type": "image/png", "base64": ""}]},
    {"attachments": [{"sha256": "0" * 64, "type": "image/png", "base64": "", "meer": 1}]},
    {"constructor": 1},
]


@pytest.mark.parametrize("values", GOOD_ENVELOPES)
def test_envelope_that_is_read_is_sound_by_the_schema(values):
    envelope = envelope_of() | values

    assert is_read(envelope)
    assert VALIDATOR.is_valid(envelope)


@pytest.mark.parametrize("values", BAD_ENVELOPES)
def test_envelope_that_is_refused_is_not_sound_by_the_schema(values):
    envelope = envelope_of() | values

    assert not is_read(envelope)
    assert not VALIDATOR.is_valid(envelope)


@pytest.mark.parametrize("name", sorted(envelope_of()))
def test_envelope_that_misses_a_name_is_not_sound_for_either(name):
    envelope = {key: value for key, value in envelope_of(builders.make_student()).items() if key != name}

    assert not VALIDATOR.is_valid(envelope)
    assert not is_read(envelope)


ANSWERS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 10**16)
    | st.text(max_size=3)
    | st.lists(st.text(max_size=2) | st.integers(0, 1), max_size=2)
    | st.sampled_from(["x" * 128, "x" * 129, "x" * 100_000, "x" * 100_001, {}])
)
NAMES = st.sampled_from(["datum", "pauze", "activiteit", "werkprocessen", "periode", "nieuw", "Nieuw"])


@given(st.dictionaries(NAMES, ANSWERS, max_size=2))
def test_reader_and_schema_agree_on_any_answers(answers):
    envelope = envelope_of() | {"records": [fields(**answers)]}

    assert is_read(envelope) == VALIDATOR.is_valid(envelope)
