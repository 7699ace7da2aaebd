"""The invented klas that other tests and measurements use: reproducible, sound, and as varied as a real one."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter

import pytest
from tests.helpers.klas.generator import TODAY, make_klas

from bpv_logic.file.envelope import Envelope, read_envelope
from bpv_logic.verdict.judge import judge_map


@pytest.fixture(name="klas", scope="module")
def _klas() -> list[Envelope]:
    return [read_envelope(text) for _, text in make_klas(60, seed=3)]


def test_same_seed_gives_the_same_bytes_and_a_larger_klas_begins_alike():
    first = list(make_klas(4, seed=7))

    assert first == list(itertools.islice(make_klas(9, seed=7), 4))
    assert first != list(make_klas(4, seed=8))
    assert len({name for name, _ in first}) == 4


def test_every_file_is_whole_and_a_full_year(klas):
    for envelope in klas:
        kinds = Counter(record.soort for record in envelope.bpvmap.present)

        assert envelope.warnings == ()
        assert 50 <= kinds["urendag"] <= 260
        assert {"student", "periode", "contact", "voortgang", "urenblok", "handtekening"} <= set(kinds)


def test_signatures_are_whole_and_some_stand_under_what_was_changed_later(klas):
    states = Counter(seal.staat for envelope in klas for seal in judge_map(envelope.bpvmap, TODAY).view.zegels)

    assert states["beschadigd"] == 0
    assert 0 < states["gewijzigd"] < states["geldig"]


def test_klas_is_as_varied_as_a_real_one(klas):
    maps = [envelope.bpvmap for envelope in klas]
    students = Counter(bpvmap.student.id for bpvmap in maps)
    kinds = {day.text("soort") for bpvmap in maps for day in bpvmap.of("urendag")}
    codes = Counter(finding.code for bpvmap in maps for finding in judge_map(bpvmap, TODAY).bevindingen)
    periodes = {periode.text("leerbedrijf") for bpvmap in maps for periode in bpvmap.periodes}

    assert {bpvmap.student.text("leerweg") for bpvmap in maps} == {"bol", "bbl"}
    assert {len(bpvmap.periodes) for bpvmap in maps} == {1, 2}
    assert len(periodes) > 10
    assert kinds == {"gewerkt", "school", "ziek", "vrij", "feestdag", "afwezig"}
    assert set(students.values()) == {1, 2}
    assert len(codes) > 15
    assert any(envelope.attachments for envelope in klas)
    assert any(envelope.verdict for envelope in klas)


def test_older_file_of_a_student_is_what_the_map_was_then(klas):
    by_student: dict[str, list[Envelope]] = {}
    for envelope in klas:
        by_student.setdefault(envelope.bpvmap.student.id, []).append(envelope)
    older, newer = next(pair for pair in by_student.values() if len(pair) == 2)

    assert older.exported_at < newer.exported_at
    assert {record.id for record in older.records} < {record.id for record in newer.records}
    assert max(record.newest for record in older.records) <= older.exported_at


def test_klas_of_an_earlier_day_holds_nothing_of_later():
    day = dt.date(2026, 11, 25)
    for _, text in make_klas(3, seed=2, today=day):
        envelope = read_envelope(text)

        assert envelope.exported_at[:10] <= str(day)
        assert max(record.newest for record in envelope.records)[:10] <= str(day)
