"""A map that was filled in on a phone, from the first day to the eindbeoordeling, as the school reads it.

`e2e/test_whole_bpv.py` makes the file through the pages (`BPV_GOLDEN=1`). The
people in it do not exist.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bpv_logic.basis.canonical import sha256_of

GOLDEN = Path(__file__).parents[1] / "golden" / "hele-bpv.json"


def check(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Check a file as a school does."""
    command = [sys.executable, "-m", "bpv_logic", "check", *options, path.name]
    return subprocess.run(command, cwd=path.parent, capture_output=True, encoding="utf-8", check=False)


def codes_in(path: Path) -> set[str]:
    """The codes of what is wrong with a file."""
    [found] = json.loads(check(path, "--json").stdout)
    return {item["code"] for item in found["bevindingen"] if item["uitkomst"] == "voldoet_niet"}


@pytest.fixture
def envelope() -> dict[str, Any]:
    return json.loads(GOLDEN.read_text(encoding="utf-8"))


def record_of(envelope: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(record for record in envelope["records"] if record["soort"] == kind)


def sealed_again(envelope: dict[str, Any], folder: Path) -> Path:
    """Write an envelope with a matching hash, as somebody who changes it on purpose would."""
    envelope.pop("sha256")
    path = folder / "veranderd.json"
    path.write_text(json.dumps({**envelope, "sha256": sha256_of(envelope)}), encoding="utf-8")
    return path


def test_golden_map_is_sound_and_read_in_the_same_sentences():
    done = check(GOLDEN)

    assert done.returncode == 0
    assert done.stdout == GOLDEN.with_suffix(".txt").read_text(encoding="utf-8")


def test_golden_map_holds_a_record_of_every_step(envelope):
    kinds = {record["soort"] for record in envelope["records"]}

    assert kinds >= {
        "student",
        "periode",
        "urendag",
        "urenblok",
        "werkbespreking",
        "contact",
        "leerafspraken",
        "voortgang",
        "opdracht",
        "bewijs",
        "beoordeling",
        "eindbeoordeling",
        "handtekening",
    }
    assert len(envelope["attachments"]) == 1


def test_golden_map_with_one_changed_letter_is_refused(envelope, tmp_path):
    record_of(envelope, "eindbeoordeling")["velden"]["reden"] += "."
    path = tmp_path / "beschadigd.json"
    path.write_text(json.dumps(envelope), encoding="utf-8")

    assert check(path).returncode == 2


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("urendag", "eind", "17:30"),
        ("leerafspraken", "hoe", "Anders."),
        ("beoordeling", "oordeel", "voldoende"),
        ("eindbeoordeling", "oordeel", "niet_voldaan"),
        ("handtekening", "naam", "meneer Anders"),
    ],
)
def test_golden_map_changed_on_purpose_under_a_handtekening_falls_short(envelope, tmp_path, kind, field, value):
    """Wie iets verandert waar al voor getekend is, en het bestand weer kloppend maakt, valt door de mand."""
    record_of(envelope, kind)["velden"][field] = value
    path = sealed_again(envelope, tmp_path)

    assert check(path).returncode == 1
    assert {code.split(".")[0] for code in codes_in(path)} & {"handtekening"}


def test_golden_map_without_changes_is_sound_after_a_new_hash(envelope, tmp_path):
    """Control: the change is what falls short, not the rewriting."""
    assert check(sealed_again(envelope, tmp_path)).returncode == 0
