"""The published schema on whole files: it accepts every readable export, and refuses what the reader refuses."""

from __future__ import annotations

import copy
import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from tests.helpers.case_files import load_cases
from tests.helpers.example_export import EXAMPLE_FILE
from tests.helpers.klas.generator import make_klas

from bpv_logic.basis.canonical import canonical_json, sha256_of
from bpv_logic.basis.errors import ExportError
from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.file.schema import export_schema
from bpv_logic.forms import ALL_FORMS
from bpv_logic.map.bpvmap import Record
from bpv_logic.questions.fields import Field, Form

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = export_schema()


@functools.cache
def faults_of_record(text: str) -> tuple[ValidationError, ...]:
    """What is wrong with one record; most of the files below differ in one record."""
    return tuple(RECORDS.iter_errors(json.loads(text)))


def look_once(
    validator: Any,  # noqa: ANN401 - the library makes its class while it runs
    items: dict[str, Any],
    instance: object,
    schema: dict[str, Any],
) -> Iterator[ValidationError]:
    """Check each of many items as the library does, but skip a record that was seen before."""
    if items != SCHEMA["properties"]["records"]["items"] or not isinstance(instance, list):
        yield from Draft202012Validator.VALIDATORS["items"](validator, items, instance, schema)
        return
    for item in instance:
        # As text, values that Python considers equal stay different, such as 1 and True.
        yield from faults_of_record(json.dumps(item, sort_keys=True))


VALIDATOR = extend(Draft202012Validator, {"items": look_once})(SCHEMA)
RECORDS = Draft202012Validator({**SCHEMA["properties"]["records"]["items"], "$defs": SCHEMA["$defs"]})
GOLDEN = Path(__file__).parents[1] / "golden" / "hele-bpv.json"
MOMENT = "2026-11-25T15:00:00.000Z"


def is_read(text: str) -> bool:
    try:
        read_envelope(text)
    except ExportError:
        return False
    return True


def sealed(envelope: dict[str, Any]) -> str:
    """An envelope with a matching hash, so that only its contents count."""
    rest = {name: value for name, value in envelope.items() if name != "sha256"}
    return canonical_json(rest | ({"sha256": sha256_of(rest)} if "sha256" in envelope else {}))


def written(*records: Record) -> str:
    return write_envelope(records, exported_at=MOMENT, generator="bpv-map/1.1.0")


@pytest.mark.parametrize("path", [GOLDEN, EXAMPLE_FILE], ids=["golden", "voorbeeld"])
def test_whole_file_is_sound_for_both(path):
    text = path.read_text(encoding="utf-8")

    assert is_read(text)
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(text))] == []


@pytest.mark.parametrize("number", range(4))
def test_map_of_a_whole_year_is_sound_for_both(number):
    text = [text for _, text in make_klas(4, seed=11)][number]

    assert is_read(text)
    assert VALIDATOR.is_valid(json.loads(text))


def test_looking_at_a_record_once_is_as_good_as_looking_each_time():
    plain = Draft202012Validator(SCHEMA)
    for junk in (None, 1, "x", [[]], {}, {"id": 1}, EXAMPLE["records"][0] | {"soort": 1}):
        for file in (EXAMPLE | {"records": [*EXAMPLE["records"][:2], junk]}, EXAMPLE | {"records": junk}):
            told = [sorted(error.message for error in each.iter_errors(file)) for each in (plain, VALIDATOR)]

            assert told[0] == told[1] != []


def test_reader_and_schema_agree_on_every_case_of_the_rules():
    texts = {case.id: written(*case.records) for case in load_cases()}
    read = {name for name, text in texts.items() if is_read(text)}
    sound = {name for name, text in texts.items() if VALIDATOR.is_valid(json.loads(text))}

    assert read == sound
    assert 0 < len(texts) - len(read) < 5


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LISTS = {"choices", "werkprocessen", "punten"}
REFERENCE = st.fixed_dictionaries(
    {
        "sha256": st.text("0123456789abcdef", min_size=64, max_size=64),
        "naam": TEXT,
        "type": st.just("image/png"),
        "grootte": st.integers(0, 2**53 - 1),
    }
)
EMPTY = st.sampled_from([None, "", []])


def answers_to(item: Field) -> st.SearchStrategy[Any]:
    """Any answer to a question, valid or not."""
    if item.kind == "attachments":
        return EMPTY | st.lists(REFERENCE, max_size=2)
    if item.kind in LISTS:
        return EMPTY | st.lists(TEXT, max_size=3)
    if item.kind == "integer":
        return EMPTY | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT
    return EMPTY | TEXT


@functools.cache
def answers_in(form: Form) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={item.name: answers_to(item) for item in form.fields})


#: Made once: making a strategy costs more than drawing from it.
KINDS, NAMES = st.sampled_from(ALL_FORMS), st.from_regex("[A-Za-z0-9_-]{1,128}", fullmatch=True)
CLOCKS = st.datetimes().map(lambda moment: f"{moment.isoformat(timespec='milliseconds')}Z/0000")
REMOVALS = st.none() | CLOCKS


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any record that a page can store."""
    form = draw(KINDS)
    fields = draw(answers_in(form))
    return Record(
        id=draw(NAMES),
        soort=form.name,
        velden=fields,
        tijden={name: draw(CLOCKS) for name in fields},
        verwijderd=draw(REMOVALS),
    )


@given(st.lists(records(), max_size=3, unique_by=lambda record: record.id))
def test_whatever_is_filled_in_can_be_sent_and_is_sound_for_both(made):
    text = written(*made)

    assert is_read(text)
    assert VALIDATOR.is_valid(json.loads(text))


#: The verdict may hold anything; the school does not read it.
EXAMPLE: dict[str, Any] = json.loads(EXAMPLE_FILE.read_text(encoding="utf-8")) | {"verdict": None}
JUNK = [None, True, -1, 1, 2**53 - 1, "", "x", "../x", "constructor", [], ["x"], [None], {}, {"a": 1}, "x" * 100_001]


def paths_of(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, inner in items for found in paths_of(inner, (*path, key)))]


PLACES = [path for path in paths_of(EXAMPLE) if path]


@given(st.sampled_from(PLACES), st.sampled_from(JUNK) | st.just("weg"))
def test_reader_and_schema_agree_on_a_file_with_one_thing_changed(place, junk):
    envelope = copy.deepcopy(EXAMPLE)
    around = envelope
    for key in place[:-1]:
        around = around[key]
    if junk == "weg":
        del around[place[-1]]
    else:
        around[place[-1]] = junk

    # A fresh hash would replace a changed one.
    text = canonical_json(envelope) if place == ("sha256",) else sealed(envelope)
    assert is_read(text) == (VALIDATOR.is_valid(envelope) and is_answered(envelope))


def is_answered(envelope: dict[str, Any]) -> bool:
    """Whether each clock has its answer, which a schema cannot express."""
    return all(record["tijden"].keys() <= record["velden"].keys() for record in envelope["records"])


@pytest.mark.parametrize("junk", JUNK, ids=[str(number) for number in range(len(JUNK))])
def test_hash_that_is_none_is_refused_by_both(junk):
    envelope = EXAMPLE | {"sha256": junk}

    assert not is_read(canonical_json(envelope))
    assert not VALIDATOR.is_valid(envelope)


@pytest.mark.parametrize("forbidden", ["__proto__", "constructor", "prototype"])
@pytest.mark.parametrize("place", [(), ("records", 0), ("records", 0, "velden"), ("records", 0, "tijden")])
def test_name_that_may_lie_is_refused_by_both(forbidden, place):
    envelope = copy.deepcopy(EXAMPLE)
    around = envelope
    for key in place:
        around = around[key]
    around[forbidden] = "x"

    assert not is_read(sealed(envelope))
    assert not VALIDATOR.is_valid(envelope)
